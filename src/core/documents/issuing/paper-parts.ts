/** What papers have in common: head, foot, signatory, names and results as words. */
import type { Content } from 'pdfmake/interfaces';
import { createInstantFormat, formatIsoDate, type InstantFormat } from '../../../documents/french-format.ts';
import { HAIRLINE, INK } from '../../../documents/minutes-layout.ts';
import { signatureLine } from '../../../documents/signature-line.ts';
import { SEAL_HEIGHT } from '../../../documents/signature-place.ts';
import { SEAL_FIELD } from '../../../domain/minutes/signature-fields.ts';
import type {
  IssuingTemplate,
  ResultCandidate,
  ResultRow,
  SessionResults,
} from '../../../domain/issuing/issuing.types.ts';
import { outcomeWord, PAPER, ROW_STATE } from './issuing-wording.ts';
import type { PaperData } from './paper.types.ts';

const LOGO = { width: 130, height: 46 } as const;
const SEAL_WIDTH = 144;
const QR_SIZE = 84;
const NONE = '–';

/** The dates of a paper. */
export function instantsOf({ timeZone }: Pick<PaperData, 'timeZone'>): InstantFormat {
  return createInstantFormat(timeZone, '');
}

/** Organisation, where and when. */
export function letterhead(data: PaperData): Content {
  const { issuedAt, template } = data;
  const logo = logoOf(template);
  const name = { width: '*', text: template.organisation, bold: true, fontSize: 11 };
  return {
    columns: [
      ...(logo.length === 0 ? [] : [{ width: 'auto', stack: logo }]),
      name,
      {
        width: 'auto',
        text: PAPER.madeOut(template.place, instantsOf(data).date(issuedAt)),
        alignment: 'right',
      },
    ],
    columnGap: 16,
    margin: [0, 0, 0, logo.length === 0 ? 22 : 14],
  };
}

/** The logo, where there is one: a decoration beside the organisation's name. */
export function logoOf({ logo }: IssuingTemplate, alignment: 'left' | 'center' = 'left'): Content[] {
  if (logo === null) return [];
  const fit: [number, number] = [LOGO.width, LOGO.height];
  const margin: [number, number, number, number] = [0, 0, 0, 6];
  const bytes = Buffer.from(logo.bytes);
  if (logo.format === 'svg') return [{ svg: bytes.toString('utf8'), fit, alignment, margin }];
  return [{ image: `data:image/${logo.format};base64,${bytes.toString('base64')}`, fit, alignment, margin }];
}

/** What stands over the title of what is not the original, on one line. */
export function marksInLine(data: PaperData): Content[] {
  const { isPreview, original } = data;
  if (!isPreview && original === null) return [];
  return [
    {
      text: [
        {
          text: isPreview ? PAPER.preview : PAPER.duplicate,
          bold: true,
          fontSize: 12,
          characterSpacing: 1.2,
        },
        original === null
          ? ''
          : ` ${PAPER.ofOriginal(original.number, instantsOf(data).date(original.issuedAt))}`,
      ],
      style: 'small',
      margin: [0, 4, 0, 0],
    },
  ];
}

/** What stands over the title of what is not the original. */
export function marks(data: PaperData): Content[] {
  const { isPreview, original } = data;
  return [
    ...(isPreview ? [{ text: PAPER.preview, style: 'status' }] : []),
    ...(original === null
      ? []
      : [
          { text: PAPER.duplicate, style: 'status' },
          {
            text: PAPER.duplicateOf(original.number, instantsOf(data).date(original.issuedAt)),
            style: 'small',
            margin: [0, 0, 0, 3] as [number, number, number, number],
          },
        ]),
  ];
}

/** What papers end with: who stands for them, the mentions, and the place of the seal. One block, which no page breaks. */
export function closing(data: PaperData): Content {
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    columnGap: 20,
    columns: [
      { width: '*', stack: [...signatoryLines(data), ...mentionsOf(data)] },
      { width: SEAL_WIDTH, stack: data.isToBeSealed ? sealStack() : [] },
    ],
  };
}

