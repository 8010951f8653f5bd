import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TimestampSettingsView } from '../../../../shared/areas/timestamps.ts';
import { ApiError, api } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { MAX_CERTIFICATE_BYTES } from '../../../../domain/file-limits.ts';

/** A change of the authority; the answer is the whole of the settings. */
function useChange<Request>(mutationFn: (request: Request) => Promise<TimestampSettingsView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (view) => {
      client.setQueryData(queryKeys.timestampSettings, view);
    },
  });
}

export function useSaveAuthority() {
  return useChange(api.timestamps.save);
}

export function useRemoveAuthority() {
  return useChange(() => api.timestamps.remove());
}

export function useTryAuthority() {
  return useMutation({ mutationFn: api.timestamps.tryAuthority });
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
