/** Sealed minutes from elsewhere, checked one by one before they are kept; what is wrong is refused by name. */
import { isSessionContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { AnyContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import type {
  ReceivedFinding,
  ReceivedRefusal,
  ReceivedReport,
} from '../../../shared/areas/decisions/received.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { ForeignMinutes } from '../../db/repos/foreign-minutes.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { CheckedFile, ReceivedFile } from '../../documents/document-work.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { granted, notFound } from '../../kernel/refusal.ts';
import { isStopped } from '../../kernel/tasks.ts';
import { sortReceived } from './received-files.ts';
import { scopeOf } from './session-scope.ts';
import type { ScopeParts, SessionScope } from './session-scope.ts';

type Handlers = Pick<AreaHandlers<'decisions'>, 'importMinutes'>;

/** What became of one file; a paper that is no minutes and no fault of anyone is passed over. */
type Fate =
  | { readonly kind: 'imported' | 'known' | 'passed-over' | 'not-awaited' }
  | { readonly kind: 'refused'; readonly reason: ReceivedRefusal; readonly finding: ReceivedFinding | null };

/** What the check found sound. */
interface Sound {
  readonly content: AnyContent;
  readonly digest: string;
  readonly received: ReceivedFile;
  readonly authority: ReceivedFile['roots'][number];
}

/** What whoever knows where minutes come from asks of them, and does in the act that keeps them. */
export interface Claim {
  /** Whether they are what was awaited; asked once they are known to be sound. */
  isAwaited(content: AnyContent, digest: string): boolean;
  /** They are here: kept now, or known already. */
  kept(acting: Acting, foreignId: string): void;
}

/** Checks one file by itself, offline, and keeps what is sound for that session. */
export type Receive = (
  file: CheckedFile,
  beside: readonly CheckedFile[],
  scope: SessionScope,
  claim?: Claim,
) => Promise<Fate>;

export function createReceiver(deps: Deps): Receive {
  return async (file, beside, scope, claim) => {
    let received;
    try {
      received = await deps.documents.received(file, beside, deps.clock.read().wall);
    } catch (error) {
      // Whatever a file does to the check, the others are looked at.
      deps.logFailure('decisions.importMinutes', error);
      return refused('check-failed');
    }
    const judged = judge(received, scope.certification);
    if ('kind' in judged) return judged;
    if (claim?.isAwaited(judged.content, judged.digest) === false) return { kind: 'not-awaited' };
    const kept = deps.act('decisions', (acting) => {
      const fate = keep(deps, acting, scope, file, judged);
      const minutes = fate.kind === 'refused' ? null : acting.repos.foreign.byDigest(judged.digest);
      if (minutes !== null) claim?.kept(acting, minutes.id);
      return granted(fate);
    });
    return kept.ok ? kept.value : refused('check-failed');
  };
}

export function createReceiveUsecases(deps: Deps, parts: ScopeParts): Handlers {
  const receive = createReceiver(deps);

  return {
    importMinutes: async ({ files, sessionId }): Promise<Answer<ReceivedReport>> => {
      const scope = scopeOf(parts, sessionId);
      if (scope === null) return notFound({ sessionId });
      const { beside, minutes, unreadable } = await sortReceived(files);
      const refusals = unreadable.map((name) => ({ name, ...fault('archive-unreadable') }));
      const counts = { imported: 0, known: 0, 'passed-over': 0, 'not-awaited': 0, refused: 0 };
      await deps.tasks.run('minutes-import', async ({ step }) => {
        for (const file of minutes) {
          const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
          // What was stopped keeps what it took in.
          if (
            isStopped(() => {
              step(done, minutes.length);
            })
          )
            break;
          const fate = await receive(file, beside, scope);
          counts[fate.kind] += 1;
          if (fate.kind === 'refused')
            refusals.push({ name: file.name, reason: fate.reason, finding: fate.finding });
          await otherTurn();
        }
      });
      const doneCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const report: ReceivedReport = {
        importedCount: counts.imported,
        knownCount: counts.known,
        refusedCount: refusals.length,
        refused: refusals.slice(0, MOST_ROWS),
        leftCount: minutes.length - doneCount,
      };
      return deps.act('decisions', ({ now, repos }) => {
        const details = {
          imported: counts.imported,
          known: counts.known,
          refused: refusals.map(({ name, reason }) => ({ name, reason })).slice(0, MOST_ROWS),
        };
        repos.audit.append({ at: now.wall, action: 'minutes-imported', subjectId: sessionId, details });
        return granted(report);
      });
    },
  };
}

/** What of a checked file can be kept for a session that applies that certification. */
function judge(received: ReceivedFile, certification: Certification): Sound | Fate {
  const { authoritySha256, content, contentDigest, doubts, faults, isCheckable, roots } = received;
  const told = faults[0] ?? doubts[0] ?? null;
  if (faults.length > 0) return refused('altered', told);
  if (!isCheckable) {
    if (doubts.some(({ code }) => code === 'data-newer')) return refused('newer', told);
    return refused(doubts.some(({ code }) => code === 'file-cut') ? 'cut' : 'not-minutes', told);
  }
  // A proof in print is about minutes, and none.
  if (content === null) return { kind: 'passed-over' };
  const authority = roots.find(({ sha256 }) => sha256 === authoritySha256);
  if (contentDigest === null || authority === undefined) return refused('altered', told);
  // What is left to settle besides whose the authority is cannot be settled here: it is asked for again, with what proves it.
  if (doubts.length > 0) return refused('doubtful', told);
  return isOf(content, certification)
    ? { content, digest: contentDigest, received, authority }
    : refused('other-certification');
}

/** Whether minutes are of what the session decides on: of that certification, and of tests that it has. */
function isOf(content: AnyContent, { id, tests }: Certification): boolean {
  if (content.certification.id !== id) return false;
  return isSessionContent(content) || tests.some((test) => test.id === content.test.id);
}

/** Keeps sound minutes once, for that session; everything is asked again in the transaction. */
function keep(
  { newId }: Pick<Deps, 'newId'>,
  { now: { wall: at }, repos }: Acting,
  { session }: SessionScope,
  { bytes, name }: CheckedFile,
  { authority, content, digest, received }: Sound,
): Fate {
  const { foreign, foreignAuthorities } = repos;
  if (isOwn(repos, digest)) return refused('own');
  const known = foreign.byDigest(digest);
  if (known !== null) {
    foreign.bring(known.id, session.id, at);
    return { kind: 'known' };
  }
  const { number } = content;
  const twin = foreign.byNumber(number).find(({ verdict }) => verdict.authority.sha256 === authority.sha256);
  if (twin !== undefined)
    return refused('number-taken', { code: 'number-twice', values: { number, name: twin.source } });
  for (const { der, sha256, subject } of received.roots) {
    foreignAuthorities.see({ sha256, subject, certificate: der, seenAt: at });
  }
  const minutes: ForeignMinutes = {
    id: newId(),
    kind: isSessionContent(content) ? 'session-minutes' : 'minutes',
    number,
    digest,
    pdfSha256: sha256Hex(bytes),
    content: canonicalJson(content),
    source: name,
    verdict: {
      authority: named(authority),
      others: received.roots.filter(({ sha256 }) => sha256 !== authority.sha256).map(named),
    },
    sessionId: session.id,
    importedAt: at,
  };
  foreign.insert(minutes, bytes);
  foreign.bring(minutes.id, session.id, at);
  followRectified(repos, minutes, content);
  return { kind: 'imported' };
}

function isOwn({ minutes, sessionMinutes }: Repos, digest: string): boolean {
  return minutes.idOfContent(digest) !== null || sessionMinutes.idOfContent(digest) !== null;
}

/** Whose the candidates of rectified minutes are was said already: a rectification is about the same ones, in the same places. */
function followRectified(
  { foreign }: Pick<Repos, 'foreign'>,
  { id, importedAt: at, verdict }: ForeignMinutes,
  content: AnyContent,
): void {
  const { rectification } = content;
  if (rectification === undefined) return;
  const corrected = [rectification.contentDigest, rectification.first?.contentDigest ?? '']
    .map((digest) => foreign.byDigest(digest))
    .find((before) => before?.verdict.authority.sha256 === verdict.authority.sha256);
  if (corrected === undefined || corrected === null) return;
  const [before, after] = [placesIn(corrected.content), placesIn(content)];
  for (const [index, enrolmentId] of foreign.links(corrected.id)) {
    if (before[index] === after[index]) foreign.link(id, index, enrolmentId, at);
  }
}

/** What tells the candidates of minutes apart where they were made. */
function placesIn(content: AnyContent | string): readonly string[] {
  const read = typeof content === 'string' ? (JSON.parse(content) as AnyContent) : content;
  return isSessionContent(read) ? read.candidates.map(({ enrolmentId }) => enrolmentId) : [''];
}

function named({ sha256, subject }: ReceivedFile['roots'][number]) {
  return { sha256, subject };
}

function fault(reason: ReceivedRefusal, finding: ReceivedFinding | null = null) {
  return { reason, finding };
}

function refused(reason: ReceivedRefusal, finding: ReceivedFinding | null = null): Fate {
  return { kind: 'refused', ...fault(reason, finding) };
}
