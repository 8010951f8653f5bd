import { ApiError, api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { MAX_KEY_FILE_BYTES } from '../../../../../domain/file-limits.ts';
import { signingKeys } from '../queries.ts';

export interface KeyFile {
  readonly file: File;
  /** Certificates above the file's own, where it lacks them. */
  readonly issuers: File | null;
  readonly password: string;
}

/** Each answer is the whole of keys and certificates. */
const ofSigning = () => signingKeys.signing;

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
  return useWrite(() => api.signing.renewAuthority(), ofSigning);
}

export function useRestoreAuthority() {
  return useWrite(async (file: KeyFile) => api.signing.restoreAuthority(await contentsOf(file)), ofSigning);
}

export function useImportSeal() {
  return useWrite(async (file: KeyFile) => {
    const contents = await contentsOf(file);
    if (file.issuers === null) return api.signing.importSeal(contents);
    const issuers = await bytesOf(file.issuers);
    if (issuers.byteLength === 0) throw new ApiError('issuer-file-unreadable');
    return api.signing.importSeal({ ...contents, issuers });
  }, ofSigning);
}

export function useRemoveSeal() {
  return useWrite(() => api.signing.removeSeal(), ofSigning);
}

export function useRevoke() {
  return useWrite(api.signing.revoke, ofSigning);
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
