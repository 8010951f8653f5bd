/** The proof file of archived minutes: canonical JSON, and the same on paper, sealed when the seal can be used. */
import { SIGNING_REASON } from '../../../documents/signing-reason.ts';
import type { Proof } from '../../../domain/minutes/proof.schema.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { canonicalJson } from '../../documents/minutes-file.ts';
import type { ProofSource } from '../../../drawing/proof-document.ts';
import type { Deps } from '../../kernel/deps.ts';
import { proofOf, type ProvenMinutes } from './proof-content.ts';
import type { PaperSeal } from '../signing/index.ts';

export interface ProofFiles {
  readonly proof: Proof;
  /** Canonical JSON of the proof. */
  readonly json: string;
  readonly pdf: Uint8Array;
  readonly isSealed: boolean;
}

/** Makes proof files; nothing of them is stored, since a timestamp may still come. */
export interface ProofMaker {
  make(minutes: ProvenMinutes): Promise<Answer<ProofFiles>>;
}

export function createProofMaker(deps: Deps, sealPaper: PaperSeal): ProofMaker {
  /** A seal that cannot be used never keeps a proof back: it then says that it has none. */
  async function sealed(data: ProofSource): Promise<Pick<ProofFiles, 'isSealed' | 'pdf'>> {
    const { clock, number } = data.proof;
    const reason = SIGNING_REASON.proof(number);
    const pdf = await deps.documents.proof({ ...data, isToBeSealed: true });
    const answer = await sealPaper(pdf, { reason, timeZone: clock.timeZone });
    if (answer.ok) return { pdf: answer.value, isSealed: true };
    return { pdf: await deps.documents.proof({ ...data, isToBeSealed: false }), isSealed: false };
  }

  return {
    make: async (minutes) => {
      const { minutesId, organisation } = minutes;
      try {
        const proof = await proofOf(deps, minutes, deps.clock.read().wall);
        const json = canonicalJson(proof);
        const papers = await sealed({
          proof,
          json,
          organisation,
          isToBeSealed: true,
        });
        return { ok: true, value: { proof, json, ...papers } };
      } catch (error) {
        deps.logFailure('archive.proof', error);
        return { ok: false, code: 'proof-failed', details: { minutesId } };
      }
    },
  };
}
