/* eslint-disable @typescript-eslint/no-deprecated -- the later, asynchronous form does not exist in the oldest runtime served */
import { safeStorage } from 'electron';
import type { KeyVault } from '../../core/kernel/deps.ts';

/** The system's keychain where there is one, readable once the application is ready; else keys are stored as they are. */
export function createKeyVault(): KeyVault {
  if (!hasKeychain()) return { kind: 'none', protect: asIs, reveal: asIs };
  return {
    kind: 'os-keychain',
    // The keychain takes text: base64 carries any bytes.
    protect: (bytes) => Promise.resolve(safeStorage.encryptString(Buffer.from(bytes).toString('base64'))),
    reveal: (bytes) => Promise.resolve(Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64')),
  };
}

/** On Linux without a keychain, Chromium encrypts with a password known to all: that protects nothing. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

function asIs(bytes: Uint8Array): Promise<Uint8Array> {
  return Promise.resolve(bytes);
}
