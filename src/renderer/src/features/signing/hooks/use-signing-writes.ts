import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SigningView } from '../../../../../shared/areas/signing.ts';
import { ApiError, api } from '../../../lib/api.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useDesktopWrite } from '../../../lib/use-desktop-write.ts';
import { MAX_KEY_FILE_BYTES } from '../../../../../domain/file-limits.ts';

export interface KeyFile {
  readonly file: File;
  /** Certificates above the file's own, where it lacks them. */
  readonly issuers: File | null;
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
  return useChange(async (file: KeyFile) => {
    const contents = await contentsOf(file);
    if (file.issuers === null) return api.signing.importSeal(contents);
    const issuers = await bytesOf(file.issuers);
    if (issuers.byteLength === 0) throw new ApiError('issuer-file-unreadable');
    return api.signing.importSeal({ ...contents, issuers });
  });
}

export function useRemoveSeal() {
  return useChange(() => api.signing.removeSeal());
}

export function useRevoke() {
  return useChange(api.signing.revoke);
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > MAX_KEY_FILE_BYTES) throw new ApiError('file-too-large');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ApiError('file-unreadable');
  });
  return new Uint8Array(bytes);
}

async function contentsOf({ file, password }: KeyFile) {
  const bytes = await bytesOf(file);
  // An empty file holds no key either.
  if (bytes.byteLength === 0) throw new ApiError('key-file-unreadable');
  return { bytes, password };
}
