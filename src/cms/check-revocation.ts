/** Whether a certificate of a path was revoked when it signed. */
import { equalBytes } from './bytes.ts';
import { type Certificate, isSignedBy, KEY_USAGE } from './certificate-reader.ts';
import type { RevocationList } from './revocation-list.ts';

export type RevocationState =
  /** No list of the certificate's issuer was given. */
  | { readonly kind: 'unlisted' }
  /** `listedAt`: epoch ms of the newest list. */
  | { readonly kind: 'clear'; readonly listedAt: number }
  /** Revoked before it signed, or after; epoch ms. */
  | { readonly kind: 'revoked-before' | 'revoked-after'; readonly revokedAt: number };

/** Whether that authority's key signed the list, and may. */
async function isListOf(list: RevocationList, authority: Certificate): Promise<boolean> {
  const { keyUsage, subject } = authority;
  if (!equalBytes(list.issuer.bytes, subject.bytes)) return false;
  if (keyUsage !== null && !keyUsage.has(KEY_USAGE.crlSign)) return false;
  return isSignedBy(list.signed, authority);
}

/** State of a certificate by the lists of its issuer, at the instant of the signature (epoch ms). */
export async function revocationState(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
  at: number,
): Promise<RevocationState> {
  let state: RevocationState = { kind: 'unlisted' };
  let newest = -Infinity;
  for (const list of lists) {
    if (!(await isListOf(list, issuer))) continue;
    const revokedAt = list.revoked.get(certificate.serial);
    // The gravest entry of any list stands: a later list may have dropped an expired certificate.
    if (revokedAt !== undefined && revokedAt <= at) return { kind: 'revoked-before', revokedAt };
    if (revokedAt !== undefined) state = { kind: 'revoked-after', revokedAt };
    newest = Math.max(newest, list.thisUpdate);
  }
  if (state.kind === 'unlisted' && newest > -Infinity) return { kind: 'clear', listedAt: newest };
  return state;
}
