/** The pdfmake definition of a witness of the register: one page, to be kept by someone outside. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { createInstantFormat, formatCount } from '../../documents/french-format.ts';
import { FONT_FAMILY } from '../../drawing/faces.ts';
import { facts, hairline, INK, PAGE, STYLES, TEXT_WIDTH } from '../../documents/minutes-layout.ts';
import { printable } from '../../drawing/printable.ts';
import { WITNESS } from '../../documents/proof-wording.ts';
import type { SafeText } from '../../drawing/safe-text.ts';

const QR_SIZE = 168;
const GROUP = 4;
const GROUPS_PER_LINE = 8;
const NO_BREAK = '\u00a0';

export interface WitnessData {
  /** The exported text, which the code holds too. */
  readonly text: string;
  /** Epoch ms of the export. */
  readonly at: number;
  readonly seq: number;
  /** SHA-256 (hex). */
  readonly digest: string;
  /** IANA zone in which the instant is printed. */
  readonly timeZone: string;
  readonly organisation: string;
  readonly appVersion: string;
}

/** Builds the definition; every text is made printable. Throws RangeError when the time zone is unknown. */
export function witnessDefinition(data: WitnessData, safe: SafeText): TDocumentDefinitions {
  const made = new Date(data.at);
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(`${WITNESS.title}, ${made.toISOString().slice(0, 10)}`),
      author: safe(data.organisation),
      creator: safe(`Pupitre ${data.appVersion}`),
      producer: 'pdfmake',
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 11, lineHeight: 1.1 },
    styles: STYLES,
    content: printable(body(data), safe),
  };
}

function body(data: WitnessData): Content[] {
  const { at, digest, organisation, seq, text, timeZone } = data;
  const instants = createInstantFormat(timeZone, '');
  const count = WITNESS.records(formatCount(seq), seq > 1);
  return [
    { text: organisation === '' ? WITNESS.head : `${organisation} – ${WITNESS.head}`, style: 'label' },
    { text: WITNESS.title, style: 'title', margin: [0, 4, 0, 10] },
    hairline(),
    { text: WITNESS.counted(instants.date(at), instants.time(at), count), margin: [0, 14, 0, 14] },
    { text: WITNESS.digest, style: 'label' },
    ...digestLines(digest).map((line): Content => ({ text: line, fontSize: 19, margin: [0, 4, 0, 0] })),
    {
      columns: [
        { width: QR_SIZE, qr: text, fit: QR_SIZE, eccLevel: 'M' },
        { width: '*', stack: explanations(data) },
      ],
      columnGap: 24,
      margin: [0, 26, 0, 30],
    },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 0.5 }],
      margin: [0, 60, 0, 3],
    },
    { text: WITNESS.signature, style: 'small' },
  ];
}

function explanations({ at, seq }: WitnessData): Content[] {
  return [
    facts(
      [
        [WITNESS.count, formatCount(seq)],
        [WITNESS.instant, new Date(at).toISOString()],
      ],
      118,
    ),
    { text: WITNESS.use, margin: [0, 10, 0, 0] },
    { text: WITNESS.compare, margin: [0, 8, 0, 0] },
  ];
}

/** Groups of four, which the eye can follow and a voice can read out. */
function digestLines(digest: string): string[] {
  const groups = digest.match(new RegExp(`.{${String(GROUP)}}`, 'g')) ?? [];
  const gap = NO_BREAK.repeat(3);
  return [groups.slice(0, GROUPS_PER_LINE), groups.slice(GROUPS_PER_LINE)].map((line) => line.join(gap));
}
