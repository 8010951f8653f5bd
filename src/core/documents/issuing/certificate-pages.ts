/** The certificate of the whole certification: one page across, framed, meant to be kept. */
import type { Content } from 'pdfmake/interfaces';
import { formatIsoDate } from '../../../documents/french-format.ts';
import { INK } from '../../../documents/minutes-layout.ts';
import { civil } from './attestation-pages.ts';
import { CERTIFICATE, PAPER, PAPER_TITLE } from './issuing-wording.ts';
import { displayName, instantsOf, logoOf, marks, referenceText, sealStack } from './paper-parts.ts';
import type { CertificateData } from './paper.types.ts';

const QR_SIZE = 98;
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
        { text: template.organisation, bold: true, fontSize: 12 },
        ...marks(data),
        { text: PAPER_TITLE.certificate, style: 'title', fontSize: 30, margin: [0, 16, 0, 8] },
        { text: CERTIFICATE.lede },
        { text: certification.title, bold: true, fontSize: 16, margin: [0, 6, 0, 2] },
        ...(reference === '' ? [] : [{ text: reference }]),
        { text: CERTIFICATE.awarded, margin: [0, 12, 0, 6] },
        { text: displayName(candidate), bold: true, fontSize: 24 },
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

function foot(data: CertificateData): Content {
  const { contentDigest, isToBeSealed, issuedAt, number, results, template } = data;
  const { name, quality } = template.signatory;
  const made = PAPER.madeOut(template.place, instantsOf(data).date(issuedAt));
  return {
    unbreakable: true,
    margin: [0, 28, 0, 0],
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
          { text: made },
          { text: PAPER.signatory, style: 'label', margin: [0, 4, 0, 0] },
          ...(name === '' ? [] : [{ text: name, bold: true }]),
          ...(quality === '' ? [] : [{ text: quality }]),
          ...(isToBeSealed ? sealStack() : []),
        ],
      },
    ],
  };
}
