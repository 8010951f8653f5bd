import { durationMs } from '../../../../domain/time/time.ts';
import type { PupitreApi } from '../../../../shared/contract.ts';
import { NO_ACCOMMODATION } from '../../../../domain/passage/accommodation.ts';
import type { Accommodation } from '../../../../domain/passage/accommodation.ts';
import type {
  OtherTestSummary,
  ReferentielSummary,
  TestSummary,
} from '../../../../shared/areas/certifications.ts';
import type { AccommodationInput, CandidateIdentity } from '../../../../shared/areas/passage/prepared.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import type { PassageSetup } from '../../../../shared/areas/preparation/setups.ts';

type PassageInput = Parameters<PupitreApi['setups']['save']>[0];

/** A passage while it is being prepared. */
export interface SetupDraft {
  readonly candidate: CandidateIdentity;
  /** Whose file was chosen; null where what is typed opens or follows one. */
  readonly personId: string | null;
  readonly testId: string | null;
  readonly caseTitle: string;
  readonly accommodation: AccommodationInput;
  readonly evaluatorChoice: PassageSetup['evaluatorChoice'];
  readonly plannedTime: string | null;
  readonly importedResults: Readonly<Record<string, string>>;
  /** As they are typed: questions one a line. */
  readonly handouts: { readonly textTitle: string; readonly text: string; readonly questions: string };
}

export type SetupDraftFault = 'lastName' | 'firstName' | 'test';
export type PassportGap = 'birthDate' | 'birthPlace';

type BlocSummary = ReferentielSummary['blocs'][number];

/** A jury test with the blocs that it bears on; none when it bears on the certification as a whole. */
export interface OfferedTest {
  readonly blocs: readonly BlocSummary[];
  readonly test: TestSummary;
}

const EMPTY_CANDIDATE: CandidateIdentity = {
  lastName: '',
  firstName: '',
  birthDate: '',
  birthPlace: '',
  company: '',
  trainingBody: '',
  tutor: '',
};

export const EMPTY_SETUP: SetupDraft = {
  candidate: EMPTY_CANDIDATE,
  personId: null,
  testId: null,
  caseTitle: '',
  accommodation: NO_ACCOMMODATION,
  evaluatorChoice: null,
  plannedTime: null,
  importedResults: {},
  handouts: { textTitle: '', text: '', questions: '' },
};

export function draftOfSetup(setup: PassageSetup): SetupDraft {
  const { candidate, testId, caseTitle, accommodation, evaluatorChoice, plannedTime, importedResults } =
    setup;
  const { questions, text } = setup.handouts;
  return {
    ...{ candidate, personId: null, testId, caseTitle, accommodation },
    ...{ evaluatorChoice, plannedTime, importedResults },
    handouts: { textTitle: text?.title ?? '', text: text?.text ?? '', questions: questions.join('\n') },
  };
}

/** The jury tests that bear on the session's blocs and on no other. */
export function offeredTests({ referentiel, blocIds }: SessionView): readonly OfferedTest[] {
  const { blocs, juryTests } = referentiel;
  return juryTests
    .filter((test) => test.blocIds.every((id) => blocIds.includes(id)))
    .map((test) => ({ blocs: blocs.filter(({ id }) => test.blocIds.includes(id)), test }));
}

/** Tests of the same blocs that no jury holds: their results may be imported. */
export function importableTests(
  { test }: Pick<OfferedTest, 'test'>,
  { otherTests }: Pick<ReferentielSummary, 'otherTests'>,
): readonly OtherTestSummary[] {
  return otherTests.filter(
    ({ blocIds }) =>
      test.blocIds.length === 0 || blocIds.length === 0 || blocIds.some((id) => test.blocIds.includes(id)),
  );
}

/** What keeps a passage from being saved, in the order of the form. */
export function setupDraftFaults(draft: SetupDraft): readonly SetupDraftFault[] {
  const faults: SetupDraftFault[] = [];
  if (draft.candidate.lastName.trim() === '') faults.push('lastName');
  if (draft.candidate.firstName.trim() === '') faults.push('firstName');
  if (draft.testId === null) faults.push('test');
  return faults;
}

/** What the national skills passport will ask for and is not known yet. */
export function passportGaps({ birthDate, birthPlace }: CandidateIdentity): readonly PassportGap[] {
  const gaps: PassportGap[] = [];
  if (birthDate === '') gaps.push('birthDate');
  if (birthPlace.trim() === '') gaps.push('birthPlace');
  return gaps;
}

/** The measure as the domain reckons with it. */
export function accommodationOf({ timeMeasure, otherMeasures }: AccommodationInput): Accommodation {
  return timeMeasure.kind === 'fixed'
    ? { timeMeasure: { kind: 'fixed', extraMs: durationMs(timeMeasure.extraMs) }, otherMeasures }
    : { timeMeasure, otherMeasures };
}

/** The request that saves a draft; null while it has faults. */
export function setupInputOf(
  draft: SetupDraft,
  session: SessionView,
  passageId?: string,
): PassageInput | null {
  const offered = offeredTests(session).find(({ test }) => test.id === draft.testId);
  if (offered === undefined || setupDraftFaults(draft).length > 0) return null;
  const { test } = offered;
  const written = Object.entries(draft.importedResults).filter(([, result]) => result.trim() !== '');
  const known = new Set(importableTests(offered, session.referentiel).map(({ id }) => id));
  return {
    sessionId: session.id,
    ...(passageId === undefined ? {} : { passageId }),
    candidate: trimmed(draft.candidate),
    ...(draft.personId === null ? {} : { personId: draft.personId }),
    testId: test.id,
    caseTitle: draft.caseTitle.trim(),
    accommodation: {
      timeMeasure: draft.accommodation.timeMeasure,
      otherMeasures: draft.accommodation.otherMeasures
        .map((measure) => measure.trim())
        .filter((measure) => measure !== ''),
    },
    evaluatorChoice: test.contradiction === null ? null : draft.evaluatorChoice,
    plannedTime: draft.plannedTime,
    importedResults: Object.fromEntries(written.filter(([testId]) => known.has(testId))),
    ...handoutsInput(draft, test),
  };
}

/** Where the test asks for none, what was prepared before stays as it is. */
function handoutsInput(
  { handouts }: SetupDraft,
  { materials }: Pick<TestSummary, 'materials'>,
): Pick<PassageInput, 'handouts'> {
  if (!materials.includes('text') && !materials.includes('drawn-question')) return {};
  const text = handouts.text.trim();
  const questions = handouts.questions
    .split('\n')
    .map((question) => question.trim())
    .filter((question) => question !== '');
  return {
    handouts: {
      text: text === '' ? null : { title: handouts.textTitle.trim(), text },
      questions: [...new Set(questions)],
    },
  };
}

function trimmed(candidate: CandidateIdentity): CandidateIdentity {
  return {
    lastName: candidate.lastName.trim(),
    firstName: candidate.firstName.trim(),
    birthDate: candidate.birthDate,
    birthPlace: candidate.birthPlace.trim(),
    company: candidate.company.trim(),
    trainingBody: candidate.trainingBody.trim(),
    tutor: candidate.tutor.trim(),
  };
}
