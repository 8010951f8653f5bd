/** Takes in what came back: each minutes is checked by itself, and must be of the passage that was handed out. */
import { foldName } from '../../../domain/candidate/fold-name.ts';
import { isSessionContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { AnyContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { BroughtBack, BroughtBackRefusal } from '../../../shared/areas/handovers.ts';
import type { Handover } from '../../db/repos/handover.repo.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Acting } from '../../kernel/act.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { isStopped } from '../../kernel/tasks.ts';
import type { createReceiver, scopeOf } from '../decisions/index.ts';
import type { ReturnedMinutes } from './handed-session.ts';

type Scope = NonNullable<ReturnType<typeof scopeOf>>;
type Passage = ReturnedMinutes['passages'][number];

interface TakingIn {
  readonly repos: Repos;
  readonly receive: ReturnType<typeof createReceiver>;
  readonly scope: Scope;
  readonly handover: Handover;
  readonly step: (done: number, total: number) => void;
}

export type TakenIn = Pick<BroughtBack, 'takenInCount' | 'knownCount' | 'refused'>;

export async function takeIn(parts: TakingIn, { passages, sessionId }: ReturnedMinutes): Promise<TakenIn> {
  const refused: { name: string; reason: BroughtBackRefusal }[] = [];
  let takenInCount = 0;
  let knownCount = 0;
  for (const [done, passage] of passages.entries()) {
    // What was stopped keeps what it took in; the same file brings the rest.
    if (
      isStopped(() => {
        parts.step(done, passages.length);
      })
    )
      break;
    for (const one of passage.minutes) {
      const fate = await takeInOne(parts, sessionId, passage, one);
      if (fate === 'taken-in') takenInCount += 1;
      else if (fate === 'known') knownCount += 1;
      else refused.push({ name: one.name, reason: fate });
      await otherTurn();
    }
  }
  return { takenInCount, knownCount, refused };
}

async function takeInOne(
  { handover, receive, repos, scope }: TakingIn,
  sessionId: string,
  { originId }: Passage,
  { beside, ...file }: Passage['minutes'][number],
): Promise<BroughtBackRefusal | 'taken-in' | 'known'> {
  const handed = repos.handovers.passageIds(handover.id).includes(originId);
  const passage = handed ? repos.passages.get(originId) : null;
  if (passage === null) return 'other-passage';
  let reason: BroughtBackRefusal = 'other-passage';
  const fate = await receive(file, beside, scope, {
    isAwaited: (content, digest) => {
      if (!isOfPassage(content, passage, sessionId)) return false;
      reason = 'conflict';
      return !isConflict(repos, handover, passage, content, digest);
    },
    kept: (acting, foreignId) => {
      bringBack(acting, handover, passage, foreignId);
    },
  });
  switch (fate.kind) {
    case 'imported':
      return 'taken-in';
    case 'known':
      return 'known';
    case 'not-awaited':
      return reason;
    case 'passed-over':
    case 'refused':
      return 'unsound';
  }
}

/** Minutes of that test, of that candidate, in the session that the other laptop says that it made of what it was given. */
function isOfPassage(content: AnyContent, passage: PassageRecord, sessionId: string): boolean {
  if (isSessionContent(content) || content.session.id !== sessionId) return false;
  const { birthDate, firstName, lastName } = passage.candidate;
  const { candidate, rectification, test } = content;
  if (test.id !== passage.testId) return false;
  // A rectification may correct a name: what it corrects says whose it is.
  if (rectification !== undefined) return true;
  const isSameDay = candidate.birthDate === birthDate || birthDate === '';
  return (
    isSameDay &&
    foldName(candidate.lastName) === foldName(lastName) &&
    foldName(candidate.firstName) === foldName(firstName)
  );
}

/** Whether other minutes came back for it, and these do not correct them. */
function isConflict(
  { foreign, handovers }: Repos,
  handover: Handover,
  passage: PassageRecord,
  { rectification }: AnyContent,
  digest: string,
): boolean {
  const digests = handovers
    .returns(handover.id)
    .filter(({ passageId }) => passageId === passage.id)
    .flatMap(({ foreignId }) => foreign.get(foreignId)?.digest ?? []);
  if (digests.includes(digest)) return false;
  const corrected = [rectification?.contentDigest, rectification?.first?.contentDigest];
  return rectification === undefined
    ? digests.length > 0
    : !digests.some((known) => corrected.includes(known));
}

/** Nobody has to say whose they are: the passage is known. */
function bringBack(
  { now, repos }: Acting,
  handover: Handover,
  { id: passageId }: PassageRecord,
  foreignId: string,
): void {
  const { enrolments, foreign, handovers } = repos;
  const enrolment = enrolments.ofPassage(passageId);
  if (enrolment !== null && !foreign.links(foreignId).has(0))
    foreign.link(foreignId, 0, enrolment.id, now.wall);
  handovers.bringBack(handover.id, { passageId, foreignId, returnedAt: now.wall });
}
