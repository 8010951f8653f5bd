import type { TouchedThing } from '../../../shared/areas/ledger.ts';
import type { ReadableDatabase } from '../database.ts';
import { describeTable, hasKey, hasTable } from '../record-tables.ts';

/** What a record belongs to. */
export interface RecordOwner {
  readonly kind: TouchedThing['kind'];
  /** Empty for the register itself. */
  readonly id: string;
}

type NamedThing = Omit<TouchedThing, 'faults'>;

export interface RecordOwners {
  /** Owner of the record with that key (a JSON array); the register itself when nothing tells it any more. */
  ownerOf(table: string, key: string): RecordOwner;
  named(owner: RecordOwner): NamedThing;
}

interface NameRow {
  readonly name: string;
  readonly sessionId: string | null;
  readonly sessionTitle: string | null;
}

const REGISTER: RecordOwner = { kind: 'register', id: '' };

/** Tables whose own key names a thing, by the place of its id in the key. */
const THINGS: Readonly<Record<string, TouchedThing['kind']>> = {
  passage: 'passage',
  session: 'session',
  jury_member: 'member',
  referentiel: 'referentiel',
  subject: 'subject',
  signing_certificate: 'certificate',
  person: 'person',
};

/** Columns that lead to an owner, the nearest first: straight, or through another table. */
const LEADS: readonly (readonly [column: string, table: string])[] = [
  ['passage_id', 'passage'],
  ['minutes_id', 'minutes'],
  ['session_minutes_id', 'session_minutes'],
  ['commitment_id', 'draw_commitment'],
  ['stamp_id', 'play_stamp'],
  ['document_id', 'external_document'],
  ['decision_id', 'jury_decision'],
  ['subject_id', 'subject'],
  ['certificate_sha256', 'signing_certificate'],
  ['authority_sha256', 'signing_certificate'],
  ['juror_id', 'jury_member'],
  ['session_id', 'session'],
  ['person_id', 'person'],
  ['enrolment_id', 'enrolment'],
  ['entry_id', 'evidence_entry'],
  ['merge_id', 'person_merge'],
  ['device_id', 'room_device'],
  ['problem_id', 'room_problem'],
  ['reopening', 'grid_reopening'],
  ['handover_id', 'handover'],
  ['kept_id', 'person'],
  ['one_id', 'person'],
];

const NAME_SQL: Readonly<Record<TouchedThing['kind'], string | null>> = {
  passage: `SELECT p.first_name || ' ' || p.last_name AS name, s.id AS sessionId, s.title AS sessionTitle
    FROM passage AS p LEFT JOIN session AS s ON s.id = p.session_id WHERE p.id = ?`,
  session: 'SELECT title AS name, NULL AS sessionId, NULL AS sessionTitle FROM session WHERE id = ?',
  member: `SELECT m.name, s.id AS sessionId, s.title AS sessionTitle
    FROM jury_member AS m LEFT JOIN session AS s ON s.id = m.session_id WHERE m.id = ?`,
  referentiel: `SELECT CASE WHEN json_valid(content) THEN json_extract(content, '$.title') || ', ' ELSE '' END || version AS name,
    NULL AS sessionId, NULL AS sessionTitle FROM referentiel WHERE id = ? ORDER BY rowid DESC LIMIT 1`,
  subject: `SELECT CASE WHEN json_valid(content) THEN json_extract(content, '$.title') ELSE '' END AS name,
    NULL AS sessionId, NULL AS sessionTitle FROM subject WHERE id = ? ORDER BY version DESC LIMIT 1`,
  certificate: `SELECT holder AS name, NULL AS sessionId, NULL AS sessionTitle
    FROM signing_certificate WHERE sha256 = ?`,
  person: `SELECT CASE WHEN json_valid(first_names) THEN json_extract(first_names, '$[0]') || ' ' ELSE '' END || birth_name AS name,
    NULL AS sessionId, NULL AS sessionTitle FROM person WHERE id = ?`,
  register: null,
};

