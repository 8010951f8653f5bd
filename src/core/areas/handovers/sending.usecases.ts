/** What leaves this laptop: passages that are handed out, and minutes that go back to where their session came from. */
import { isDeepStrictEqual } from 'node:util';
import { recoveryCode, RECOVERY_BYTES } from '../../../domain/recovery-code.ts';
import type { HandedOut, SentBack } from '../../../shared/areas/handovers.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ReceivedHandover } from '../../db/repos/handover.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { ExportError, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { createArchiveExport } from '../archive/index.ts';
import { gatherSession } from './gather-session.ts';
import type { AskedHandover } from './gather-session.ts';
import type { HandedSession } from './handed-session.ts';
import { gatherReturn, sealedOf } from './return-minutes.ts';
import { digestAside, MOST_SEALED_BYTES, sealFile } from './sealed-file.ts';
import { HANDOVER_TOPICS } from './topics.ts';

export interface SendingParts {
  readonly deps: Deps;
  /** Code of this installation. */
  readonly origin: string;
  readonly files: Pick<ReturnType<typeof createArchiveExport>, 'filesOf'>;
}

type Handlers = Pick<AreaHandlers<'handovers'>, 'handOut' | 'sendBack'>;
type Asked = AskedHandover & { readonly recipient: string };

/** A file that waits to be written, and what it is of. */
interface Sealed {
  readonly handoverId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileSha256: string;
}

const KEY_BYTES = 32;
const EXTENSION = 'pupitre';

export function createSendingUsecases({ deps, files, origin }: SendingParts): Handlers {
  const { repos } = deps;

  async function seal(...order: Parameters<typeof sealFile>): Promise<Answer<Sealed>> {
    const bytes = await sealFile(...order);
    if (bytes.byteLength > MOST_SEALED_BYTES)
      return refuse('handover-not-possible', { context: 'too-large' });
    return granted({ handoverId: order[0].handoverId, bytes, fileSha256: await digestAside(bytes) });
  }

  /** Noted before the file is there: a passage is never in two places. */
  function noteHandedOut(
    asked: Asked,
    gathered: HandedSession,
    { fileSha256, handoverId }: Sealed,
    caller: Caller,
  ): Answer<null> {
    const { recipient, sessionId } = asked;
    const { returnKey } = gathered;
    return deps.act(
      HANDOVER_TOPICS,
      ({ now: { wall: handedAt }, repos: writing }) => {
        const again = gatherSession(writing, asked, { origin, returnKey });
        if (!again.ok) return again;
        // What is in the file is what is prepared now.
        if (!isDeepStrictEqual(again.value, gathered))
          return refuse('handover-not-possible', { context: 'changed' });
        writing.handovers.insert(
          { id: handoverId, sessionId, recipient, fileSha256, returnKey, handedAt },
          asked.passageIds,
        );
        const details = { sessionId, passages: asked.passageIds, fileSha256 };
        writing.audit.append({ at: handedAt, action: 'handed-out', subjectId: handoverId, details });
        return DONE;
      },
      { caller },
    );
  }

  /** Nothing left this laptop, so that nothing is elsewhere. */
  function undo(handoverId: string, error: ExportError): Refusal {
    deps.logFailure('handovers.handOut', error);
    deps.act(HANDOVER_TOPICS, ({ now, repos: writing }) => {
      writing.handovers.end(handoverId, { reason: error.code, endedAt: now.wall });
      return DONE;
    });
    return refuse(error.code, { path: error.path });
  }

  async function handOut(asked: Asked, caller: Caller): Promise<Answer<HandedOut>> {
    const handoverId = deps.newId();
    const gathered = gatherSession(repos, asked, { origin, returnKey: deps.randomBytes(KEY_BYTES) });
    if (!gathered.ok) return gathered;
    const folder = await deps.desktop.chooseFolder();
    if (folder === null) return refuse('cancelled');
    const code = recoveryCode(deps.randomBytes(RECOVERY_BYTES));
    const sealed = await seal({ kind: 'session', handoverId }, gathered.value, { code });
    if (!sealed.ok) return sealed;
    const noted = noteHandedOut(asked, gathered.value, sealed.value, caller);
    if (!noted.ok) return noted;
    try {
      const name = `${safeFileStem(`${gathered.value.session.title} ${asked.recipient}`)}.${EXTENSION}`;
      const file = await writeExport(folder, { name, bytes: sealed.value.bytes, isPrivate: true });
      return granted({ handoverId, folder, file, code });
    } catch (error) {
      if (error instanceof ExportError) return undo(handoverId, error);
      throw error;
    }
  }

  async function sendTo(
    folder: string,
    received: ReceivedHandover,
    title: string,
    caller: Caller,
  ): Promise<Answer<SentBack>> {
    const { handoverId, returnKey, sessionId } = received;
    const gathered = await deps.tasks.run('handover', ({ step }) =>
      gatherReturn(repos, files, received, step),
    );
    if (!gathered.ok) return gathered;
    const sealed = await seal({ kind: 'minutes', handoverId }, gathered.value, { key: returnKey });
    if (!sealed.ok) return sealed;
    try {
      const name = `${safeFileStem(`${title} procès-verbaux`)}.${EXTENSION}`;
      const file = await writeExport(folder, { name, bytes: sealed.value.bytes, isPrivate: true });
      deps.act(
        'handovers',
        ({ now: { wall: at }, repos: writing }) => {
          const details = { sessionId, fileSha256: sealed.value.fileSha256 };
          writing.audit.append({ at, action: 'handover-sent-back', subjectId: handoverId, details });
          return DONE;
        },
        { caller },
      );
      const { passages } = gathered.value;
      const awaitedCount = sealedOf(repos, received).length - passages.length;
      const minutesCount = passages.reduce((sum, { minutes }) => sum + minutes.length, 0);
      return granted({ folder, file, minutesCount, awaitedCount });
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      deps.logFailure('handovers.sendBack', error);
      return refuse(error.code, { path: error.path });
    }
  }

  return {
    handOut,
    sendBack: async ({ sessionId }, caller) => {
      const received = repos.handovers.receivedAs(sessionId);
      const session = repos.sessions.get(sessionId);
      if (received === null || session === null) return notFound({ sessionId });
      const isEmpty = sealedOf(repos, received).every(({ minutesIds }) => minutesIds.length === 0);
      if (isEmpty) return refuse('handover-empty');
      const folder = await deps.desktop.chooseFolder();
      return folder === null ? refuse('cancelled') : sendTo(folder, received, session.title, caller);
    },
  };
}
