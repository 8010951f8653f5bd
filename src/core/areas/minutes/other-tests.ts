/** The other tests of the blocs that a test bears on, each with what is known of it here when the content is locked. */
import { isJuryTest, testsBeside } from '../../../domain/certification/certification.ts';
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { Repos } from '../../db/repos.ts';
import { evaluatorText } from '../certifications/index.ts';
import type { PassageFacts } from '../passage/index.ts';

type OtherTest = MinutesContent2['otherTests'][number];

/** Their state for the candidate of that passage: archived minutes go before a result that was entered. */
export function otherTestsOf(
  { minutes }: Pick<Repos, 'minutes'>,
  { certification, passage, session, test }: PassageFacts,
): OtherTest[] {
  const archived = minutes.ofCandidate({
    ...passage.candidate,
    certificationId: certification.id,
    sessionId: session.id,
  });
  return testsBeside(certification, test).map((other) => {
    // The latest day last, and on a day the last one archived.
    const held = isJuryTest(other) ? archived.findLast(({ testId }) => testId === other.id) : undefined;
    const imported = passage.importedResults[other.id] ?? null;
    return {
      testId: other.id,
      title: other.title,
      evaluator: evaluatorText(other),
      blocIds: [...other.blocIds],
      state: held !== undefined ? 'done' : imported !== null ? 'imported' : 'to-come',
      minutes: held === undefined ? null : { number: held.number, date: held.date },
      imported,
    };
  });
}
