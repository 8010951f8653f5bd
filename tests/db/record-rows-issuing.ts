/** A row for each table of record of the areas `issuing` and `reporting`; columns left out take null. */

const DIGEST = 'a'.repeat(64);

export const ISSUING_ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  issuing_file: {
    position: 1,
    kind: 'logo',
    name: 'logo.png',
    format: 'png',
    bytes: Buffer.from('png'),
    sha256: DIGEST,
    added_at: 1,
  },
  issued_document: {
    id: 'd',
    kind: 'certificate',
    session_minutes_id: 'sm',
    enrolment_id: 'e',
    year: 2026,
    code: 'K7Q4',
    sequence: 1,
    number: 'CER-2026-K7Q4-0001',
    holder: 'n',
    content_digest: DIGEST,
    pdf: Buffer.from('pdf'),
    sha256: DIGEST,
    is_sealed: 1,
    issued_at: 1,
  },
  declaration_lot: {
    id: 'lot',
    flux_id: 'LOT-2026-K7Q4-0001',
    xml: Buffer.from('xml'),
    sha256: DIGEST,
    schema_sha256: DIGEST,
    made_by: '{}',
    made_at: 1,
  },
  declaration_row: { lot_id: 'lot', position: 1, technical_id: 'CER-2026-K7Q4-0001', document_id: 'd' },
  declaration_return: {
    position: 1,
    lot_id: 'lot',
    technical_id: 'CER-2026-K7Q4-0001',
    verdict: 'accepted',
    reason: '',
    file_sha256: DIGEST,
    read_at: 1,
  },
};
