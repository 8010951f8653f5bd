/** The signature blocks: who signed, in what capacity, when, and what content they had before their eyes. */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { FLUSH, HAIRLINE, INK, TEXT_WIDTH } from '../minutes-layout.ts';
import { CHAIN_HEAD, SIGNATURE_LEVEL } from '../minutes-wording.ts';
import { type PrintContext, type Section, signatories } from '../print-context.ts';
import { readSignature } from '../signature-svg.ts';

const BLOCKS_PER_ROW = 3;
const GUTTER = 18;
const BLOCK_WIDTH = (TEXT_WIDTH - GUTTER * (BLOCKS_PER_ROW - 1)) / BLOCKS_PER_ROW;
const INK_HEIGHT = 48;
const DENSE_INK_HEIGHT = 38;

/** Size of a typed signature, mean advance of the italic at size 1, and height of its line box at size 1, in points. */
const TYPED_SIZE = 18;
const MEAN_ADVANCE = 0.52;
const LINE_BOX = 1.26;

const BLOCKS: CustomTableLayout = {
  ...FLUSH,
  paddingRight: (column) => (column < BLOCKS_PER_ROW - 1 ? GUTTER : 0),
};

type Member = PrintContext['content']['members'][number];
type Signature = PrintContext['signatures'][number];

export function signatureSection(context: PrintContext): Section {
  return {
    title: 'Signatures',
    room: 0,
    body: [
      { text: SIGNATURE_LEVEL, style: 'small' },
      {
        text: [{ text: 'Empreinte SHA-256 du contenu : ', color: INK }, context.contentDigest],
        style: 'small',
        margin: [0, 4, 0, 0],
      },
      ...chainLine(context),
      {
        layout: FLUSH,
        table: { dontBreakRows: true, widths: ['*'], body: blockRows(context) },
      },
    ],
  };
}

/** The head of the digest chain, so that these minutes are a witness of every record made before them. */
function chainLine({ content: { chain } }: PrintContext): Content[] {
  if (chain === undefined) return [];
  return [{ text: `${CHAIN_HEAD(chain.seq)} ${chain.digest}`, style: 'small', margin: [0, 2, 0, 0] }];
}

/** Number of rows of signature blocks, from which the caller knows whether the section fits a page. */
export function signatureRowCount(context: PrintContext): number {
  return Math.ceil(signatories(context.content).length / BLOCKS_PER_ROW);
}

function blockRows(context: PrintContext): TableCell[][] {
  const members = signatories(context.content);
  return Array.from({ length: signatureRowCount(context) }, (_, row) => [
    blockRow(members.slice(row * BLOCKS_PER_ROW, (row + 1) * BLOCKS_PER_ROW), context),
  ]);
}

/** Blocks side by side, line by line, so that every signature stands on the same line. */
function blockRow(members: readonly Member[], context: PrintContext): TableCell {
  const signed = members.map((member) => ({
    member,
    signature: context.signatures.find(({ jurorId }) => jurorId === member.id),
  }));
  const cells = (cell: (block: (typeof signed)[number]) => Content) =>
    Array.from({ length: BLOCKS_PER_ROW }, (_, index): TableCell => {
      const block = signed[index];
      return block === undefined ? '' : cell(block);
    });
  return {
    layout: BLOCKS,
    margin: [0, 8, 0, 0],
    table: {
      widths: Array.from({ length: BLOCKS_PER_ROW }, () => BLOCK_WIDTH),
      body: [
        cells(({ member, signature }) => identity(signature ?? member)),
        cells(({ signature }) => inkArea(signature?.svg, context.isAbsence ? DENSE_INK_HEIGHT : INK_HEIGHT)),
        cells(({ signature }) => proof(signature, context)),
      ],
    },
  };
}

function identity({ name, capacity }: Pick<Member, 'name' | 'capacity'>): Content {
  return {
    stack: [
      { text: name, bold: true },
      { text: capacity, style: 'small' },
    ],
  };
}

/** Room for the ink, its foot on a line. */
function inkArea(svg: string | undefined, areaHeight: number): Content {
  const line: Content = {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: BLOCK_WIDTH, y2: 0, lineWidth: 0.5, lineColor: HAIRLINE }],
  };
  if (svg === undefined) return { stack: [line], margin: [0, areaHeight, 0, 0] };
  const signature = readSignature(svg);
  if (signature.kind === 'typed') return { stack: [typedName(signature.name, areaHeight), line] };
  const { markup, width, height } = signature.drawing;
  const scale = Math.min((BLOCK_WIDTH - 8) / width, (areaHeight - 6) / height);
  const drawnHeight = height * scale;
  const ink: Content = {
    svg: markup,
    width: width * scale,
    height: drawnHeight,
    margin: [4, areaHeight - 3 - drawnHeight, 0, 3],
  };
  return { stack: [ink, line] };
}

/** A typed name in italics on one line, as large as it fits. */
function typedName(name: string, areaHeight: number): Content {
  const fontSize = Math.min(TYPED_SIZE, (BLOCK_WIDTH - 8) / (name.length * MEAN_ADVANCE));
  return {
    text: name,
    italics: true,
    fontSize,
    lineHeight: 1,
    noWrap: true,
    margin: [4, areaHeight - 3 - fontSize * LINE_BOX, 0, 3],
  };
}

function proof(signature: Signature | undefined, { instants, isDraft }: PrintContext): Content {
  if (signature === undefined) {
    return { text: isDraft ? 'Date, heure et signature' : 'Non signé', style: 'tiny', margin: [0, 2, 0, 0] };
  }
  const { signedAt, contentDigest } = signature;
  return {
    style: 'tiny',
    margin: [0, 2, 0, 0],
    stack: [
      `Signé le ${instants.date(signedAt)} à ${instants.time(signedAt)}${isTyped(signature) ? ', au clavier' : ''}`,
      `Empreinte signée : ${contentDigest.slice(0, 12)}…${contentDigest.slice(-8)}`,
    ],
  };
}

function isTyped({ svg }: Signature): boolean {
  return readSignature(svg).kind === 'typed';
}
