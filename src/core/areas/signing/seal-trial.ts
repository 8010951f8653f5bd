/** Tries a seal before it is taken: what our own check would refuse must never close a document. */
import { createHash } from 'node:crypto';
import { cadesDetached } from '../../../cms/cades.ts';
import type { Signer } from '../../../cms/signer.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { FindingCode } from '../../../verify/report.ts';
import { checkSignature } from '../../../verify/signature-section.ts';

const TRIAL = createHash('sha256').update('Essai de cachet').digest();
const SECOND_MS = 1_000;

/** Codes of what the outsiders' check finds wrong with a seal of a trial content; none for a seal that it accepts. */
export async function sealFaults(
  signer: Signer,
  holder: string,
  at: Instant,
): Promise<readonly FindingCode[]> {
  const sha256 = new Uint8Array(TRIAL);
  const signature = {
    kind: 'signature',
    contents: await cadesDetached(sha256, signer),
    isWhole: true,
    // A PDF dates its signatures in whole seconds.
    signedAt: Math.floor(at / SECOND_MS) * SECOND_MS,
    name: holder,
    reason: null,
    sha256,
  } as const;
  const expected = {
    kind: 'seal',
    name: null,
    capacity: '',
    lockedAt: 0,
    reason: '',
    isReasonHeld: false,
  } as const;
  const { section } = await checkSignature({ signature }, expected, { certificates: [] });
  return section.findings.flatMap(({ code, level }) =>
    level === 'fail' || code === 'path-issuer-unknown' ? [code] : [],
  );
}