/** To whom the records of every table belong, read from the records themselves. */
export function createRecordOwners(db: ReadableDatabase): RecordOwners {
  const reader = db as Parameters<typeof describeTable>[0];
  const leads = new Map<string, (key: string) => readonly (readonly [table: string, id: string])[]>();
  const names = new Map<TouchedThing['kind'], (id: string) => NameRow | undefined>();
  const latest = db.prepare<[string], { id: string; number: string }>(
    'SELECT id, number FROM minutes WHERE passage_id = ? ORDER BY revision DESC LIMIT 1',
  );
  const auditSubject = db.prepare<[string], { subject_id: string }>(
    'SELECT subject_id FROM audit_entry WHERE id = ?',
  );
  const version = db.prepare<[string], { table_name: string; record_key: string }>(
    'SELECT table_name, record_key FROM record_version WHERE id = ?',
  );

  function leadsOf(table: string) {
    const known = leads.get(table);
    if (known !== undefined) return known;
    const described = describeTable(reader, table);
    const found = LEADS.filter(([column]) => described.columns.includes(column));
    const select = found.map(([column]) => `CAST(${column} AS TEXT) AS ${column}`).join(', ');
    const read =
      found.length === 0 || described.keyColumns.length === 0
        ? null
        : db.prepare<{ key: string }, Readonly<Record<string, string | null>>>(
            `SELECT ${select} FROM ${table} WHERE ${hasKey(described)}`,
          );
    const lead = (key: string) => {
      const row = read?.get({ key });
      return found.flatMap(([column, to]) => {
        // A record that is gone may still tell its owner by its key.
        const id = row?.[column] ?? partOf(key, described.keyColumns.indexOf(column));
        return id === null ? [] : [[to, id] as const];
      });
    };
    leads.set(table, lead);
    return lead;
  }

  function ownerOf(table: string, key: string): RecordOwner {
    const kind = THINGS[table];
    const id = partOf(key, 0);
    if (kind !== undefined && id !== null) return { kind, id };
    if (table === 'record_version') return ownerOfVersion(key);
    if (table === 'audit_entry') return ownerOfAudit(key);
    if (!hasTable(reader, table)) return REGISTER;
    if (table === 'minutes') {
      const [lead] = leadsOf(table)(key);
      return lead === undefined ? REGISTER : { kind: 'passage', id: lead[1] };
    }
    const [lead] = leadsOf(table)(key);
    return lead === undefined ? REGISTER : ownerOf(lead[0], JSON.stringify([lead[1]]));
  }

  function ownerOfVersion(key: string): RecordOwner {
    const row = version.get(partOf(key, 0) ?? '');
    return row === undefined || row.table_name === 'record_version'
      ? REGISTER
      : ownerOf(row.table_name, row.record_key);
  }

  function ownerOfAudit(key: string): RecordOwner {
    const subject = auditSubject.get(partOf(key, 0) ?? '')?.subject_id;
    if (subject === undefined) return REGISTER;
    const kinds = ['passage', 'session', 'member'] as const;
    const kind = kinds.find((candidate) => nameOf({ kind: candidate, id: subject }) !== undefined);
    return kind === undefined ? REGISTER : { kind, id: subject };
  }

  function nameOf({ id, kind }: RecordOwner): NameRow | undefined {
    const sql = NAME_SQL[kind];
    if (sql === null) return undefined;
    let read = names.get(kind);
    if (read === undefined) {
      const statement = db.prepare<[string], NameRow>(sql);
      read = (wanted) => statement.get(wanted);
      names.set(kind, read);
    }
    return read(id);
  }

  return {
    ownerOf,
    named: (owner) => {
      const row = nameOf(owner);
      const { sessionId = null, sessionTitle = null } = row ?? {};
      return {
        ...owner,
        name: row?.name ?? '',
        session: sessionId === null ? null : { id: sessionId, title: sessionTitle ?? '' },
        minutes: owner.kind === 'passage' ? (latest.get(owner.id) ?? null) : null,
      };
    },
  };
}

/** One part of a key as text; null when the key has none there. */
function partOf(key: string, index: number): string | null {
  if (index < 0) return null;
  try {
    const parts: unknown = JSON.parse(key);
    const part: unknown = Array.isArray(parts) ? parts[index] : undefined;
    return typeof part === 'string' || typeof part === 'number' ? String(part) : null;
  } catch {
    return null;
  }
}
