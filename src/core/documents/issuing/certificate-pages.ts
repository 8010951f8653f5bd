/** The certificate of the whole certification: one page across, framed, meant to be kept. */
import type { Content } from 'pdfmake/interfaces';
import { formatIsoDate } from '../../../documents/french-format.ts';
import { INK } from '../../../documents/minutes-layout.ts';
import { civil } from './attestation-pages.ts';
import { CERTIFICATE, PAPER, PAPER_TITLE } from './issuing-wording.ts';
import { instantsOf, logoOf, marksInLine, referenceText, sealStack } from './paper-parts.ts';
import type { CertificateData } from './paper.types.ts';
import { holderName } from '../../../domain/issuing/holder-name.ts';

const QR_SIZE = 98;
/** Points between the margins, and how wide a letter is on the whole, in its own size. */
const LINE_WIDTH = 718;
const MEAN_LETTER = 0.52;
const SMALLEST = 12;
const FRAME = { outer: 24, inner: 29 } as const;

/** Two lines around the page. */
export function certificateFrame(width: number, height: number): Content {
  const rect = (inset: number, lineWidth: number) =>
    ({
      type: 'rect',
      x: inset,
      y: inset,
      w: width - 2 * inset,
      h: height - 2 * inset,
      lineWidth,
      lineColor: INK,
    }) as const;
  return { canvas: [rect(FRAME.outer, 1.4), rect(FRAME.inner, 0.5)] };
}

export function certificatePages(data: CertificateData): Content[] {
  const { candidate, results, template } = data;
  const { certification, number, session } = results;
  const reference = referenceText(certification);
  const { mention } = candidate.whole;
  const date = formatIsoDate(session.date);
  return [
    {
      alignment: 'center',
      stack: [
        ...logoOf(template, 'center'),
        ...(template.organisation === '' ? [] : [{ text: template.organisation, bold: true, fontSize: 12 }]),
        ...marksInLine(data),
        { text: PAPER_TITLE.certificate, style: 'title', fontSize: 30, margin: [0, 12, 0, 6] },
        { text: CERTIFICATE.lede },
        {
          text: certification.title,
          bold: true,
          fontSize: sized(certification.title, 16),
          margin: [0, 6, 0, 2],
        },
        ...(reference === '' ? [] : [{ text: reference }]),
        { text: CERTIFICATE.awarded, margin: [0, 12, 0, 6] },
        { text: holderName(candidate), bold: true, fontSize: sized(holderName(candidate), 24) },
        { text: civil(data), margin: [0, 3, 0, 10] },
        {
          text: [
            `${CERTIFICATE.by(date)} (${PAPER.minutes(number)})`,
            mention === null ? '' : `, ${CERTIFICATE.mention(mention)}`,
          ],
        },
      ],
    },
    foot(data),
  ];
}

/** A long text in smaller letters, so that all stands on one page. */
function sized(text: string, size: number): number {
  const most = LINE_WIDTH / (size * MEAN_LETTER);
  return text.length <= most ? size : Math.max(SMALLEST, size * 0.75);
}

function foot(data: CertificateData): Content {
  const { contentDigest, isToBeSealed, issuedAt, number, results, template } = data;
  const { name, quality } = template.signatory;
  const made = PAPER.madeOut(template.place, instantsOf(data).date(issuedAt));
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    columnGap: 22,
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
          { text: made, margin: [0, 0, 0, 3] },
          ...(number === '' ? [] : [{ text: PAPER.number(number), bold: true }]),
          { text: PAPER.digest, style: 'label', margin: [0, 4, 0, 0] },
          { text: contentDigest, style: 'tiny', color: INK, margin: [0, 1, 0, 4] },
          { text: CERTIFICATE.once, style: 'small' },
          ...(template.mentions === '' ? [] : [{ text: template.mentions, style: 'small' }]),
        ],
      },
      {
        width: 190,
        stack: [
          { text: PAPER.signatory, style: 'label' },
          ...(name === '' ? [] : [{ text: name, bold: true }]),
          ...(quality === '' ? [] : [{ text: quality }]),
          ...(isToBeSealed ? sealStack() : []),
        ],
      },
    ],
  };
}
