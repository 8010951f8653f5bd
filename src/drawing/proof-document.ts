/** The pdfmake definition of the proof file in print: one or two sober pages, the JSON attached. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { createInstantFormat } from '../documents/french-format.ts';
import { INK, PAGE, STYLES } from '../documents/minutes-layout.ts';
import type { ProofData } from '../documents/proof-data.ts';
import { proofBody, proofFooter, proofHeader } from '../documents/proof-pages.ts';
import { PROOF } from '../documents/proof-wording.ts';
import { FONT_FAMILY } from './faces.ts';
import { printable } from './printable.ts';
import type { SafeText } from './safe-text.ts';
import { taggedDefinition } from './tags/tagged-definition.ts';

/** The proof as a file, and whose it is. */
export interface ProofSource extends ProofData {
  /** Canonical JSON of the proof. */
  readonly json: string;
  readonly organisation: string;
}

/** Builds the definition; every text is made printable. Throws RangeError when the time zone is unknown. */
export function proofDefinition(data: ProofSource, safe: SafeText): TDocumentDefinitions {
  const { isToBeSealed, json, organisation, proof } = data;
  const instants = createInstantFormat(proof.clock.timeZone, '');
  const made = new Date(proof.madeAt);
  const title = `${PROOF.title} ${PROOF.ofMinutes(proof.number)}`;
  const definition: TDocumentDefinitions = {
    version: '1.7',
    subset: 'PDF/A-3b',
    files: { proof: attachment(proof.number, json, made) },
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(title),
      author: safe(organisation),
      creator: safe(`Pupitre ${proof.machine.appVersion}`),
      producer: 'pdfmake',
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 9.2, lineHeight: 1 },
    styles: STYLES,
    header: () => printable(proofHeader(data), safe),
    footer: (page, pageCount) => printable(proofFooter(data, instants, page, pageCount), safe),
    content: printable(proofBody(data, instants), safe),
  };
  return taggedDefinition(definition, isToBeSealed);
}

function attachment(number: string, json: string, made: Date) {
  return {
    src: `data:application/json;base64,${Buffer.from(json).toString('base64')}`,
    name: `${number}-preuve.json`,
    // Missing from pdfmake's typings, and required by PDF/A-3.
    type: 'application/json',
    relationship: 'Data' as const,
    description: PROOF.attachment,
    creationDate: made,
    modifiedDate: made,
  };
}
