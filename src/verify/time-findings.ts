/**
 * What the passing of time, and revocation, leave of a signature (ETSI EN 319 102-1). The instant that a document states
 * is only its own word: once a certificate has expired or was revoked, an instant that an outsider proved must come before.
 */
import type { Certificate } from '../cms/certificate-reader.ts';
import { forgedLists, revocationState } from '../cms/check-revocation.ts';
import type { RevocationList } from '../cms/revocation-list.ts';
import { fail, type Finding, note, open, pass } from './report.ts';

export interface Instants {
  /** When the document says that it was signed, epoch ms. */
  readonly claimedAt: number;
  /** When a trusted authority proved that it existed, epoch ms; null when none did. */
  readonly provenAt: number | null;
  /** When the check is made, epoch ms. */
  readonly now: number;
}

/** Clocks of laptops differ, and are put right; the application takes no timestamp that is further off than this. */
export const CLOCK_MARGIN_MS = 3_600_000;

/** Findings about the certificates of a path, from the signer's to its root. */
export async function timeFindings(
  path: readonly Certificate[],
  instants: Instants,
  lists: readonly RevocationList[],
): Promise<Finding[]> {
  const { claimedAt, now } = instants;
  return [
    ...(claimedAt > now + CLOCK_MARGIN_MS ? [open('dated-in-future', { signedAt: claimedAt })] : []),
    ...expiryFindings(path, instants),
    ...(await revocationFindings(path, instants, lists)),
  ];
}

function expiryFindings(path: readonly Certificate[], { claimedAt, now, provenAt }: Instants): Finding[] {
  // One that had expired already is a fault of the path.
  const expired = path.find(({ notAfter }) => notAfter < now && claimedAt <= notAfter);
  if (expired === undefined) return [];
  const values = { subject: expired.subject.text, untilAt: expired.notAfter };
  return provenAt !== null && provenAt <= expired.notAfter
    ? [note('expired-since', values)]
    : [open('expired-unproven', values)];
}

async function revocationFindings(
  path: readonly Certificate[],
  instants: Instants,
  lists: readonly RevocationList[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [rank, certificate] of path.entries()) {
    const issuer = path[rank + 1];
    if (issuer === undefined) break;
    findings.push(await stateFinding(certificate, issuer, instants, lists));
    if ((await forgedLists(issuer, lists)).length > 0) {
      findings.push(open('revocation-list-forged', { issuer: issuer.subject.text }));
    }
  }
  return findings;
}

async function stateFinding(
  certificate: Certificate,
  issuer: Certificate,
  { claimedAt, now, provenAt }: Instants,
  lists: readonly RevocationList[],
): Promise<Finding> {
  const subject = certificate.subject.text;
  const state = await revocationState(certificate, issuer, lists, now + CLOCK_MARGIN_MS);
  switch (state.kind) {
    case 'unlisted':
      return note('revocation-unlisted', { issuer: issuer.subject.text });
    case 'future':
      return open('revocation-list-future', { issuer: issuer.subject.text, listedAt: state.listedAt });
    case 'clear':
      return state.listedAt < claimedAt
        ? note('revocation-list-older', { subject, listedAt: state.listedAt })
        : pass('revocation-clear', { subject, listedAt: state.listedAt });
    case 'revoked': {
      const values = { subject, revokedAt: state.revokedAt };
      if (provenAt !== null && provenAt < state.revokedAt) return note('revoked-after', values);
      return claimedAt >= state.revokedAt ? fail('revoked-before', values) : open('revoked-unproven', values);
    }
  }
}
