/** Private keys as they are stored: whatever is given is encrypted once more by the system's keychain, if it has one. */
import type { SealedKey, SigningRepo } from '../../db/repos/signing.repo.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';

export interface KeyStore {
  /** Ready to be stored; `key-store-failed` when the keychain does not answer. */
  protect(bytes: Uint8Array): Promise<Answer<SealedKey>>;
  /** What was protected for that certificate; null when there is no key or the keychain cannot open it. */
  reveal(certificateSha256: string): Promise<Uint8Array | null>;
}

/** Keys of `repo`, behind the vault of `deps`. */
export function createKeyStore({ keyVault, logFailure }: Deps, repo: SigningRepo): KeyStore {
  return {
    protect: async (bytes) => {
      try {
        return { ok: true, value: { vault: keyVault.kind, sealed: await keyVault.protect(bytes) } };
      } catch (error) {
        logFailure('signing.protect', error);
        return { ok: false, code: 'key-store-failed' };
      }
    },
    reveal: async (certificateSha256) => {
      const key = repo.key(certificateSha256);
      if (key === null) return null;
      // A key from before this machine had a keychain, or from a copy without one, is stored as it is.
      if (key.vault === 'none') return new Uint8Array(key.sealed);
      if (keyVault.kind === 'none') return null;
      try {
        return await keyVault.reveal(new Uint8Array(key.sealed));
      } catch (error) {
        logFailure('signing.reveal', error);
        return null;
      }
    },
  };
}
