/** The organisation's seal on a paper that is not minutes: any PDF of ours that keeps a field for it. */
import type { Answer } from '../../../shared/error-codes.ts';
import type { AuthorityOffice } from './authority-office.ts';
import type { SealKeys } from './seal-keys.ts';
import type { SignedDocuments } from './signed-documents.ts';
import type { SigningContext } from './signing-context.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

/** Seals a PDF whole; a refusal says why it cannot. */
export type PaperSeal = (
  pdf: Uint8Array,
  options: { readonly reason: string; readonly timeZone: string },
) => Promise<Answer<Uint8Array>>;

/** Uses the seal of the moment, which is made at first need. */
export function createPaperSeal(
  context: SigningContext,
  office: AuthorityOffice,
  seals: SealKeys,
  { signer: documents }: Pick<SignedDocuments, 'signer'>,
): PaperSeal {
  const { deps, queue } = context;
  return (pdf, { reason, timeZone }) =>
    queue.run(async () => {
      const at = deps.clock.read().wall;
      const authority = await office.ensure(at);
      if (!authority.ok) return authority;
      const ready = await seals.signer(authority.value, at);
      if (!ready.ok) return ready;
      const { certificate, signer, write } = ready.value;
      const increment = await documents.sealDocument(pdf, {
        signer,
        at,
        name: certificate.holder,
        reason,
        timeZone,
      });
      deps.act(UNTOLD, () => {
        write();
        return DONE;
      });
      return { ok: true, value: new Uint8Array(Buffer.concat([pdf, increment])) };
    });
}
