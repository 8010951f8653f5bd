import { ApiError, api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { MAX_CERTIFICATE_BYTES } from '../../../../../domain/file-limits.ts';
import { timestampsKeys } from '../queries.ts';

/** Each answer is the whole of the settings. */
const ofSettings = () => timestampsKeys.timestampSettings;

export function useSaveAuthority() {
  return useWrite(api.timestamps.save, ofSettings);
}

export function useRemoveAuthority() {
  return useWrite(() => api.timestamps.remove(), ofSettings);
}

export function useTryAuthority() {
  return useWrite(api.timestamps.tryAuthority);
}

/** Bytes of a certificate file. Rejects with ApiError. */
export async function certificateBytes(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > MAX_CERTIFICATE_BYTES) throw new ApiError('certificate-unreadable');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ApiError('file-unreadable');
  });
  if (bytes.byteLength === 0) throw new ApiError('certificate-unreadable');
  return new Uint8Array(bytes);
}
