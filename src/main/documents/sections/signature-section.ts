/**
 * The signature blocks. An original leaves room for what each signature will show in its own field; a copy shows what
 * the signatures of the original say.
 */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { memberField, SEAL_FIELD } from '../../../domain/minutes/signature-fields.ts';
import { FLUSH, INK, TEXT_WIDTH } from '../minutes-layout.ts';
import {
  CHAIN_HEAD,
  FIELD_LABEL,
  FINGERPRINT,
  SIGNATURE_LEVEL,
  SIGNATURE_LEVEL_WITHOUT_CERTIFICATE,
  SIGNED,
} from '../minutes-wording.ts';
import { type PrintContext, type Section, signatories } from '../print-context.ts';
import { signatureLine } from '../reserved-fields.ts';
import { PROOF_HEIGHT, SEAL_HEIGHT } from '../signature-place.ts';
import { readSignature } from '../signature-svg.ts';
import { inkContent } from './signature-ink.ts';

const BLOCKS_PER_ROW = 3;
const GUTTER = 18;
const BLOCK_WIDTH = (TEXT_WIDTH - GUTTER * (BLOCKS_PER_ROW - 1)) / BLOCKS_PER_ROW;
const INK_HEIGHT = 48;
const DENSE_INK_HEIGHT = 38;

const BLOCKS: CustomTableLayout = {
  ...FLUSH,
  paddingRight: (column) => (column < BLOCKS_PER_ROW - 1 ? GUTTER : 0),
};

interface Block {
  readonly name: string;
  readonly capacity: string;
  readonly jurorId: string;
  /** Rank in the order of the jury, from 1. */
  readonly position: number;
}

export function signatureSection(context: PrintContext): Section {
  const { authority, chain } = context.content;
  return {
    title: 'Signatures',
    room: 0,
    body: [
      {
        text: authority === undefined ? SIGNATURE_LEVEL_WITHOUT_CERTIFICATE : SIGNATURE_LEVEL,
        style: 'small',
        margin: [0, 0, 0, 2],
      },
      fingerprint(FINGERPRINT.content, context.contentDigest),
      ...(authority === undefined
        ? []
        : [fingerprint(FINGERPRINT.authority(authority.subject), authority.sha256)]),
      // These minutes are a witness of every record made before them.
      ...(chain === undefined ? [] : [fingerprint(CHAIN_HEAD(chain.seq), chain.digest)]),
      {
        layout: FLUSH,
        table: { dontBreakRows: true, widths: ['*'], body: [...blockRows(context), ...sealRow(context)] },
      },
    ],
  };
}

/** Number of rows of signature blocks, from which the caller knows whether the section fits a page. */
export function signatureRowCount(context: PrintContext): number {
  return Math.ceil(signatories(context.content).length / BLOCKS_PER_ROW);
}

function fingerprint(label: string, digest: string): Content {
  return { text: [{ text: label, color: INK }, ` ${digest}`], style: 'small', margin: [0, 2, 0, 0] };
}

function blockRows(context: PrintContext): TableCell[][] {
  const blocks = signatories(context.content).map(({ id, name, capacity }, index): Block => {
    const signature = signatureOf(id, context);
    return { jurorId: id, position: index + 1, ...(signature ?? { name, capacity }) };
  });
  return Array.from({ length: signatureRowCount(context) }, (_, row) => [
    blockRow(blocks.slice(row * BLOCKS_PER_ROW, (row + 1) * BLOCKS_PER_ROW), context),
  ]);
}

function signatureOf(id: string, context: PrintContext) {
  return context.mode === 'copy' ? context.signatures.find(({ jurorId }) => jurorId === id) : undefined;
}

/** Blocks side by side, line by line, so that everyone signs on the same line. */
function blockRow(blocks: readonly Block[], context: PrintContext): TableCell {
  const cells = (cell: (block: Block) => Content) =>
    Array.from({ length: BLOCKS_PER_ROW }, (_, index): TableCell => {
      const block = blocks[index];
      return block === undefined ? '' : cell(block);
    });
  return {
    layout: BLOCKS,
    margin: [0, 8, 0, 0],
    table: {
      widths: Array.from({ length: BLOCKS_PER_ROW }, () => BLOCK_WIDTH),
      body: [
        cells(identity),
        cells((block) => inkArea(block, context)),
        cells((block) => proof(block, context)),
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
function inkArea({ jurorId, position, name, capacity }: Block, context: PrintContext): Content {
  const above = context.isAbsence ? DENSE_INK_HEIGHT : INK_HEIGHT;
  const field = {
    name: memberField(position),
    label: FIELD_LABEL.member(name, capacity),
    above,
    below: PROOF_HEIGHT,
  };
  const line = signatureLine(BLOCK_WIDTH, field);
  const signature = signatureOf(jurorId, context);
  if (signature === undefined) return { stack: [line], margin: [0, above, 0, 0] };
  return { stack: [inkContent(signature.svg, BLOCK_WIDTH, above), line] };
}

function proof({ jurorId }: Block, context: PrintContext): Content {
  if (context.mode === 'original') return { text: '', margin: [0, PROOF_HEIGHT, 0, 0] };
  const { instants } = context;
  const signature = signatureOf(jurorId, context);
  const lines =
    signature === undefined
      ? [context.mode === 'draft' ? SIGNED.blank : SIGNED.missing]
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

/** The organisation's seal under all signatures; a draft has none. */
function sealRow(context: PrintContext): TableCell[][] {
  if (context.mode === 'draft') return [];
  const field = { name: SEAL_FIELD, label: FIELD_LABEL.seal, above: 0, below: SEAL_HEIGHT };
  const { instants } = context;
  const seal = context.mode === 'copy' ? context.seal : null;
  const shown: Content =
    seal === null
      ? { text: '', margin: [0, SEAL_HEIGHT, 0, 0] }
      : {
          text: SIGNED.sealed(instants.date(seal.sealedAt), instants.time(seal.sealedAt), seal.name),
          style: 'tiny',
          margin: [0, 2, 0, 0],
        };
  return [
    [
      {
        stack: [{ text: FIELD_LABEL.seal, style: 'label' }, signatureLine(TEXT_WIDTH, field), shown],
        margin: [0, 8, 0, 0],
      },
    ],
  ];
}
