/** A row for each table of record of grids on paper. */

const DIGEST = 'a'.repeat(64);

export const PAPER_ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  paper_entry: { grid_entry_id: 1, passage_id: 'p' },
  paper_scan: {
    position: 1,
    passage_id: 'p',
    juror_id: 'j',
    name: 'n',
    media_type: 'image/png',
    sha256: DIGEST,
    bytes: Buffer.from('scan'),
    added_at: 1,
  },
  paper_scan_withdrawal: { position: 1, passage_id: 'p', withdrawn_at: 1 },
};
