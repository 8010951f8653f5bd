/** A row for each table of record of the area `room`; columns left out take null. */

const DIGEST = 'a'.repeat(64);

export const ROOM_ROWS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  room_device: {
    id: 'device',
    session_id: 's',
    role: 'juror',
    juror_id: 'j',
    public_key: Buffer.from('key'),
    label: 'Tablette',
    admitted_at: 1,
  },
  room_device_end: { device_id: 'device', reason: 'taken-over', note: 'n', ended_at: 1 },
  room_opening: { position: 1, device_id: 'device', pin_mark: DIGEST, opened_at: 1 },
  room_entry: {
    juror_id: 'j',
    client_id: 'c',
    sequence: 1,
    device_id: 'device',
    passage_id: 'p',
    digest: DIGEST,
    outcome: 'entered',
    code: '',
    entry: '',
    made_at: 1,
    received_at: 1,
  },
  room_problem: {
    id: 'problem',
    device_id: 'device',
    session_id: 's',
    passage_id: 'p',
    text: 't',
    reported_at: 1,
  },
  room_problem_seen: { problem_id: 'problem', seen_at: 1 },
  // Only a sealed grid is opened again: its seal stands among the other rows.
  grid_reopening: {
    position: 1,
    passage_id: 'p',
    juror_id: 'other',
    note: 'n',
    late_count: 1,
    reopened_at: 1,
  },
  grid_reseal: { reopening: 1, sealed_at: 2 },
};
