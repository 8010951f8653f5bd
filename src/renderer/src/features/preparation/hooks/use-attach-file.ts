import { ApiError, api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../../../domain/file-limits.ts';
import { preparationKeys } from '../queries.ts';

export interface FileToAttach {
  readonly passageId: string;
  readonly file: File;
}

/** Reads a file that the user chose and attaches it to a passage. */
export function useAttachFile() {
  return useWrite(attachFile, ({ id }) => preparationKeys.setup(id));
}

async function attachFile({ passageId, file }: FileToAttach) {
  if (file.size > MAX_ATTACHMENT_BYTES) throw new ApiError('file-too-large');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ApiError('file-unreadable');
  });
  return api.setups.attach({
    passageId,
    name: file.name,
    mediaType: file.type,
    bytes: new Uint8Array(bytes),
  });
}
