/** A row for each table of record of the area `handovers`. */

const DIGEST = 'a'.repeat(64);
const KEY = Buffer.alloc(32, 7);

export const HANDOVER_ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  handover: {
    id: 'h',
    session_id: 's',
    recipient: 'Salle B',
    file_sha256: DIGEST,
    return_key: KEY,
    handed_at: 1,
  },
  handover_passage: { handover_id: 'h', passage_id: 'p2' },
  handover_end: { handover_id: 'h', reason: 'r', ended_at: 1 },
  handover_return: { handover_id: 'h', passage_id: 'p2', foreign_id: 'f', returned_at: 1 },
  handover_received: {
    handover_id: 'g',
    session_id: 's',
    origin: 'K7Q4',
    file_sha256: DIGEST,
    return_key: KEY,
    received_at: 1,
  },
  handover_name: { handover_id: 'g', kind: 'passage', origin_id: 'o', local_id: 'p' },
};
