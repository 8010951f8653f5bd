/** What comes to this laptop: sessions that another handed out, and minutes that come back from where a session was played. */
import type { BroughtBack, ReceivedSession } from '../../../shared/areas/handovers.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Handover } from '../../db/repos/handover.repo.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { createReceiver, isSessionLocked, scopeOf } from '../decisions/index.ts';
import { enterSession } from './enter-session.ts';
import type { EntryDoors } from './enter-session.ts';
import { handedSession, returnedMinutes } from './handed-session.ts';
import type { HandedSession } from './handed-session.ts';
import { digestAside, MOST_SEALED_BYTES, openSealedFile, readSealedFile } from './sealed-file.ts';
import type { SealedFile } from './sealed-file.ts';
import { takeIn } from './take-in.ts';
import type { TakenIn } from './take-in.ts';
import { HANDOVER_TOPICS } from './topics.ts';

export interface ReceivingParts {
  readonly deps: Deps;
  readonly doors: Omit<EntryDoors, 'newId'>;
}

type Handlers = Pick<AreaHandlers<'handovers'>, 'receive' | 'bringBack'>;

const ENTERED = [
  ...HANDOVER_TOPICS,
  'jury',
  'candidates',
  'subjects',
  'referentiels',
  'preferences',
] as const;
const BROUGHT = [...HANDOVER_TOPICS, 'candidates', 'decisions'] as const;

export function createReceivingUsecases({ deps, doors }: ReceivingParts): Handlers {
  const { repos } = deps;
  const receive = createReceiver(deps);

  function received(sessionId: string, isKnown: boolean): Answer<ReceivedSession> {
    const session = repos.sessions.get(sessionId);
    if (session === null) return notFound({ sessionId });
    const passageCount = repos.passages.ofSession(sessionId).length;
    return granted({ sessionId, title: session.title, passageCount, isKnown });
  }

  function enterOnce(
    acting: Acting,
    { fileSha256, handed, handoverId }: Opened,
    caller: Caller,
  ): Answer<ReceivedSession> {
    const { audit, handovers } = acting.repos;
    const known = handovers.received(handoverId);
    if (known !== null) return received(known.sessionId, true);
    const entered = enterSession({ ...doors, newId: deps.newId }, acting, handed, caller);
    if (!entered.ok) return entered;
    const { names, sessionId } = entered.value;
    const { origin, returnKey } = handed;
    const at = acting.now.wall;
    handovers.receive({ handoverId, sessionId, origin, fileSha256, returnKey, receivedAt: at }, names);
    const details = { sessionId, origin, fileSha256 };
    audit.append({ at, action: 'handover-received', subjectId: handoverId, details });
    return received(sessionId, false);
  }

  function refusalToBringBack({ id, sessionId }: Handover): Refusal | null {
    const end = repos.handovers.endOf(id);
    if (end !== null) return refuse('handover-ended', { reason: end.reason });
    return isSessionLocked(repos, sessionId) ? refuse('session-locked') : null;
  }

  function noteBroughtBack(
    { now: { wall: at }, repos: { audit, handovers } }: Acting,
    { id, sessionId }: Handover,
    title: string,
    taken: TakenIn,
  ): Answer<BroughtBack> {
    const details = {
      sessionId,
      takenIn: taken.takenInCount,
      refused: taken.refused.map(({ name, reason }) => ({ name, reason })),
    };
    audit.append({ at, action: 'handover-brought-back', subjectId: id, details });
    const back = new Set(handovers.returns(id).map(({ passageId }) => passageId));
    const awaited = handovers.passageIds(id).filter((passageId) => !back.has(passageId));
    return granted({ sessionId, title, ...taken, awaitedCount: awaited.length });
  }

  return {
    receive: async ({ bytes, code }, caller) => {
      const file = fileOf(bytes, 'session');
      if (!file.ok) return file;
      const { handoverId } = file.value;
      if (repos.handovers.get(handoverId) !== null) return refuse('handover-own');
      const message = await openSealedFile(file.value, { code });
      if (message === null) return refuse('handover-code-wrong');
      const { data: handed } = handedSession.safeParse(message);
      if (handed === undefined) return refuse('handover-file-unfit', { context: 'newer' });
      const opened = { handoverId, handed, fileSha256: await digestAside(new Uint8Array(bytes)) };
      return deps.act(ENTERED, (acting) => enterOnce(acting, opened, caller), { caller });
    },

    bringBack: async ({ bytes }, caller) => {
      const file = fileOf(bytes, 'minutes');
      if (!file.ok) return file;
      const handover = repos.handovers.get(file.value.handoverId);
      if (handover === null) return refuse('handover-unknown');
      const refusal = refusalToBringBack(handover);
      if (refusal !== null) return refusal;
      const scope = scopeOf({ repos }, handover.sessionId);
      if (scope === null) return notFound({ sessionId: handover.sessionId });
      const message = await openSealedFile(file.value, { key: handover.returnKey });
      const { data: returned } = returnedMinutes.safeParse(message);
      if (returned === undefined)
        return refuse('handover-file-unfit', { context: message === null ? 'altered' : 'newer' });
      const taken = await deps.tasks.run('handover', ({ step }) =>
        takeIn({ repos, receive, scope, handover, step }, returned),
      );
      const { title } = scope.session;
      return deps.act(BROUGHT, (acting) => noteBroughtBack(acting, handover, title, taken), { caller });
    },
  };
}

interface Opened {
  readonly handoverId: string;
  readonly handed: HandedSession;
  readonly fileSha256: string;
}

/** A file of that kind, or why it is none. */
function fileOf(bytes: Uint8Array, kind: SealedFile['kind']): Answer<SealedFile> {
  if (bytes.byteLength > MOST_SEALED_BYTES) return refuse('handover-file-unfit', { context: 'too-large' });
  const file = readSealedFile(bytes);
  if (typeof file === 'string') return refuse('handover-file-unfit', { context: file });
  return file.kind === kind ? granted(file) : refuse('handover-file-unfit', { context: `is-${file.kind}` });
}
