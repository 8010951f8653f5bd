/** Faults of a certification's file, of either format: at its path and line, with a closed code and a reason in French. */
import type { FaultPath, ReferentielFaultCode } from '../referentiel/referentiel.faults.ts';
import { formatPath } from '../referentiel/referentiel.faults.ts';

export type CertificationFaultCode = ReferentielFaultCode;

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
