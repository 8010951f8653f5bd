/** A candidate's file while it is being written. */
import type { AccessWay } from '../../../../domain/candidate/enrolment.ts';
import { newPerson } from '../../../../domain/candidate/person.ts';
import type { PersonDetails } from '../../../../domain/candidate/person.ts';
import type { ReferentielSummary } from '../../../../shared/areas/certifications.ts';
import type { PupitreApi } from '../../../../shared/contract.ts';

type PersonInput = Parameters<PupitreApi['candidates']['save']>[0];
type EnrolmentInput = NonNullable<PersonInput['enrolment']>;

/** The names apart, as they are typed. */
export interface CandidateDraft extends Omit<PersonDetails, 'firstNames'> {
  readonly firstNames: readonly [string, string, string];
}

export const EMPTY_CANDIDATE = draftOf(newPerson('', ''));

export function draftOf({
  firstNames: [first = '', second = '', third = ''],
  ...details
}: PersonDetails): CandidateDraft {
  return { ...details, firstNames: [first, second, third] };
}

/** What is sent: texts trimmed, nothing for a code that was not typed. */
export function detailsOf({ birth, firstNames, ...draft }: CandidateDraft): PersonInput['details'] {
  const code = (text: string | null) => {
    const typed = (text ?? '').trim().toUpperCase();
    return typed === '' ? null : typed;
  };
  const [first, ...others] = firstNames.map((name) => name.trim());
  return {
    ...draft,
    firstNames: [first ?? '', ...others.filter((name) => name !== '')],
    birth: {
      ...birth,
      code: code(birth.code),
      postcode: code(birth.postcode),
      country: code(birth.country),
    },
  };
}

/** An enrolment for all blocs of a certification. */
export function enrolmentFor(
  { blocs, id, version }: Pick<ReferentielSummary, 'blocs' | 'id' | 'version'>,
  accessWay: AccessWay | null,
  today: string,
): EnrolmentInput {
  return {
    certification: { id, version },
    blocIds: blocs.map((bloc) => bloc.id),
    accessWay,
    vaeWay: null,
    initiative: null,
    enrolledOn: today,
    accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
    cpfFile: '',
  };
}
