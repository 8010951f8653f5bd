/** The signature blocks: who signed, in what capacity, when, and what content they had before their eyes. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { FLUSH, HAIRLINE, INK, TEXT_WIDTH } from '../minutes-layout.ts';
import { SIGNATURE_LEVEL } from '../minutes-wording.ts';
import { type PrintContext, type Section, signatories } from '../print-context.ts';
import { readSignatureSvg } from '../signature-svg.ts';

const BLOCKS_PER_ROW = 3;
const GUTTER = 18;
const BLOCK_WIDTH = (TEXT_WIDTH - GUTTER * (BLOCKS_PER_ROW - 1)) / BLOCKS_PER_ROW;
const INK_HEIGHT = 56;

export function signatureSection(context: PrintContext): Section {
  return {
    title: 'Signatures',
    body: [
      { text: SIGNATURE_LEVEL, style: 'small' },
      {
        text: [{ text: 'Empreinte SHA-256 du contenu : ', color: INK }, context.contentDigest],
        style: 'small',
        margin: [0, 4, 0, 8],
      },
      {
        layout: FLUSH,
        table: { dontBreakRows: true, widths: blockWidths(), body: blockRows(context) },
      },
    ],
  };
}

/** Number of rows of signature blocks, from which the caller knows whether the section fits a page. */
export function signatureRowCount(context: PrintContext): number {
  return Math.ceil(signatories(context.content).length / BLOCKS_PER_ROW);
}

function blockWidths(): number[] {
  return Array.from({ length: BLOCKS_PER_ROW }, (_, index) =>
    index === BLOCKS_PER_ROW - 1 ? BLOCK_WIDTH : BLOCK_WIDTH + GUTTER,
  );
}

function blockRows(context: PrintContext): TableCell[][] {
  const blocks = signatories(context.content).map((member) => block(member, context));
  return Array.from({ length: signatureRowCount(context) }, (_, row) =>
    Array.from({ length: BLOCKS_PER_ROW }, (__, column) => blocks[row * BLOCKS_PER_ROW + column] ?? ''),
  );
}

function block(member: { id: string; name: string; capacity: string }, context: PrintContext): TableCell {
  const signature = context.signatures.find(({ jurorId }) => jurorId === member.id);
  const { name, capacity } = signature ?? member;
  return {
    stack: [
      { text: name, bold: true },
      { text: capacity, style: 'small' },
      inkArea(signature?.svg),
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: BLOCK_WIDTH, y2: 0, lineWidth: 0.5, lineColor: HAIRLINE }] },
      ...proof(signature, context),
    ],
    margin: [0, 0, 0, 10],
  };
}

function inkArea(svg: string | undefined): Content {
  if (svg === undefined) return { text: '', margin: [0, INK_HEIGHT, 0, 0] };
  const { markup, width, height } = readSignatureSvg(svg);
  const scale = Math.min((BLOCK_WIDTH - 8) / width, (INK_HEIGHT - 6) / height);
  const drawn = height * scale;
  return {
    svg: markup,
    width: width * scale,
    height: drawn,
    margin: [4, INK_HEIGHT - 3 - drawn, 0, 3],
  };
}

function proof(
  signature: PrintContext['signatures'][number] | undefined,
  { instants, isDraft }: PrintContext,
): Content[] {
  if (signature === undefined) {
    return [{ text: isDraft ? 'Date, heure et signature' : 'Non signé', style: 'tiny', margin: [0, 2, 0, 0] }];
  }
  const { signedAt, contentDigest } = signature;
  return [
    { text: `Signé le ${instants.date(signedAt)} à ${instants.time(signedAt)}`, style: 'tiny', margin: [0, 2, 0, 0] },
    { text: `Empreinte signée : ${contentDigest.slice(0, 16)}…${contentDigest.slice(-8)}`, style: 'tiny' },
  ];
}
