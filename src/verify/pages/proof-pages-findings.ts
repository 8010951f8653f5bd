/** Whether the pages of a proof file are those that the proof in it gives. */
import type { Proof } from '../../domain/minutes/proof.schema.ts';
import { createInstantFormat } from '../../documents/french-format.ts';
import { proofBody, proofFooter, proofHeader } from '../../documents/proof-pages.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import type { Finding } from '../report.ts';
import type { Field } from '../signature-fields.ts';
import { expectedText } from './expected-text.ts';
import { NO_TEXTS, pageFindings, textsWithin } from './page-findings.ts';
import { readPages } from './page-tree.ts';

/** Checks what the first revision holds and shows; rejects with PdfSyntaxError. */
export async function proofPageFindings(
  file: PdfFile,
  fields: readonly Field[],
  proof: Proof,
): Promise<readonly Finding[]> {
  const pages = await readPages(file);
  // A proof of version 0.1.0 does not say all that its pages print.
  if (proof.schema === 'pupitre.proof/1') {
    return pageFindings(file, fields, pages, { isTagged: false, texts: null });
  }
  const data = { proof, isToBeSealed: fields.length > 0 };
  const texts = textsWithin(() => {
    const instants = createInstantFormat(proof.clock.timeZone, '');
    return {
      body: expectedText(proofBody(data, instants)),
      header: expectedText(proofHeader(data)),
      footer: (page, count) => expectedText(proofFooter(data, instants, page, count)),
      isHeaderCut: false,
    };
  });
  return texts === null ? NO_TEXTS : pageFindings(file, fields, pages, { isTagged: true, texts });
}
