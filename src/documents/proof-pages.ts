/** The pages of the proof file: the verifier reads the same definition, to hold them to the proof that they carry. */
import type { Content } from 'pdfmake/interfaces';
import { SEAL_FIELD } from '../domain/minutes/signature-fields.ts';
import type { InstantFormat } from './french-format.ts';
import { hairline, PAGE } from './minutes-layout.ts';
import type { ProofData } from './proof-data.ts';
import { PROOF, PROOF_SECTION, PROOF_TEXT } from './proof-wording.ts';
import {
  clockFacts,
  documentFacts,
  externalPart,
  proofSection,
  registerFacts,
  revisionPart,
  sealFacts,
  signatureTable,
} from './sections/proof-sections.ts';
import { signatureLine } from './signature-line.ts';
import { SEAL_HEIGHT } from './signature-place.ts';

const SEAL_WIDTH = 190;

/** Everything between the running header and footer. */
export function proofBody(data: ProofData, instants: InstantFormat): Content[] {
  const { proof } = data;
  return [
    {
      stack: [
        { text: PROOF.title, style: 'title' },
        { text: PROOF.ofMinutes(proof.number), style: 'number' },
      ],
    },
    { text: PROOF.lede, margin: [0, 6, 0, 0] },
    ...proofSection(PROOF_SECTION.document, documentFacts(proof, instants)),
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

/** What stands above each page. */
export function proofHeader({ proof }: ProofData): Content {
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

/** What stands under the page of that number, from 1. */
export function proofFooter(
  { proof }: ProofData,
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
            text: `${PROOF.made(instants.date(proof.madeAt), instants.time(proof.madeAt))}, Pupitre ${proof.machine.appVersion}`,
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
