/** What the seal says of those who signed outside of the application. */
import { SIGNED } from '../../documents/minutes-wording.ts';
import { comparedText } from '../pages/printed-words.ts';

/** Who did not sign in their field, and the files that stand for them as far as a proof names them. */
export interface OutsideText {
  readonly names: readonly string[];
  /** SHA-256 (hex) of the files; null when no proof was given. */
  readonly files: readonly string[] | null;
}

const DIGEST = /SHA-256([0-9a-f]{12})…([0-9a-f]{8})$/;
const KINDS = ['electronic', 'scan'] as const;

/** Whether a text names exactly those members, each by a file that is known where files are. */
export function isOutsideText(text: string, { files, names }: OutsideText): boolean {
  const found = comparedText(text)
    .split(';')
    .map((part) => readPart(part, files));
  // Names may hold commas: all of them together are what must be found.
  const left = names
    .map(comparedText)
    .sort((one, other) => other.length - one.length)
    .reduce<string | null>((rest, name) => {
      const at = rest?.indexOf(name) ?? -1;
      return rest === null || at < 0 ? null : rest.slice(0, at) + rest.slice(at + name.length);
    }, found.join(','));
  return !found.includes(null) && left !== null && /^,*$/.test(left);
}

/** The names in one part; null when it is not of the application's words, or names another file. */
function readPart(part: string, files: readonly string[] | null): string | null {
  const [, head = '', tail = ''] = DIGEST.exec(part) ?? [];
  if (head === '') return null;
  if (files !== null && !files.some((file) => file.startsWith(head) && file.endsWith(tail))) return null;
  for (const kind of KINDS) {
    const digest = `${head}${'0'.repeat(44)}${tail}`;
    const [before = '', after = ''] = comparedText(SIGNED.outsideBy('@@', kind, digest)).split('@@');
    if (part.startsWith(before) && part.endsWith(after))
      return part.slice(before.length, part.length - after.length);
  }
  return null;
}
