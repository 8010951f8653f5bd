/** Heads of the digest chain that somebody kept outside of the application. */

/** The chain as it was at some moment. */
export interface Witness {
  /** Epoch ms at which it was exported. */
  readonly at: number;
  /** Number of records. */
  readonly seq: number;
  /** SHA-256 (hex) that stands for all of them. */
  readonly digest: string;
}

/** A title, an instant, a number of records and their digest, each on its line. */
const WITNESS =
  /^[^\r\n]{1,200}\r?\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)\r?\n(0|[1-9]\d{0,14})\r?\n([0-9a-f]{64})\s*$/;

/** Reads an exported head; null when the text is not one. */
export function readWitness(text: string): Witness | null {
  const [, at = '', seq = '', digest = ''] = WITNESS.exec(text) ?? [];
  return digest === '' ? null : { at: Date.parse(at), seq: Number(seq), digest };
}
