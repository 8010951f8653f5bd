/**
 * What the last whole checks left in a file beside the database: how far the register was found whole, and whether the
 * file was found damaged. A hint and no proof: it dates what is shown until the next check, and spares none.
 */
import { readNote } from './computer-notes.ts';
import { replaceFile } from './private-files.ts';

/** The chain up to there was found whole, with every record under it. */
export interface VerifiedPrefix {
  readonly seq: number;
  /** Digest of the chain at that length. */
  readonly digest: string;
  /** When it was checked, epoch ms. */
  readonly at: number;
  /** Code of the installation then: a register that was restored since is checked anew. */
  readonly code: string;
}

export interface CheckMarks {
  /** Null when none was kept, or none that can be read. */
  verified(): VerifiedPrefix | null;
  /** Throws when it cannot be written. */
  keepVerified(prefix: VerifiedPrefix): void;
  /** Whether the pages of the file were found damaged: the next start then reads all of them before it opens. */
  isDamaged(): boolean;
  keepDamaged(isDamaged: boolean): void;
}

/** What the name of the file adds to that of the database. */
const CHECKED_SUFFIX = '-checked.json';

/** The marks beside that database. */
export function checkMarks(databaseFile: string): CheckMarks {
  const file = `${databaseFile}${CHECKED_SUFFIX}`;
  const keep = (change: Readonly<Record<string, unknown>>) => {
    replaceFile(file, `${JSON.stringify({ ...readNote(file), ...change })}\n`);
  };
  return {
    verified: () => prefixOf(readNote(file)?.['verified']),
    keepVerified: (verified) => {
      keep({ verified });
    },
    isDamaged: () => readNote(file)?.['isDamaged'] === true,
    keepDamaged: (isDamaged) => {
      keep({ isDamaged });
    },
  };
}

function prefixOf(note: unknown): VerifiedPrefix | null {
  if (typeof note !== 'object' || note === null) return null;
  const { at, code, digest, seq } = note as Readonly<Record<string, unknown>>;
  const isPrefix =
    Number.isSafeInteger(seq) &&
    Number.isSafeInteger(at) &&
    typeof digest === 'string' &&
    typeof code === 'string';
  return isPrefix ? { seq: Number(seq), at: Number(at), digest, code } : null;
}
