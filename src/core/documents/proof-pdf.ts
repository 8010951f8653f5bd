/** Renders proof files and witnesses of the register. Same data, same bytes. */
import { loadFaces } from './font-files.ts';
import { createPdfWriter, type PdfWriter } from '../../drawing/pdf-writer.ts';
import { proofDefinition, type ProofSource } from '../../drawing/proof-document.ts';
import { reserveFields } from '../../drawing/reserved-fields.ts';
import { type WitnessData, witnessDefinition } from './witness-document.ts';

export interface ProofRenderer {
  /** PDF/A-3b with the JSON attached, and an empty field for the seal when one is to come. */
  renderProof(data: ProofSource): Promise<Uint8Array>;
  /** One page for someone outside to keep. */
  renderWitness(data: WitnessData): Promise<Uint8Array>;
}

/** The fonts are read at the first document; `fontsDir` differs between a checkout and a package. */
export function createProofRenderer(options: { fontsDir: string }): ProofRenderer {
  let loaded: PdfWriter | null = null;
  const writer = () => (loaded ??= createPdfWriter(loadFaces(options.fontsDir)));
  return {
    renderProof: (data) =>
      writer().write(proofDefinition(data, writer().safe), (document) => {
        reserveFields(document, []);
      }),
    renderWitness: (data) => writer().write(witnessDefinition(data, writer().safe)),
  };
}
