/** What sealed minutes of a test say of its blocs: evidence, and a ruling where they decided. */
import { isMandatedTest, testRulings } from './rulings-of-minutes.ts';
import type { FoundMinutes } from './rulings-of-minutes.ts';
import type { Evidence, TestState } from '../../../domain/bloc/bloc.schema.ts';
import type { SealedRuling } from '../../../domain/bloc/current-ruling.ts';
import { exact, toText } from '../../../domain/assessment/reckoning/exact.ts';
import type {
  MinutesContent,
  MinutesContent1,
  MinutesContent2,
} from '../../../domain/minutes/minutes.schema.ts';
import { sittingMembers } from '../../../domain/minutes/signatories.ts';
import { outcomeWord } from '../../../domain/minutes/stated-result.ts';

export interface GivenByMinutes {
  readonly evidence: readonly Evidence[];
  /** Of the enrolment that the reader names. */
  readonly rulings: readonly Omit<SealedRuling, 'enrolmentId'>[];
}

/** What these minutes are evidence of, and what they decide; only what is usable decides. */
export function givenByMinutes(found: FoundMinutes): GivenByMinutes {
  const { content } = found;
  const evidence =
    content.schema === 'pupitre.minutes/1' ? [earlier(found, content)] : results(found, content);
  const isRuling = found.status === 'usable' && isMandatedTest(content);
  return { evidence, rulings: isRuling ? testRulings(found) : [] };
}

/** Of 0.1.0: what was proposed or decided of the bloc stands on one test of it. */
function earlier(found: FoundMinutes, content: MinutesContent1): Evidence {
  const { decision, proposal, test } = content;
  const isAssessed = decision.outcome !== 'not-assessed';
  return {
    ...common(found),
    id: found.digest,
    testId: test.id,
    blocIds: [content.bloc.id],
    kind: 'earlier-minutes',
    state: isAssessed ? 'done' : absenceOf(content),
    result: {
      value: isAssessed && proposal.share !== null ? toText(exact(proposal.share)) : null,
      outOf: isAssessed && proposal.share !== null ? '1' : null,
      outcome: isAssessed ? (decision.outcome === 'validated' ? 'favourable' : 'unfavourable') : null,
      mark: '',
    },
    isEliminatory: false,
    note: decision.reason,
  };
}

/** One for the whole test, or one for each bloc that it gives a result for. */
function results(found: FoundMinutes, content: MinutesContent2): readonly Evidence[] {
  const { result } = content;
  if (result.blocs.length === 0) return [ofPart(found, content, null, result)];
  return result.blocs.map((bloc) => ofPart(found, content, bloc.blocId, bloc));
}

function ofPart(
  found: FoundMinutes,
  content: MinutesContent2,
  blocId: string | null,
  { outcome, reason }: Pick<MinutesContent2['result'], 'outcome' | 'reason'>,
): Evidence {
  const computed = content.calculation.results.find((each) => each.blocId === blocId);
  const isAssessed = outcome !== 'not-assessed';
  const mention = computed?.mention ?? null;
  const word = outcomeWord({ ...content, test: { ...content.test, isDeciding: false } }, outcome);
  return {
    ...common(found),
    id: blocId === null ? found.digest : `${found.digest}:${blocId}`,
    testId: content.test.id,
    blocIds: blocId === null ? [] : [blocId],
    kind: 'minutes',
    state: isAssessed ? 'done' : absenceOf(content),
    result: {
      value: isAssessed ? (computed?.value ?? null) : null,
      outOf: isAssessed && computed !== undefined && computed.value !== null ? computed.most : null,
      outcome: isAssessed ? outcome : null,
      mark: mention === null ? word : `${word}, ${mention}`,
    },
    isEliminatory: isAssessed && computed?.isEliminated === true,
    note: reason,
  };
}

function common({ content, digest, status }: FoundMinutes) {
  return {
    date: content.session.date,
    author: sittingMembers(content)
      .map(({ name }) => name)
      .join(', '),
    reference: {
      kind: 'minutes' as const,
      number: content.number,
      digest,
      sessionId: content.session.id,
    },
    status,
  };
}

/** Nobody assessed: the candidate was not there, or the test is still owed. */
function absenceOf({ attendance }: Pick<MinutesContent, 'attendance'>): TestState {
  switch (attendance.status) {
    case 'absent-justified':
      return 'excused';
    case 'absent-unjustified':
      return 'absent';
    case 'present':
    case 'late':
      return 'to-come';
  }
}
