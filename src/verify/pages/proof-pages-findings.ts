/** Whether the pages of a proof file are those that the proof in it gives. */
import type { Proof, Proof2 } from '../../domain/minutes/proof.schema.ts';
import type { Redrawing } from '../../drawing/redrawing.ts';
import { createInstantFormat } from '../../documents/french-format.ts';
import { proofBody, proofFooter, proofHeader } from '../../documents/proof-pages.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { type Finding, open, pass } from '../report.ts';
import type { Field } from '../signature-fields.ts';
import { infoText } from '../info-text.ts';
import { comparedDrawing, pageCount, unlike } from './drawn-again.ts';
import { expectedText } from './expected-text.ts';
import { NO_TEXTS, pageFindings, textsWithin } from './page-findings.ts';
import { readPages } from './page-tree.ts';

/** A proof file as it was read. */
export interface PrintedProof {
  readonly file: PdfFile;
  readonly fields: readonly Field[];
  readonly proof: Proof;
  /** The attached JSON. */
  readonly json: string;
  /** Null when the paper is broken anyhow: then its pages are read, and not drawn again. */
  readonly redrawing: Redrawing | null;
}

/** Checks what the first revision holds and shows; rejects with PdfSyntaxError. */
export async function proofPageFindings({
  fields,
  file,
  json,
  proof,
  redrawing,
}: PrintedProof): Promise<readonly Finding[]> {
  // A proof of version 0.1.0 does not say all that its pages print.
  if (proof.schema === 'pupitre.proof/1') {
    const faults = await pageFindings(file, fields, await readPages(file), { isTagged: false, texts: null });
    return faults.length > 0 ? faults : [open('pages-not-drawn')];
  }
  const source = {
    proof,
    json,
    organisation: infoText(file, 'Author') ?? '',
    isToBeSealed: fields.length > 0,
  };
  // The links of the chain, which may be many, are attached and not printed.
  const printed = JSON.stringify({ ...proof, chain: { ...proof.chain, links: [] } });
  const drawing =
    redrawing === null ? null : await comparedDrawing(file, printed, [() => redrawing.proof(source)]);
  if (drawing === 'same') {
    return [pass('pages-same', { count: pageCount(file) })];
  }
  const faults = await readFindings(file, fields, proof);
  return drawing === null || faults.length > 0 ? faults : [unlike(drawing)];
}

async function readFindings(
  file: PdfFile,
  fields: readonly Field[],
  proof: Proof2,
): Promise<readonly Finding[]> {
  const pages = await readPages(file);
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
