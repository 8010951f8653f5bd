/** Under the signatures: the fingerprints under which they were given, and the organisation's seal. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { SEAL_FIELD } from '../../domain/minutes/signature-fields.ts';
import { FLUSH, INK } from '../minutes-layout.ts';
import { FIELD_LABEL, FINGERPRINT, SEAL_TITLE, SIGNED } from '../minutes-wording.ts';
import type { SignatureBlocks } from '../signature-blocks.ts';
import { SEAL_CERTIFICATE_2 } from '../wording-2.ts';
import { signatureLine } from '../signature-line.ts';
import { SEAL_HEIGHT } from '../signature-place.ts';
import { BLOCK_WIDTH, BLOCKS, REST_WIDTH } from './signature-grid.ts';

const LABEL_WIDTH = 44;

export function closingRow(context: SignatureBlocks): TableCell {
  return {
    layout: BLOCKS,
    margin: [0, context.isDense ? 5 : 9, 0, 0],
    table: {
      widths: [REST_WIDTH, BLOCK_WIDTH],
      body: [[fingerprints(context), context.mode === 'draft' ? '' : seal(context)]],
    },
  };
}

/** The head of the digest chain makes these minutes a witness of every record made before them. */
function fingerprints({ authority, chain, contentDigest, sealCertificate }: SignatureBlocks): Content {
  const rows: [string, string, string?][] = [[FINGERPRINT.content, contentDigest]];
  if (authority !== undefined) rows.push([FINGERPRINT.authority, authority.sha256, authority.subject]);
  if (sealCertificate !== null)
    rows.push([SEAL_CERTIFICATE_2, sealCertificate.sha256, sealCertificate.subject]);
  if (chain !== undefined) rows.push([FINGERPRINT.chain, chain.digest, FINGERPRINT.chainLength(chain.seq)]);
  return {
    stack: [
      { text: FINGERPRINT.title, style: 'label' },
      {
        layout: FLUSH,
        margin: [0, 2, 0, 0],
        table: {
          widths: [LABEL_WIDTH, '*'],
          body: rows.map(([label, digest, note]): TableCell[] => [
            { text: label, style: 'tiny' },
            {
              stack: [{ text: digest, color: INK }, ...(note === undefined ? [] : [note])],
              style: 'tiny',
              margin: [0, 0, 0, 1],
            },
          ]),
        },
      },
    ],
  };
}

function seal(context: SignatureBlocks): TableCell {
  const field = { name: SEAL_FIELD, label: FIELD_LABEL.seal, above: 0, below: SEAL_HEIGHT };
  const title: Content = { text: SEAL_TITLE, style: 'label', margin: [0, 0, 0, 2] };
  const line = signatureLine(BLOCK_WIDTH, field);
  if (context.mode !== 'copy') return { stack: [title, line], margin: [0, 0, 0, SEAL_HEIGHT] };
  if (context.seal === null) return { stack: [title, line, { text: SIGNED.unsealed, style: 'tiny' }] };
  const { instants, seal: given } = context;
  const at = SIGNED.sealed(instants.date(given.sealedAt), instants.time(given.sealedAt));
  return {
    stack: [title, line, { stack: [at, SIGNED.sealer(given.name)], style: 'tiny', margin: [0, 2, 0, 0] }],
  };
}
