/** The whole path of a candidate: for each bloc, each test that bears on it, with all that is known of it. */
import type { Certification } from '../certification/certification.schema.ts';
import type { Test } from '../certification/test.schema.ts';
import { isHeldOn } from './enrolment.ts';
import type { HeldBloc } from './enrolment.ts';
import type { EnteredEvidence } from './evidence.ts';

export type TestState = 'to-come' | 'absent' | 'excused' | 'done' | 'exempted';

/** What a passage says of its test. */
export interface PassedTest {
  readonly passageId: string;
  readonly testId: string;
  /** ISO calendar date of its session. */
  readonly date: string;
  readonly isArchived: boolean;
  readonly attendance: 'present' | 'late' | 'absent-justified' | 'absent-unjustified' | null;
}

export interface PathTest<Passage extends PassedTest> {
  readonly testId: string;
  readonly title: string;
  readonly state: TestState;
  readonly passages: readonly Passage[];
  readonly entries: readonly EnteredEvidence[];
}

export interface PathBloc<Passage extends PassedTest> {
  /** Null for tests of the certification as a whole. */
  readonly blocId: string | null;
  readonly sourceLabel: string;
  readonly title: string;
  readonly isSought: boolean;
  readonly held: (HeldBloc & { readonly isValid: boolean }) | null;
  readonly tests: readonly PathTest<Passage>[];
}

/** Blocs in the order of the certification, those neither sought nor held nor tested left out; then the whole. */
export function pathOf<Passage extends PassedTest>(
  certification: Pick<Certification, 'blocs' | 'tests'>,
  enrolment: { readonly blocIds: readonly string[]; readonly held: readonly HeldBloc[] },
  known: { readonly passages: readonly Passage[]; readonly entries: readonly EnteredEvidence[] },
  today: string,
): readonly PathBloc<Passage>[] {
  const row = (test: Test): PathTest<Passage> => {
    const passages = known.passages.filter(({ testId }) => testId === test.id);
    const entries = known.entries.filter(({ testId }) => testId === test.id);
    return { testId: test.id, title: test.title, state: stateOf(passages, entries), passages, entries };
  };
  const blocs = certification.blocs.map((bloc): PathBloc<Passage> => {
    const held = enrolment.held.find(({ blocId }) => blocId === bloc.id);
    return {
      blocId: bloc.id,
      sourceLabel: bloc.sourceLabel,
      title: bloc.title,
      isSought: enrolment.blocIds.includes(bloc.id),
      held: held === undefined ? null : { ...held, isValid: isHeldOn(held, today) },
      tests: certification.tests.filter(({ blocIds }) => blocIds.includes(bloc.id)).map(row),
    };
  });
  const whole = certification.tests.filter(({ blocIds }) => blocIds.length === 0).map(row);
  const isShown = ({ held, isSought, tests }: PathBloc<Passage>) =>
    isSought || held !== null || tests.some(({ entries, passages }) => entries.length + passages.length > 0);
  return [
    ...blocs.filter(isShown),
    ...(whole.length === 0
      ? []
      : [{ blocId: null, sourceLabel: '', title: '', isSought: true, held: null, tests: whole }]),
  ];
}

/** An absence says nothing any more once the test was held; an exemption stands before what is to come. */
function stateOf(passages: readonly PassedTest[], entries: readonly EnteredEvidence[]): TestState {
  const standing = entries.filter(({ withdrawal }) => withdrawal === null);
  const isAbsence = ({ attendance }: PassedTest) => attendance?.startsWith('absent') === true;
  const isDone =
    passages.some((passage) => passage.isArchived && !isAbsence(passage)) ||
    standing.some(({ kind }) => kind !== 'exemption' && kind !== 'absence');
  if (isDone) return 'done';
  if (standing.some(({ kind }) => kind === 'exemption')) return 'exempted';
  const absences = [
    ...passages
      .filter((passage) => passage.isArchived && isAbsence(passage))
      .map(({ attendance, date }) => ({
        date,
        isExcused: attendance === 'absent-justified',
      })),
    ...standing
      .filter(({ kind }) => kind === 'absence')
      .map(({ payload }) => ({ date: payload.date, isExcused: payload.isExcused })),
  ].sort((one, other) => one.date.localeCompare(other.date));
  const last = absences.at(-1);
  const isPlanned = passages.some(({ isArchived, date }) => !isArchived && date >= (last?.date ?? ''));
  if (last === undefined || isPlanned) return 'to-come';
  return last.isExcused ? 'excused' : 'absent';
}
