/** What revocation lists say of a certificate. */
import { type Certificate, isSignedBy, KEY_USAGE } from './certificate-reader.ts';
import { isSameName } from './distinguished-name.ts';
import type { RevocationList } from './revocation-list.ts';

export type RevocationState =
  /** No list of the certificate's issuer was given. */
  | { readonly kind: 'unlisted' }
  /** `listedAt`: epoch ms of the newest list; it says nothing of what came after. */
  | { readonly kind: 'clear'; readonly listedAt: number }
  /** Every list is dated after the instant of the check: epoch ms of the last. */
  | { readonly kind: 'future'; readonly listedAt: number }
  /** Epoch ms of the revocation. */
  | { readonly kind: 'revoked'; readonly revokedAt: number };

/** What was found of a list already, by the digest of the authority: the same is asked for each certificate. */
const known = new WeakMap<RevocationList, Map<string, Promise<boolean>>>();

function isListOf(list: RevocationList, authority: Certificate): Promise<boolean> {
  const ofList = known.get(list) ?? new Map<string, Promise<boolean>>();
  known.set(list, ofList);
  const answer = ofList.get(authority.sha256) ?? isSignedList(list, authority);
  ofList.set(authority.sha256, answer);
  return answer;
}

/** Whether that authority's key signed the list, and may. */
async function isSignedList(list: RevocationList, authority: Certificate): Promise<boolean> {
  const { keyUsage } = authority;
  if (keyUsage !== null && !keyUsage.has(KEY_USAGE.crlSign)) return false;
  return isSignedBy(list.signed, authority);
}

/**
 * State of a certificate by the lists of its issuer. One that is dated after `until` (epoch ms) speaks of an instant that has
 * not come: what it revokes stands, and what it leaves out is not clear for that.
 */
export async function revocationState(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
  until: number,
): Promise<RevocationState> {
  let revokedAt = Infinity;
  let [listedAt, futureAt] = [-Infinity, -Infinity];
  for (const list of lists) {
    if (!isSameName(list.issuer, issuer.subject) || !(await isListOf(list, issuer))) continue;
    // The gravest entry of any list stands: a later list may have dropped an expired certificate.
    revokedAt = Math.min(revokedAt, list.revoked.get(certificate.serial) ?? Infinity);
    if (list.thisUpdate <= until) listedAt = Math.max(listedAt, list.thisUpdate);
    else futureAt = Math.max(futureAt, list.thisUpdate);
  }
  if (revokedAt < Infinity) return { kind: 'revoked', revokedAt };
  if (listedAt > -Infinity) return { kind: 'clear', listedAt };
  return futureAt > -Infinity ? { kind: 'future', listedAt: futureAt } : { kind: 'unlisted' };
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
