/** What minutes of any version state of their test: `/1` called it a decision on a bloc, and later ones the result of a test. */
import type { DecisionOutcome } from '../assessment/assessment.types.ts';
import type { MinutesContent, MinutesContent1, MinutesContent2 } from './minutes.schema.ts';

export type TestOutcome = MinutesContent2['result']['outcome'];

/** What is the same in every version. */
type StatedResult = Omit<MinutesContent1['decision'], 'outcome'>;

const TEST_OUTCOME = {
  validated: 'favourable',
  refused: 'unfavourable',
  'not-assessed': 'not-assessed',
} as const satisfies Readonly<Record<DecisionOutcome, TestOutcome>>;

const DECISION_OUTCOME = {
  favourable: 'validated',
  unfavourable: 'refused',
  'not-assessed': 'not-assessed',
} as const satisfies Readonly<Record<TestOutcome, DecisionOutcome>>;

/** Whether the content states the result of a test; that of the first version calls it a decision on a bloc. */
export function statesResult(content: MinutesContent): content is MinutesContent2 {
  return content.schema !== 'pupitre.minutes/1';
}

/** An outcome that the jury gave, as the result of a test. */
export function testOutcome<Outcome extends DecisionOutcome>(
  outcome: Outcome,
): (typeof TEST_OUTCOME)[Outcome] {
  return TEST_OUTCOME[outcome];
}

/** The same outcome, as the jury's records and the lists of the application hold it. */
export function decisionOutcome(outcome: TestOutcome): DecisionOutcome {
  return DECISION_OUTCOME[outcome];
}

/** Member of the content under which the result stands. */
export function resultField({ schema }: Pick<MinutesContent, 'schema'>): 'decision' | 'result' {
  return schema === 'pupitre.minutes/1' ? 'decision' : 'result';
}

/** The result with its vote and reasons, but for its outcome, which each version words in its own way. */
export function statedResult(content: MinutesContent): StatedResult {
  return content.schema === 'pupitre.minutes/1' ? content.decision : content.result;
}

/** Its outcome, as lists of the application hold it. */
export function outcomeOf(content: MinutesContent): DecisionOutcome {
  return content.schema === 'pupitre.minutes/1'
    ? content.decision.outcome
    : decisionOutcome(content.result.outcome);
}

/** Ids of the blocs that the test bears on; none for a test of the certification as a whole. */
export function blocIdsOf(content: MinutesContent): readonly string[] {
  return content.schema === 'pupitre.minutes/1' ? [content.bloc.id] : content.blocs.map(({ id }) => id);
}

const WORD = {
  favourable: 'favourable',
  unfavourable: 'unfavourable',
  'not-assessed': 'none',
} as const satisfies Readonly<Record<TestOutcome, 'favourable' | 'unfavourable' | 'none'>>;

/** An outcome in the certification's words: that of a bloc where this test alone decides it, else that of a test. */
export function outcomeWord(
  { certification, test }: Pick<MinutesContent2, 'certification' | 'test'>,
  outcome: TestOutcome,
): string {
  const { blocOutcome, test: ofTest } = certification.words;
  return (test.isDeciding ? blocOutcome : ofTest)[WORD[outcome]];
}
