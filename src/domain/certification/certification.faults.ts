/** Faults of a certification's file, of either format: at its path and line, with a closed code and a reason in French. */
import type { FaultPath, ReferentielFaultCode } from '../referentiel/referentiel.faults.ts';
import { formatPath } from '../referentiel/referentiel.faults.ts';

export type CertificationFaultCode =
  | ReferentielFaultCode
  | 'duplicate-key'
  /** Two things that the screen or the minutes could not tell apart. */
  | 'same-words'
  | 'unknown-bloc'
  | 'unknown-scale'
  | 'unknown-level'
  /** A rule names a competence or a criterion that it does not govern. */
  | 'unknown-target'
  | 'scale-order'
  | 'off-step'
  | 'range-reversed'
  | 'mentions-overlap'
  | 'nothing-to-mark'
  /** No mark, or no jury, can ever satisfy it. */
  | 'unreachable'
  /** Every mark satisfies it. */
  | 'no-effect'
  /** What nobody sees, and makes one text pass for another. */
  | 'unseen'
  /** Two parts that exclude each other. */
  | 'incompatible';

export interface CertificationFault {
  /** Such as `competences[2].criteria[0].title`; empty for the file as a whole. */
  readonly path: string;
  /** In the file's text, counted from 1; null when there is no text. */
  readonly line: number | null;
  readonly code: CertificationFaultCode;
  /** In French, the same in the app and in the command. */
  readonly message: string;
}

/** A fault before its line is known. */
export type PlacedFault = Omit<CertificationFault, 'line'>;

/** One fault at a path. */
export function certificationFault(
  path: FaultPath,
  code: CertificationFaultCode,
  message: string,
): PlacedFault {
  return { path: formatPath(path), code, message };
}

/** A fault for each entry that stands in a list before. */
export function repeatedEntries(entries: readonly (string | number)[], at: FaultPath): PlacedFault[] {
  return entries.flatMap((entry, index) =>
    entries.indexOf(entry) === index
      ? []
      : [
          certificationFault(
            [...at, index],
            'duplicate-entry',
            `« ${String(entry)} » figure déjà dans cette liste`,
          ),
        ],
  );
}

/** A fault for each entry that is not known. */
export function unknownEntries(
  entries: readonly string[],
  known: ReadonlySet<string>,
  at: FaultPath,
  code: CertificationFaultCode,
  messageOf: (entry: string) => string,
): PlacedFault[] {
  return entries.flatMap((entry, index) =>
    known.has(entry) ? [] : [certificationFault([...at, index], code, messageOf(entry))],
  );
}

/** A word as the eye reads it: whatever its case, its spaces and how its accents are written. */
export function asSeen(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .toLocaleLowerCase('fr');
}
