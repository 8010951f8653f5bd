import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageSetup } from '../../../shared/areas/preparation/setups.ts';
import type { AttachmentRecord } from '../../db/repos/attachment.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { isLocked, completeFreeze } from '../passage/index.ts';
import type { PassageRuntime, PassageStore } from '../passage/index.ts';
import { changeSessions } from './preparation-store.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';
import type { PreparationStore } from './preparation-store.ts';
import { answerSetup } from './setup-view.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../domain/file-limits.ts';

type AttachmentHandlers = Pick<AreaHandlers<'setups'>, 'attach' | 'detach' | 'readAttachment'>;

/** Files that a candidate hands in; a file may still come while the passage runs, but none leaves once it has begun. */
export function createAttachmentUsecases(
  deps: Deps,
  store: PreparationStore,
  passages: PassageStore,
  runtime: Pick<PassageRuntime, 'change'>,
): AttachmentHandlers {
  function keep(attachment: AttachmentRecord): void {
    const { addedAt: at, id: attachmentId, passageId, sha256 } = attachment;
    store.attachments.insert(attachment);
    const details = { attachmentId, sha256 };
    store.audit.append({ at, action: 'attachment-added', subjectId: passageId, details });
  }

  /** Once the passage began, a file that comes is an entry of its journal. */
  function complete(file: Omit<AttachmentRecord, 'addedAt'>): Answer<PassageSetup> {
    const { passageId } = file;
    const completed = runtime.change(passageId, (change): Answer<null> => {
      if (isLocked(change.facts)) return refuse('passage-begun', { fields: ['attachments'] });
      keep({ ...file, addedAt: change.now.wall });
      const attachments = store.attachments.ofPassage(passageId);
      return completeFreeze(passages, change, { attachments }, ['attachment']);
    });
    if (!completed.ok) return completed;
    deps.publish('data-changed', { topic: 'sessions' });
    return answerSetup(store, passageId);
  }

  return {
    attach: ({ bytes, mediaType, name, passageId }) => {
      if (bytes.byteLength > MAX_ATTACHMENT_BYTES) {
        return refuse('file-too-large', { limitBytes: MAX_ATTACHMENT_BYTES });
      }
      const sha256 = sha256Hex(bytes);
      const file = { id: deps.newId(), passageId, name, mediaType, sha256, bytes };
      if (store.freezes.passage(passageId) !== null) return complete(file);
      return changeSessions(deps, (at) => {
        if (store.passages.get(passageId) === null) return notFound();
        if (store.handovers.isAway(passageId)) return refuse('passage-away', { passageId });
        if (store.progress.isLocked(passageId)) return refuse('already-begun');
        keep({ ...file, addedAt: at });
        return answerSetup(store, passageId);
      });
    },
    detach: ({ attachmentId }) =>
      changeSessions(deps, (at) => {
        const attachment = store.attachments.get(attachmentId);
        if (attachment === null) return notFound();
        const { passageId, sha256 } = attachment;
        if (store.handovers.isAway(passageId)) return refuse('passage-away', { passageId });
        if (store.progress.isBegun(passageId)) return refuse('already-begun');
        store.attachments.remove(attachmentId);
        const details = { attachmentId, sha256 };
        store.audit.append({ at, action: 'attachment-removed', subjectId: passageId, details });
        return answerSetup(store, passageId);
      }),
    readAttachment: ({ attachmentId }) => {
      const attachment = store.attachments.get(attachmentId);
      if (attachment === null) return notFound();
      const { bytes, mediaType, name, sha256 } = attachment;
      if (sha256Hex(bytes) !== sha256) return refuse('attachment-altered', { name });
      return { ok: true, value: { name, mediaType, bytes } };
    },
  };
}
