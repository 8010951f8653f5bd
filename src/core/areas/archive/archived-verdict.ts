/** What the check that outsiders run says of an archived document. */
import { canonicalJson } from '../../documents/minutes-file.ts';
import type { DocumentWork } from '../../documents/document-work.ts';
import type { Proof } from '../../../domain/minutes/proof.schema.ts';
import type { SigningRepo } from '../../db/repos/signing.repo.ts';

/**
 * Whether each signature is sound, under the authority that the document names, and nothing was added that they do not
 * cover. What only an outsider would have to confirm is no fault. The proof names those who signed outside, whose fields are
 * empty.
 */
export async function areSignaturesSound(
  repo: Pick<SigningRepo, 'recognised'>,
  authoritySha256: string | null,
  pdf: Uint8Array,
  proof: Proof | null,
  verdictOf: DocumentWork['verdict'],
): Promise<boolean> {
  const authorities = repo.recognised();
  if (!authorities.some(({ sha256 }) => sha256 === authoritySha256)) return false;
  const verdict = await verdictOf([
    { name: 'minutes.pdf', bytes: pdf },
    ...authorities.map(({ der, sha256 }) => ({ name: `${sha256}.crt`, bytes: der })),
    ...(proof === null ? [] : [{ name: 'proof.json', bytes: Buffer.from(canonicalJson(proof)) }]),
  ]);
  return verdict === 'authentic' || verdict === 'intact-unconfirmed';
}
