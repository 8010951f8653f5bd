/**
 * The signature blocks. An original leaves room for what each signature will show in its own field; a copy shows what
 * the signatures of the original say.
 */
import type { Content, Margins, TableCell } from 'pdfmake/interfaces';
import { memberField } from '../../domain/minutes/signature-fields.ts';
import { FLUSH } from '../minutes-layout.ts';
import {
  NO_SIGNATORY,
  SIGNATURE_LEVEL,
  SIGNATURE_LEVEL_WITHOUT_CERTIFICATE,
  SIGNED,
} from '../minutes-wording.ts';
import type { Section } from '../print-context.ts';
import type { SignatureBlocks } from '../signature-blocks.ts';
import { signatureLine } from '../signature-line.ts';
import { PROOF_HEIGHT } from '../signature-place.ts';
import { readSignature } from '../signature-svg.ts';
import { BLOCK_WIDTH, BLOCKS, BLOCKS_PER_ROW } from './signature-grid.ts';
import { inkContent } from './signature-ink.ts';
import { closingRow } from './seal-row.ts';

const INK_HEIGHT = 48;
const DENSE_INK_HEIGHT = 28;

interface Block {
  readonly name: string;
  readonly capacity: string;
  readonly jurorId: string;
  /** Rank in the order of the jury, from 1. */
  readonly position: number;
}

export function signatureSection(context: SignatureBlocks): Section {
  const { authority } = context;
  return {
    title: 'Signatures',
    room: 0,
    body: [
      {
        text: authority === undefined ? SIGNATURE_LEVEL_WITHOUT_CERTIFICATE : SIGNATURE_LEVEL,
        style: 'small',
      },
      ...(context.signatories.length === 0 ? [{ text: NO_SIGNATORY, margin: [0, 5, 0, 0] as Margins }] : []),
      {
        layout: FLUSH,
        table: { dontBreakRows: true, widths: ['*'], body: [...blockRows(context), [closingRow(context)]] },
      },
    ],
  };
}

/** Number of rows of signature blocks, from which the caller knows whether the section fits a page. */
export function signatureRowCount(context: SignatureBlocks): number {
  return Math.ceil(context.signatories.length / BLOCKS_PER_ROW);
}

function blockRows(context: SignatureBlocks): TableCell[][] {
  const blocks = context.signatories.map(({ id, name, capacity }, index): Block => {
    const signature = signatureOf(id, context);
    return { jurorId: id, position: index + 1, ...(signature ?? { name, capacity }) };
  });
  return Array.from({ length: signatureRowCount(context) }, (_, row) => [
    blockRow(blocks.slice(row * BLOCKS_PER_ROW, (row + 1) * BLOCKS_PER_ROW), context),
  ]);
}

function signatureOf(id: string, context: SignatureBlocks) {
  return context.mode === 'copy' ? context.signatures.find(({ jurorId }) => jurorId === id) : undefined;
}

/** Blocks side by side, line by line, so that everyone signs on the same line. */
function blockRow(blocks: readonly Block[], context: SignatureBlocks): TableCell {
  const cells = (cell: (block: Block) => Content) =>
    Array.from({ length: BLOCKS_PER_ROW }, (_, index): TableCell => {
      const block = blocks[index];
      return block === undefined ? '' : cell(block);
    });
  return {
    layout: BLOCKS,
    margin: [0, context.isDense ? 4 : 8, 0, 0],
    table: {
      widths: Array.from({ length: BLOCKS_PER_ROW }, () => BLOCK_WIDTH),
      body: [
        cells(identity),
        cells((block) => inkArea(block, context)),
        // What an original says there stands in the fields.
        ...(context.mode === 'original' ? [] : [cells((block) => proof(block, context))]),
      ],
    },
  };
}

function identity({ name, capacity }: Block): Content {
  return {
    stack: [
      { text: name, bold: true },
      { text: capacity, style: 'small' },
    ],
  };
}

/** Room for the ink, its foot on a line. */
function inkArea({ jurorId, position, name, capacity }: Block, context: SignatureBlocks): Content {
  const above = context.isDense ? DENSE_INK_HEIGHT : INK_HEIGHT;
  const field = {
    name: memberField(position),
    label: context.fieldLabel(name, capacity),
    above,
    below: PROOF_HEIGHT,
  };
  const line = signatureLine(BLOCK_WIDTH, field);
  const signature = signatureOf(jurorId, context);
  if (context.mode === 'original') return { stack: [line], margin: [0, above, 0, PROOF_HEIGHT] };
  if (signature === undefined) return { stack: [line], margin: [0, above, 0, 0] };
  return { stack: [inkContent(signature.svg, BLOCK_WIDTH, above), line] };
}

function proof({ jurorId }: Block, context: SignatureBlocks): Content {
  const { instants } = context;
  const signature = signatureOf(jurorId, context);
  const lines =
    signature === undefined
      ? [unsigned(jurorId, context)]
      : [
          SIGNED.at(
            instants.date(signature.signedAt),
            instants.time(signature.signedAt),
            readSignature(signature.svg).kind,
          ),
          SIGNED.digest(signature.contentDigest),
        ];
  return { stack: lines, style: 'tiny', margin: [0, 2, 0, 0] };
}

function unsigned(jurorId: string, context: SignatureBlocks): string {
  if (context.mode !== 'copy') return SIGNED.blank;
  const outside = context.outside.find((signature) => signature.jurorId === jurorId);
  return outside === undefined ? SIGNED.missing : SIGNED.outside(outside.kind, outside.sha256);
}
