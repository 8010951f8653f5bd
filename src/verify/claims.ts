/** What each of the given documents says that it is, before any of it is checked: several may bear one number. */
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { anyFileSchema } from '../domain/session-minutes/any-minutes.ts';
import type { Proof } from '../domain/minutes/proof.schema.ts';
import type { RegisterWitness } from '../domain/minutes/register-witness.ts';
import { attachedJson } from './attached-data.ts';
import { proofIn } from './attached-proof.ts';
import { isModest, MAX_MINUTES_VALUES } from './limits.ts';
import type { ReadPdf } from './read-once.ts';

export interface Claim {
  readonly contentDigest: string;
  /** The attached JSON. */
  readonly text: string;
  readonly chain: RegisterWitnessHead | null;
}

type RegisterWitnessHead = Pick<RegisterWitness, 'seq' | 'digest'>;

/** What a PDF turned out to carry: minutes that it claims to be, a proof, or neither. */
export interface Carried {
  readonly claim: Claim | null;
  readonly proof: Proof | null;
}

const NOTHING: Carried = { claim: null, proof: null };

/** Reads what a PDF carries, to tell documents apart; nothing when it cannot be read. */
export async function carriedBy(bytes: Uint8Array, read: ReadPdf): Promise<Carried> {
  try {
    return await carriedIn(read(bytes));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return NOTHING;
    throw error;
  }
}

async function carriedIn(file: PdfFile): Promise<Carried> {
  const attached = await attachedJson(file);
  if (!attached.isSound) return NOTHING;
  const proof = proofIn(attached);
  if (proof !== null || !isModest(attached.data, MAX_MINUTES_VALUES)) return { claim: null, proof };
  const { data: minutes } = anyFileSchema.safeParse(attached.data);
  if (minutes === undefined) return NOTHING;
  const { chain } = minutes.content;
  return {
    claim: { contentDigest: minutes.contentDigest, text: attached.text, chain: chain ?? null },
    proof: null,
  };
}

/** The proofs that may speak of minutes: those of their number that do not plainly speak of another given document. */
export function proofsOf(
  own: { readonly number: string; readonly contentDigest: string },
  proofs: readonly { readonly proof: Proof }[],
  claims: readonly Claim[],
): Proof[] {
  return proofs
    .map(({ proof }) => proof)
    .filter(
      ({ contentDigest, number }) =>
        number === own.number &&
        (contentDigest === own.contentDigest ||
          !claims.some((claim) => claim.contentDigest === contentDigest)),
    );
}

/** Whether a head of the chain is plainly that of another given document, or of its proof. */
export function isHeadOfAnother(
  head: RegisterWitnessHead,
  claims: readonly Claim[],
  proofs: readonly { readonly proof: Proof }[],
): boolean {
  const isSame = (other: RegisterWitnessHead | null) =>
    other?.seq === head.seq && other.digest === head.digest;
  return (
    claims.some(({ chain }) => isSame(chain)) || proofs.some(({ proof }) => proof.chain.links.some(isSame))
  );
}
