/** Puts the parts of signing together over one set of dependencies. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageStore } from '../passage/index.ts';
import { createAuthorityOffice } from './authority-office.ts';
import { createMemberKeys } from './member-keys.ts';
import type { MemberKeys } from './member-keys.ts';
import { createPaperSeal } from './paper-seal.ts';
import type { PaperSeal } from './paper-seal.ts';
import { createSealKeys } from './seal-keys.ts';
import type { SignedDocuments } from './signed-documents.ts';
import { createSigningContext } from './signing-context.ts';
import { createSigningDesk } from './signing-desk.ts';
import type { OpenDesk } from './signing-desk.ts';
import { createPassageDesk } from './passage-desk.ts';
import type { SigningDesk } from './passage-desk.ts';
import { createSigningUsecases } from './signing.usecases.ts';

export interface Signing {
  readonly desk: SigningDesk;
  /** Opens the same desk to documents that are not a passage's. */
  readonly openDesk: OpenDesk;
  /** Follows the members' PINs. */
  readonly memberKeys: MemberKeys;
  /** Seals papers that are not minutes. */
  readonly sealPaper: PaperSeal;
  readonly handlers: AreaHandlers<'signing'>;
}

/** One for the whole application. */
export function createSigning(deps: Deps, store: PassageStore, documents: SignedDocuments): Signing {
  const context = createSigningContext(deps);
  const office = createAuthorityOffice(context);
  const memberKeys = createMemberKeys(context, office);
  const seals = createSealKeys(context, office);
  const openDesk = createSigningDesk({ context, office, members: memberKeys, seals, documents });
  return {
    desk: createPassageDesk(openDesk, store, documents),
    openDesk,
    memberKeys,
    sealPaper: createPaperSeal(context, office, seals, documents),
    handlers: createSigningUsecases(context, office, seals),
  };
}
