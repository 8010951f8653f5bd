/** Faults of a subject's file: those of any file of the app, and those of its own references. */
import { formatPath } from '../referentiel/referentiel.faults.ts';
import type { FaultPath, ReferentielFaultCode } from '../referentiel/referentiel.faults.ts';

export type SubjectFaultCode =
  | ReferentielFaultCode
  | 'unknown-stage'
  | 'criterion-without-answer'
  | 'criterion-out-of-scope'
  | 'other-referentiel'
  | 'unknown-bloc'
  | 'leak';

export interface SubjectFault {
  /** Such as `roles[0].moves[2].moment.stage`; empty for the file as a whole. */
  readonly path: string;
  readonly code: SubjectFaultCode;
  /** In French, for the command line and the import report. */
  readonly message: string;
}

/** One fault at a path. */
export function subjectFault(path: FaultPath, code: SubjectFaultCode, message: string): SubjectFault {
  return { path: formatPath(path), code, message };
}
