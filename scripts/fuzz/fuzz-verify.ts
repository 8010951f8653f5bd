/** Runs the verifier on many inputs that are no true minutes, and counts what it must never do. */
import type { Verdict } from '../../src/verify/report.ts';
import { verifyDocuments } from '../../tests/fixtures/verify/checking.ts';
import type { VerifyInput } from '../../src/verify/inputs.ts';
import { unwrapped } from '../../src/verify/transit.ts';
import { MUTATIONS } from './mutations.ts';
import { PATHOLOGICAL } from './pathological.ts';
import { SeededRandom } from './random.ts';
import { loadSamples, type Samples } from './samples.ts';

export interface FuzzResult {
  /** How to make each input of that kind again, with what went wrong. */
  readonly crashes: readonly string[];
  readonly over5s: readonly string[];
  readonly authentic: readonly string[];
  readonly slowestMs: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
  readonly kinds: ReadonlyMap<string, number>;
}

interface Made {
  readonly kind: string;
  readonly inputs: readonly VerifyInput[];
}

const BUDGET_MS = 5_000;
/** One input in so many is made to keep the reader busy. */
const PATHOLOGICAL_SHARE = 12;
const REPORT_EVERY = 500;

/** Tries `runs` inputs; the same seed makes the same ones. */
export async function fuzzVerify(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  onProgress: (done: number) => void,
): Promise<FuzzResult> {
  const samples = await loadSamples();
  const found = { crashes: [] as string[], over5s: [] as string[], authentic: [] as string[] };
  const [verdicts, kinds] = [new Map<Verdict, number>(), new Map<string, number>()];
  let slowestMs = 0;
  for (let run = 0; run < runs; run += 1) {
    const { inputs, kind } = await make(samples, new SeededRandom(seed * 1_000_003 + run));
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const label = `${kind}, run ${String(run)} of seed ${String(seed)}`;
    const from = performance.now();
    try {
      const { verdict } = await verifyDocuments(inputs);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (verdict === 'authentic') found.authentic.push(`authentic: ${label}`);
    } catch (error) {
      found.crashes.push(`crash: ${label}: ${String(error)}`);
    }
    const tookMs = performance.now() - from;
    slowestMs = Math.max(slowestMs, tookMs);
    if (tookMs > BUDGET_MS) found.over5s.push(`slow: ${label}: ${String(Math.round(tookMs))} ms`);
    if ((run + 1) % REPORT_EVERY === 0) onProgress(run + 1);
  }
  return { ...found, slowestMs, verdicts, kinds };
}

/** Either a document that was changed, or true minutes with a certificate that was: neither may be authentic. */
async function make(samples: Samples, random: SeededRandom): Promise<Made> {
  if (random.below(PATHOLOGICAL_SHARE) === 0) {
    const [kind, build] = random.pick([...PATHOLOGICAL]);
    return { kind, inputs: [{ name: 'a.pdf', bytes: build(random) }] };
  }
  const [kind, mutate] = random.pick([...MUTATIONS]);
  const isStamped = random.below(2) === 0;
  const pdf = isStamped ? samples.stamped : samples.pdf;
  const beside = [
    { name: 'autorite.crt', bytes: samples.authority },
    { name: 'horodatage.crt', bytes: samples.timestampAuthority },
    { name: 'liste.crl', bytes: samples.list },
  ];
  if (random.below(4) > 0) {
    return { kind, inputs: [{ name: 'pv.pdf', bytes: await changed(pdf, mutate, random) }, ...beside] };
  }
  // The list and a root that vouches for nothing here may be what they are: the authority is changed with them.
  const broken: VerifyInput[] = [];
  for (const file of beside) broken.push({ ...file, bytes: await changed(file.bytes, mutate, random) });
  const safe = broken.filter(({ name }) => name !== 'autorite.crt');
  return {
    kind,
    inputs: [
      { name: 'pv.pdf', bytes: pdf },
      ...safe,
      { name: 'x.crt', bytes: decoded(broken[0]?.bytes, random) },
    ],
  };
}

/** The bytes after a change that made a difference to the document in them: blanks around it make none. */
async function changed(
  bytes: Uint8Array,
  mutate: (bytes: Uint8Array, random: SeededRandom) => Uint8Array,
  random: SeededRandom,
): Promise<Uint8Array> {
  const made = mutate(bytes, random);
  const { bytes: document } = await unwrapped(made);
  const isSame = document.length === bytes.length && document.every((octet, index) => octet === bytes[index]);
  return isSame ? new Uint8Array([...bytes, 1]) : made;
}

/** A certificate as DER with a byte changed: spaces in its text form would leave it as it was. */
function decoded(pem: Uint8Array | undefined, random: SeededRandom): Uint8Array {
  const base64 = /-----BEGIN [^-]*-----([\s\S]*?)-----END/.exec(new TextDecoder().decode(pem))?.[1] ?? '';
  const der = new Uint8Array(Buffer.from(base64, 'base64'));
  if (der.length === 0) return random.bytes(64);
  const at = random.below(der.length);
  der[at] = (der[at] ?? 0) ^ (1 << random.below(8));
  return der;
}
