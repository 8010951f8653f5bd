import type { Signer } from '../../cms/signer.ts';
import type { DocumentWork } from '../documents/document-work.ts';
import type { MemberSigning, Sealing } from '../documents/signing/sign-document.ts';

/** A signer without its key, which stays where it was opened. */
export type KeylessSigner = Omit<Signer, 'sign'>;

type Keyless<Signing> = Omit<Signing, 'signer'> & { readonly signer: KeylessSigner };

/** What a thread does; it asks whoever gave it a document for the signature itself. */
export interface ThreadServices extends Omit<DocumentWork, 'signField' | 'sealDocument'> {
  signField(pdf: Uint8Array, signing: Keyless<MemberSigning>): Promise<Uint8Array>;
  sealDocument(pdf: Uint8Array, sealing: Keyless<Sealing>): Promise<Uint8Array>;
}

/** What a thread may ask while it works. */
export interface ThreadHelp {
  sign(data: Uint8Array): Promise<Uint8Array>;
}
