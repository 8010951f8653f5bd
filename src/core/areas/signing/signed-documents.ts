/** Documents of minutes: drafts, bases to sign, and what signs them. Fonts are read at the first document. */
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import type { MinutesData } from '../../../documents/print-context.ts';
import { createMinutesRenderer } from '../../documents/minutes-pdf.ts';
import type { MinutesRenderer } from '../../documents/minutes-pdf.ts';
import { createDocumentSigner } from '../../documents/signing/sign-document.ts';
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

/** One for the whole application; `fontsDir` differs between a checkout and a package. */
export function createSignedDocuments(fontsDir: string): SignedDocuments {
  let loadedRenderer: MinutesRenderer | null = null;
  let loadedSigner: DocumentSigner | null = null;

  function renderer(): MinutesRenderer {
    loadedRenderer ??= createMinutesRenderer({ fontsDir });
    return loadedRenderer;
  }

  function signer(): DocumentSigner {
    loadedSigner ??= createDocumentSigner({ fontsDir });
    return loadedSigner;
  }

  return {
    draft: (content, contentDigest) => renderer().renderMinutesPdf({ content, contentDigest, mode: 'draft' }),
    base: (content, contentDigest) =>
      renderer().renderMinutesPdf({ content, contentDigest, mode: 'original' }),
    copy: (data) => renderer().renderMinutesPdf(data),
    signer: {
      signField: (pdf, signing) => signer().signField(pdf, signing),
      sealDocument: (pdf, sealing) => signer().sealDocument(pdf, sealing),
    },
  };
}
