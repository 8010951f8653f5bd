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
};
