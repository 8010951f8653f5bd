import type { AreaHandlers } from '../../shared/contract.ts';
import { sha256Hex } from '../documents/minutes-file.ts';
import type { Deps } from './deps.ts';
import { changeSessions, refuse } from './preparation-store.ts';
import type { PreparationStore } from './preparation-store.ts';
import { answerSetup } from './setup-view.ts';

type AttachmentHandlers = Pick<AreaHandlers<'setups'>, 'attach' | 'detach' | 'readAttachment'>;

const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;

/** Files that a candidate hands in; a file may still come while the passage runs, but none leaves once it has begun. */
export function createAttachmentUsecases(deps: Deps, store: PreparationStore): AttachmentHandlers {
  return {
    attach: ({ bytes, mediaType, name, passageId }) => {
      if (bytes.byteLength > MAX_ATTACHMENT_BYTES) {
        return refuse('file-too-large', { limitBytes: MAX_ATTACHMENT_BYTES });
      }
      const sha256 = sha256Hex(bytes);
      const id = deps.newId();
      return changeSessions(deps, (at) => {
        if (store.passages.get(passageId) === null) return refuse('not-found');
        if (store.progress.isLocked(passageId)) return refuse('already-begun');
        store.attachments.insert({ id, passageId, name, mediaType, sha256, bytes, addedAt: at });
        const details = { attachmentId: id, sha256 };
        store.audit.append({ at, action: 'attachment-added', subjectId: passageId, details });
        return answerSetup(store, passageId);
      });
    },
    detach: ({ attachmentId }) =>
      changeSessions(deps, (at) => {
        const attachment = store.attachments.get(attachmentId);
        if (attachment === null) return refuse('not-found');
        const { passageId, sha256 } = attachment;
        if (store.progress.isBegun(passageId)) return refuse('already-begun');
        store.attachments.remove(attachmentId);
        const details = { attachmentId, sha256 };
        store.audit.append({ at, action: 'attachment-removed', subjectId: passageId, details });
        return answerSetup(store, passageId);
      }),
    readAttachment: ({ attachmentId }) => {
      const attachment = store.attachments.get(attachmentId);
      if (attachment === null) return refuse('not-found');
      const { bytes, mediaType, name } = attachment;
      return { ok: true, value: { name, mediaType, bytes } };
    },
  };
}
