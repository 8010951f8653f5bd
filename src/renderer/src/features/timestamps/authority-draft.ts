/** The authority as it stands in the form, before it is tried or kept. */
import type { TimestampAuthorityView } from '../../../../shared/areas/timestamps.ts';

export type DraftCertificate =
  | { readonly kind: 'none' }
  /** The one that is stored. */
  | { readonly kind: 'kept'; readonly name: string }
  | { readonly kind: 'new'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

export interface AuthorityDraft {
  readonly url: string;
  readonly policy: string;
  readonly certificate: DraftCertificate;
}

export type DraftFault = 'url' | 'policy';

const POLICY = /^(?:[01]\.[1-3]?\d|2\.(?:0|[1-9]\d{0,8}))(?:\.(?:0|[1-9]\d{0,14})){1,30}$/;

export function draftOf(authority: TimestampAuthorityView | null): AuthorityDraft {
  const certificate = authority?.certificate ?? null;
  return {
    url: authority?.url ?? '',
    policy: authority?.policy ?? '',
    certificate: certificate === null ? { kind: 'none' } : { kind: 'kept', name: certificate.subject },
  };
}

/** What keeps a draft from being sent; main checks it again. */
export function draftFaults({ policy, url }: AuthorityDraft): readonly DraftFault[] {
  return [
    ...(isWebAddress(url.trim()) ? [] : ['url' as const]),
    ...(policy.trim() === '' || POLICY.test(policy.trim()) ? [] : ['policy' as const]),
  ];
}

/** The draft as the contract takes it. */
export function authorityInputOf({ certificate, policy, url }: AuthorityDraft) {
  return {
    url: url.trim(),
    policy: policy.trim() === '' ? null : policy.trim(),
    certificate:
      certificate.kind === 'none'
        ? null
        : certificate.kind === 'kept'
          ? ('kept' as const)
          : certificate.bytes,
  };
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
