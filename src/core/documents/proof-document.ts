/** The pdfmake definition of the proof file in print: one or two sober pages, the JSON attached. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { SEAL_FIELD } from '../../domain/minutes/signature-fields.ts';
import { createInstantFormat, type InstantFormat } from '../../documents/french-format.ts';
import { FONT_FAMILY } from './minutes-fonts.ts';
import { hairline, INK, PAGE, STYLES } from '../../documents/minutes-layout.ts';
import { printable } from './printable.ts';
import type { ProofData } from '../../documents/proof-data.ts';
import { PROOF, PROOF_SECTION, PROOF_TEXT } from '../../documents/proof-wording.ts';
import { signatureLine } from '../../documents/signature-line.ts';
import type { SafeText } from './safe-text.ts';
import {
  clockFacts,
  documentFacts,
  externalPart,
  proofSection,
  registerFacts,
  revisionPart,
  sealFacts,
  signatureTable,
} from '../../documents/sections/proof-sections.ts';
import { SEAL_HEIGHT } from '../../documents/signature-place.ts';

const SEAL_WIDTH = 190;

/** Builds the definition; every text is made printable. Throws RangeError when the time zone is unknown. */
export function proofDefinition(data: ProofData, safe: SafeText): TDocumentDefinitions {
  const { at, json, proof, session } = data;
  const instants = createInstantFormat(proof.clock.timeZone, '');
  const made = new Date(at);
  const title = `${PROOF.title} ${PROOF.ofMinutes(proof.number)}`;
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    files: { proof: attachment(proof.number, json, made) },
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(title),
      author: safe(session.organisation),
      creator: safe(`Pupitre ${proof.machine.appVersion}`),
      producer: 'pdfmake',
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 9.2, lineHeight: 1 },
    styles: STYLES,
    header: () => printable(runningHeader(data), safe),
    footer: (page, pageCount) => printable(runningFooter(data, instants, page, pageCount), safe),
    content: printable(body(data, instants), safe),
  };
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

function body(data: ProofData, instants: InstantFormat): Content[] {
  const { proof } = data;
  return [
    {
      stack: [
        { text: PROOF.title, style: 'title' },
        { text: PROOF.ofMinutes(proof.number), style: 'number' },
      ],
    },
    { text: PROOF.lede, margin: [0, 6, 0, 0] },
    ...proofSection(PROOF_SECTION.document, documentFacts(data, instants)),
    ...proofSection(PROOF_SECTION.signatures, signatureTable(proof, instants), {
      text: PROOF_TEXT.authentication,
      style: 'small',
      margin: [0, 4, 0, 0],
    }),
    ...externalPart(proof, instants),
    ...proofSection(PROOF_SECTION.seal, sealFacts(proof, instants)),
    ...proofSection(PROOF_SECTION.clock, clockFacts(proof)),
    ...proofSection(PROOF_SECTION.register, registerFacts(proof)),
    ...revisionPart(proof, instants),
    ...proofSection(PROOF_SECTION.level, levelPart(data)),
  ];
}

function levelPart({ isToBeSealed, proof }: ProofData): Content {
  const hasCertificates = proof.seal !== null;
  return {
    stack: [
      hasCertificates ? PROOF_TEXT.level(proof.timestamps.length > 0) : PROOF_TEXT.levelBefore,
      { text: PROOF_TEXT.limits, margin: [0, 3, 0, 0] },
      { text: PROOF_TEXT.check, margin: [0, 3, 0, 0] },
      isToBeSealed ? sealPlace() : { text: PROOF_TEXT.unsealed, style: 'small', margin: [0, 10, 0, 0] },
    ],
  };
}

function sealPlace(): Content {
  const field = { name: SEAL_FIELD, label: PROOF_TEXT.sealLabel, above: 0, below: SEAL_HEIGHT };
  return {
    stack: [
      { text: PROOF_TEXT.seal, style: 'label', margin: [0, 12, 0, 3] },
      signatureLine(SEAL_WIDTH, field),
    ],
    margin: [0, 0, 0, SEAL_HEIGHT],
  };
}

function runningHeader({ proof }: ProofData): Content {
  return {
    margin: [PAGE.marginX, 32, PAGE.marginX, 0],
    stack: [
      {
        columns: [
          { text: PROOF.title, style: 'label', width: '*' },
          { text: `Procès-verbal n° ${proof.number}`, style: 'label', width: 'auto', noWrap: true },
        ],
        columnGap: 16,
        margin: [0, 0, 0, 4],
      },
      hairline(),
    ],
  };
}

function runningFooter(
  { at, proof }: ProofData,
  instants: InstantFormat,
  page: number,
  pageCount: number,
): Content {
  return {
    margin: [PAGE.marginX, 13, PAGE.marginX, 0],
    stack: [
      hairline(),
      {
        columns: [
          {
            text: `${PROOF.made(instants.date(at), instants.time(at))}, Pupitre ${proof.machine.appVersion}`,
            width: '*',
          },
          { text: `Page ${String(page)} sur ${String(pageCount)}`, width: 'auto', noWrap: true },
        ],
        style: 'running',
        margin: [0, 4, 0, 0],
      },
    ],
  };
}
