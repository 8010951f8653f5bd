/** Ways of making a file that is not what it was. Each answers other bytes than those it was given. */
import type { SeededRandom } from './random.ts';

export type Mutation = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

/** What a PDF is made of: put where it does not belong, it leads readers astray. */
const TOKENS = [
  ...[
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '/',
    '%',
    'null',
    'true',
    '0 0 R',
    '1 0 R',
    '999999 0 R',
    '-1',
    '1e9',
  ],
  ...[
    'endobj',
    'endstream',
    'stream\n',
    'xref\n',
    'trailer\n',
    'startxref\n',
    '%%EOF\n',
    '9999999999',
    '/Length 99999999',
  ],
  ...[
    '/Kids [1 0 R 1 0 R 1 0 R]',
    '/Filter /FlateDecode',
    '/Type /Action',
    'beginbfchar ',
    'begincodespacerange',
    '\u0000',
  ],
];

function spliced(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - removed + added.length);
  result.set(bytes.subarray(0, at));
  result.set(added, at);
  result.set(bytes.subarray(at + removed), at + added.length);
  return result;
}

function flipped(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const changed = bytes.slice();
  const at = random.below(bytes.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  return changed;
}

function noisy(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.below(bytes.length);
  const noise = random.bytes(1 + random.below(64));
  return spliced(bytes, at, Math.min(noise.length, bytes.length - at), noise);
}

function tokened(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const token = new TextEncoder().encode(random.pick(TOKENS).repeat(1 + random.below(4)));
  return spliced(bytes, random.below(bytes.length), 0, token);
}

function moved(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const [from, at] = [random.below(bytes.length), random.below(bytes.length)];
  const piece = bytes.slice(from, from + 1 + random.below(4_096));
  return spliced(bytes, at, 0, piece);
}

/** The mutations of any file, by the name under which they are counted. */
export const MUTATIONS: ReadonlyMap<string, Mutation> = new Map<string, Mutation>([
  ['flip', flipped],
  ['noise', noisy],
  ['token', tokened],
  ['move', moved],
  ['cut', (bytes, random) => bytes.slice(0, random.below(bytes.length))],
  [
    'drop',
    (bytes, random) => {
      const at = random.below(bytes.length);
      return spliced(bytes, at, Math.min(1 + random.below(2_048), bytes.length - at), new Uint8Array());
    },
  ],
  ['append', (bytes, random) => spliced(bytes, bytes.length, 0, random.bytes(1 + random.below(200)))],
]);
