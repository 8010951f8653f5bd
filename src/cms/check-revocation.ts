/** What revocation lists say of a certificate. */
import { type Certificate, isSignedBy, KEY_USAGE } from './certificate-reader.ts';
import { isSameName } from './distinguished-name.ts';
import type { RevocationList } from './revocation-list.ts';

export type RevocationState =
  /** No list of the certificate's issuer was given. */
  | { readonly kind: 'unlisted' }
  /** `listedAt`: epoch ms of the newest list; it says nothing of what came after. */
  | { readonly kind: 'clear'; readonly listedAt: number }
  /** Epoch ms of the revocation. */
  | { readonly kind: 'revoked'; readonly revokedAt: number };

/** Whether that authority's key signed the list, and may. */
async function isListOf(list: RevocationList, authority: Certificate): Promise<boolean> {
  const { keyUsage } = authority;
  if (keyUsage !== null && !keyUsage.has(KEY_USAGE.crlSign)) return false;
  return isSignedBy(list.signed, authority);
}

/** State of a certificate by the lists of its issuer. */
export async function revocationState(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
): Promise<RevocationState> {
  let revokedAt = Infinity;
  let listedAt = -Infinity;
  for (const list of lists) {
    if (!isSameName(list.issuer, issuer.subject) || !(await isListOf(list, issuer))) continue;
    // The gravest entry of any list stands: a later list may have dropped an expired certificate.
    revokedAt = Math.min(revokedAt, list.revoked.get(certificate.serial) ?? Infinity);
    listedAt = Math.max(listedAt, list.thisUpdate);
  }
  if (revokedAt < Infinity) return { kind: 'revoked', revokedAt };
  return listedAt === -Infinity ? { kind: 'unlisted' } : { kind: 'clear', listedAt };
}

/** Lists that bear the name of that authority and that its key did not sign. */
export async function forgedLists(
  authority: Certificate,
  lists: readonly RevocationList[],
): Promise<RevocationList[]> {
  const forged: RevocationList[] = [];
  for (const list of lists) {
    if (isSameName(list.issuer, authority.subject) && !(await isListOf(list, authority))) forged.push(list);
  }
  return forged;
}