function signatoryLines({ template }: PaperData): Content[] {
  const { name, quality } = template.signatory;
  return [
    { text: PAPER.signatory, style: 'label' },
    ...(name === '' ? [] : [{ text: name, bold: true }]),
    ...(quality === '' ? [] : [{ text: quality }]),
  ];
}

/** The line of the seal under its label, with the room that it takes below. */
export function sealStack(): Content[] {
  const field = { name: SEAL_FIELD, label: PAPER.sealLabel, above: 0, below: SEAL_HEIGHT };
  return [
    { text: PAPER.seal, style: 'label', margin: [0, 8, 0, 3] },
    signatureLine(SEAL_WIDTH, field),
    { text: '', margin: [0, SEAL_HEIGHT, 0, 0] },
  ];
}

/** Mentions of the organisation. */
function mentionsOf({ template }: PaperData): Content[] {
  return template.mentions === '' ? [] : [{ text: template.mentions, style: 'small', margin: [0, 8, 0, 0] }];
}

/** What stands under each page. */
export function paperFooter(
  data: PaperData,
  { page, pageCount, width, marginX }: { page: number; pageCount: number; width: number; marginX: number },
): Content {
  const instants = instantsOf(data);
  const made = PAPER.made(instants.date(data.issuedAt), instants.time(data.issuedAt), data.appVersion);
  const number = data.number === '' ? [] : [PAPER.number(data.number)];
  return {
    margin: [marginX, 13, marginX, 0],
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.35, lineColor: HAIRLINE }],
      },
      {
        columns: [
          {
            text: [
              ...(data.isPreview ? [PAPER.preview] : []),
              ...(data.original === null ? [] : [PAPER.duplicate]),
              ...number,
              made,
            ].join(', '),
            width: '*',
          },
          { text: PAPER.page(page, pageCount), width: 'auto', noWrap: true },
        ],
        style: 'running',
        margin: [0, 4, 0, 0],
      },
    ],
  };
}

/** Date and place of birth, or what is known of them. */
export function birthText({ birthDate, birthPlace }: ResultCandidate): string {
  const parts = [formatIsoDate(birthDate), birthPlace].filter((part) => part !== '');
  return parts.length === 0 ? NONE : parts.join(', à ');
}

/** Register and code of the certification; empty where it has none. */
export function referenceText({ references }: SessionResults['certification']): string {
  return references.map(({ code, register }) => PAPER.reference(register, code)).join(', ');
}

/** The bloc of a row, by its label and title. */
export function blocOf(results: SessionResults, blocId: string): SessionResults['blocs'][number] {
  const found = results.blocs.find(({ id }) => id === blocId);
  return found ?? { id: blocId, label: blocId, title: '', validityYears: null };
}

/** What was decided of a row, in words. */
export function rowWord({ certification }: SessionResults, row: ResultRow): string {
  if (row.state === 'held') return ROW_STATE.held(row.held?.reference ?? '');
  if (row.kind === 'revocation') return ROW_STATE.revoked;
  if (row.outcome !== null) return outcomeWord(certification.words, row.outcome);
  return ROW_STATE.pending;
}

/** The outcome of the certification, in its words; a dash where it cannot be told yet. */
export function wholeWord({ certification }: SessionResults, { whole }: ResultCandidate): string {
  return whole.outcome === null ? NONE : certification.words.whole[whole.outcome];
}

/** The same with the number and digest of the minutes that it rests on, and the code that holds both. */
export function closingWithProof(data: Extract<PaperData, { readonly contentDigest: string }>): Content {
  const { contentDigest, isToBeSealed, number, results } = data;
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    columnGap: 14,
    columns: [
      {
        width: QR_SIZE,
        qr: PAPER.code(number, results.number, contentDigest),
        fit: QR_SIZE,
        eccLevel: 'L',
        padding: 0,
      },
      {
        width: '*',
        stack: [
          ...signatoryLines(data),
          { text: PAPER.digest, style: 'label', margin: [0, 6, 0, 0] },
          { text: contentDigest, style: 'tiny', color: INK, margin: [0, 1, 0, 3] },
          { text: PAPER.checked, style: 'small' },
          ...mentionsOf(data),
        ],
      },
      { width: SEAL_WIDTH, stack: isToBeSealed ? sealStack() : [] },
    ],
  };
}
