/** Columns by which archived minutes are found, all derived from the signed content so that they can be checked. */
import type { MinutesContent } from '../../../../domain/minutes/minutes.schema.ts';
import { sittingMembers } from '../../../../domain/minutes/signatories.ts';
import { blocIdsOf, outcomeOf } from '../../../../domain/minutes/stated-result.ts';
import type { MinutesRecord } from '../../../db/repos/minutes.repo.ts';

export type MinutesIndex = Omit<
  MinutesRecord,
  'minutesId' | 'passageId' | 'archivedAt' | 'pdfSha256' | 'jsonSha256' | 'contentDigest'
>;

/** Search columns of minutes; `jurors` are the members who sat. */
export function indexOf(content: MinutesContent): MinutesIndex {
  const { candidate, session } = content;
  return {
    sessionId: session.id,
    number: content.number,
    revision: content.revision,
    status: content.status,
    outcome: outcomeOf(content),
    date: session.date,
    blocIds: blocIdsOf(content),
    testTitle: content.test.title,
    sessionTitle: session.title,
    candidate: `${candidate.lastName} ${candidate.firstName}`,
    jurors: sittingMembers(content).map(({ name }) => name),
  };
}
