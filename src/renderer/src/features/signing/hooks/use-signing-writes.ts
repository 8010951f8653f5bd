import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SigningView } from '../../../../../shared/views.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useDesktopWrite } from '../../../lib/use-desktop-write.ts';

/** The contract's own limit, checked before the file travels for nothing. */
const MAX_BYTES = 1024 * 1024;

export interface KeyFile {
  readonly file: File;
  readonly password: string;
}

/** A change of keys or certificates; the answer is the whole of them. */
function useChange<Request>(mutationFn: (request: Request) => Promise<SigningView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (view) => {
      client.setQueryData(queryKeys.signing, view);
    },
  });
}

export function useExportAuthority() {
  return useDesktopWrite(() => api.signing.exportAuthority());
}

export function useExportRevocations() {
  return useDesktopWrite(() => api.signing.exportRevocations());
}

export function useBackUpAuthority() {
  return useDesktopWrite((password: string) => api.signing.backUpAuthority({ password }));
}

export function useRenewAuthority() {
  return useChange(() => api.signing.renewAuthority());
}

export function useRestoreAuthority() {
  return useChange(async (file: KeyFile) => api.signing.restoreAuthority(await contentsOf(file)));
}

export function useImportSeal() {
  return useChange(async (file: KeyFile) => api.signing.importSeal(await contentsOf(file)));
}

export function useRemoveSeal() {
  return useChange(() => api.signing.removeSeal());
}

export function useRevoke() {
  return useChange(api.signing.revoke);
}

async function contentsOf({ file, password }: KeyFile) {
  if (file.size > MAX_BYTES) throw new ApiError('file-too-large');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ApiError('file-unreadable');
  });
  // An empty file holds no key either.
  if (bytes.byteLength === 0) throw new ApiError('key-file-unreadable');
  return { bytes: new Uint8Array(bytes), password };
}
