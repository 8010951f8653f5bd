/** A row for each table of record of the area `session-minutes`; columns left out take null. */

const DIGEST = 'a'.repeat(64);

export const SESSION_MINUTES_ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  session_minutes_number: { number: 'PVS-2026-K7Q4-0001', session_id: 's', year: 2026, sequence: 1 },
  session_lock: { session_id: 's', revision: 1, content: '{}', content_digest: DIGEST, locked_at: 1 },
  session_unlock: { session_id: 's', revision: 1, reason: 'r', unlocked_at: 1 },
  session_signature: {
    session_id: 's',
    revision: 1,
    position: 1,
    juror_id: 'j',
    content_digest: DIGEST,
    svg: '<svg/>',
    signed_at: 1,
  },
  session_document_part: {
    session_id: 's',
    revision: 1,
    position: 0,
    kind: 'base',
    bytes: Buffer.from('pdf'),
    sha256: DIGEST,
    made_at: 1,
  },
  session_minutes: {
    id: 'sm',
    session_id: 's',
    kind: 'minutes',
    number: 'PVS-2026-K7Q4-0001',
    revision: 1,
    status: 'decision',
    held_on: '2026-11-24',
    session_title: 't',
    certification_title: 'c',
    candidates: '[]',
    jurors: '[]',
    pdf_sha256: DIGEST,
    json_sha256: DIGEST,
    content_digest: DIGEST,
    archived_at: 1,
  },
  session_minutes_file: { session_minutes_id: 'sm', pdf: Buffer.from('pdf'), json: '{}' },
  session_minutes_ruling: { session_minutes_id: 'sm', ruling_id: 'br' },
  session_rectification: { session_minutes_id: 'sm2', rectifies_id: 'sm' },
};
