/** Documents of minutes: drafts, bases to sign, and what signs them. */
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import type { MinutesData } from '../../../documents/print-context.ts';
import type { DocumentWork } from '../../documents/document-work.ts';
import type { DocumentSigner } from '../../documents/signing/sign-document.ts';

export type CopyData = Extract<MinutesData, { readonly mode: 'copy' }>;

export interface SignedDocuments {
  /** The pages before the content is locked: nothing in them can be signed. */
  draft(content: MinutesContent, contentDigest: string): Promise<Uint8Array>;
  /** The pages with empty signature fields; equal contents give equal bytes. */
  base(content: MinutesContent, contentDigest: string): Promise<Uint8Array>;
  /** A reprint of signed minutes, marked as a copy. */
  copy(data: CopyData): Promise<Uint8Array>;
  readonly signer: DocumentSigner;
}

/** The documents of minutes, made by that work. */
export function createSignedDocuments(work: DocumentWork): SignedDocuments {
  return {
    draft: (content, contentDigest) => work.minutes({ content, contentDigest, mode: 'draft' }),
    base: (content, contentDigest) => work.minutes({ content, contentDigest, mode: 'original' }),
    copy: (data) => work.minutes(data),
    signer: {
      signField: (pdf, signing) => work.signField(pdf, signing),
      sealDocument: (pdf, sealing) => work.sealDocument(pdf, sealing),
    },
  };
}
