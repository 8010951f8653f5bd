import { fromReferentiel } from '../../../src/domain/certification/from-referentiel.ts';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import { CQP_PATH, readReferentiel, THREE_PHASES_PATH } from '../referentiel/referentiel-files.ts';

/** The first certification, and an imaginary one, as files of format 1 give them. */
export const cqp: Certification = fromReferentiel(readReferentiel(CQP_PATH));
export const threePhases: Certification = fromReferentiel(readReferentiel(THREE_PHASES_PATH));

/** The same with some of its parts replaced. */
export function withParts(certification: Certification, parts: Partial<Certification>): Certification {
  return { ...certification, ...parts };
}
