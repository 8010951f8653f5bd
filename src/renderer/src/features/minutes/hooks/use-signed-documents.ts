import { useQueryClient } from '@tanstack/react-query';
import type { PupitreApi } from '../../../../../shared/contract.ts';
import { MAX_EXTERNAL_DOCUMENT_BYTES } from '../../../../../domain/file-limits.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { archiveKeys } from '../../archive/queries.ts';
import { passageKeys } from '../../passage/queries.ts';

type Attachment = Parameters<PupitreApi['signedDocuments']['attach']>[0];

/** A file that the user chose, and what is said of it. */
export type SignedDocumentDraft = Omit<Attachment, 'bytes' | 'name'> & { readonly file: File };

/** Attaches a file signed outside; members for whom it stands are no longer awaited. */
export function useAttachDocument(passageId: string) {
  return useLockWrite(passageId, attach);
}

/** Takes such a file back before archiving, with a reason. */
export function useWithdrawDocument(passageId: string) {
  return useLockWrite(passageId, api.signedDocuments.withdraw);
}

function useLockWrite<Input, Value>(passageId: string, write: (input: Input) => Promise<Value>) {
  const client = useQueryClient();
  return useWrite(write, undefined, {
    onDone: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: passageKeys.passage(passageId) }),
        client.invalidateQueries({ queryKey: archiveKeys.archive }),
      ]),
  });
}

async function attach({ file, ...document }: SignedDocumentDraft) {
  if (file.size > MAX_EXTERNAL_DOCUMENT_BYTES) throw new ApiError('signed-document-too-large');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ApiError('file-unreadable');
  });
  return api.signedDocuments.attach({ ...document, name: file.name, bytes: new Uint8Array(bytes) });
}
