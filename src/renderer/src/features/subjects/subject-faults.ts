import type { SubjectFaultCode } from '../../../../domain/roleplay/subject.faults.ts';
import type { ReferentielFaultCode } from '../../../../domain/referentiel/referentiel.faults.ts';
import { ApiError } from '../../lib/api.ts';
import { readFaults } from '../../lib/file-faults.ts';
import type { ShownFault } from '../../lib/file-faults.ts';
import type frSubjects from '../../../../../resources/locales/fr/subjects.json';

type OwnCode = Exclude<SubjectFaultCode, ReferentielFaultCode>;

/** One entry for each code that only subjects have, so that the compiler asks for the sentence of a new one. */
const OWN_CODES: Readonly<Record<OwnCode, keyof typeof frSubjects.fault>> = {
  'unknown-stage': 'unknown-stage',
  'criterion-without-answer': 'criterion-without-answer',
  'criterion-out-of-scope': 'criterion-out-of-scope',
  'other-referentiel': 'other-referentiel',
  'unknown-bloc': 'unknown-bloc',
  leak: 'leak',
};

export function isSubjectFaultCode(code: string): code is OwnCode {
  return Object.hasOwn(OWN_CODES, code);
}

/** The faults for which a subject was refused; empty when it failed for another reason. */
export function faultsOf(error: unknown): readonly ShownFault[] {
  return error instanceof ApiError ? readFaults(error.details) : [];
}
