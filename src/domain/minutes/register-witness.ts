/** Reading a witness of the register that someone kept: as a file, as a scanned code, or typed from paper. */

export interface RegisterWitness {
  /** Epoch ms at which it was made; null when it was typed without. */
  readonly at: number | null;
  /** Number of records that it counts. */
  readonly seq: number;
  /** SHA-256 (hex) that stands for all of them. */
  readonly digest: string;
}

const COUNT = /^\d{1,3}(?:[ \u00a0\u202f]?\d{3})*$|^\d+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const HEX_GROUPS = /^[0-9a-f\s\u00a0\u202f]+$/i;
const DIGEST = /^[0-9a-f]{64}$/;
const MAX_SEQ_DIGITS = 15;

/**
 * The number of records, then the digest, in groups or not, over one line or more; a title and an instant may stand
 * before them. Null when the text does not hold exactly one of each.
 */
export function readWitnessText(text: string): RegisterWitness | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const countAt = lines.findIndex((line) => COUNT.test(line));
  const count = (lines[countAt] ?? '').replace(/\D/g, '');
  if (count === '' || count.length > MAX_SEQ_DIGITS) return null;
  const after = lines.slice(countAt + 1);
  if (!after.every((line) => HEX_GROUPS.test(line))) return null;
  const digest = after
    .join('')
    .replace(/[\s\u00a0\u202f]/g, '')
    .toLowerCase();
  if (!DIGEST.test(digest)) return null;
  const instant = lines.slice(0, countAt).find((line) => INSTANT.test(line));
  return { at: instant === undefined ? null : Date.parse(instant), seq: Number(count), digest };
}
