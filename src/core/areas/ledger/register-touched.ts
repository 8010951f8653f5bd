/** What a fault of the register touches, in the names that people know. */
import type { RecordFaultKind, RecordKind, TouchedThing } from '../../../shared/areas/ledger.ts';
import type { ChainFault } from '../../db/chain-check.ts';
import { createRecordOwners } from '../../db/repos/record-owner.queries.ts';
import { GUARD_TABLE } from '../../db/guards.ts';
import type { WritableDatabase } from '../../db/database.ts';

/** Pages of the data file are damaged: no one record is named. */
export const FILE_FAULT = { kind: 'altered', table: 'sqlite_file', key: '[]' } as const;

const KIND_OF_TABLE: Readonly<Record<string, RecordKind>> = {
  passage_event: 'journal',
  grid_entry: 'grid',
  grid_seal: 'seal',
  paper_entry: 'grid',
  paper_scan: 'attachment',
  paper_scan_withdrawal: 'attachment',
  result_change: 'deliberation',
  jury_decision: 'decision',
  declaration: 'declaration',
  candidate_signature: 'attendance',
  draw_commitment: 'draw',
  draw_result: 'draw',
  role_assignment: 'role',
  play_stamp: 'role',
  play_stamp_retraction: 'role',
  content_lock: 'lock',
  content_unlock: 'lock',
  signature: 'signature',
  document_part: 'document',
  minutes: 'minutes',
  minutes_file: 'minutes',
  rectification: 'minutes',
  minutes_number: 'number',
  minutes_increment: 'timestamp',
  external_document: 'external',
  external_signature: 'external',
  external_withdrawal: 'external',
  audit_entry: 'audit',
  record_version: 'version',
  subject: 'subject',
  subject_retirement: 'subject',
  signing_certificate: 'certificate',
  signing_authority: 'certificate',
  signing_seal: 'certificate',
  certificate_revocation: 'certificate',
  certificate_retirement: 'certificate',
  signing_key: 'key',
  jury_member: 'member',
  passage: 'passage',
  passage_handout: 'passage',
  passage_together: 'passage',
  session: 'session',
  attachment: 'attachment',
  referentiel: 'referentiel',
  preference: 'setting',
  session_freeze: 'frozen',
  passage_freeze: 'frozen',
  passage_attempt: 'frozen',
  bloc_result: 'decision',
  person: 'person',
  enrolment: 'enrolment',
  passage_enrolment: 'enrolment',
  evidence_entry: 'evidence',
  evidence_withdrawal: 'evidence',
  person_merge: 'merge',
  person_merge_undo: 'merge',
  likeness_dismissal: 'merge',
  administrator: 'administrator',
  bloc_ruling: 'ruling',
  new_mark: 'ruling',
  deliberation_declaration: 'declaration',
  session_candidate: 'ruling',
  foreign_minutes: 'foreign',
  foreign_candidate: 'foreign',
  foreign_bringing: 'foreign',
  foreign_authority: 'certificate',
  accepted_authority: 'certificate',
  session_minutes_number: 'number',
  session_lock: 'lock',
  session_unlock: 'lock',
  session_signature: 'signature',
  session_document_part: 'document',
  session_minutes: 'minutes',
  session_minutes_file: 'minutes',
  session_minutes_ruling: 'minutes',
  session_rectification: 'minutes',
  session_minutes_increment: 'timestamp',
  issuing_file: 'setting',
  issued_document: 'paper',
  declaration_lot: 'results-declaration',
  declaration_row: 'results-declaration',
  declaration_return: 'results-declaration',
  room_device: 'device',
  room_device_end: 'device',
  room_opening: 'device',
  room_entry: 'device',
  room_problem: 'device',
  room_problem_seen: 'device',
  grid_reopening: 'seal',
  grid_reseal: 'seal',
  handover: 'handover',
  handover_passage: 'handover',
  handover_end: 'handover',
  handover_return: 'handover',
  handover_received: 'handover',
  handover_name: 'handover',
  [GUARD_TABLE]: 'guard',
  [FILE_FAULT.table]: 'file',
};

export interface TouchedThings {
  add(fault: Pick<ChainFault, 'kind' | 'table' | 'key'>): void;
  /** Counts a passage whose stored state is not the one of its journal. */
  addSnapshot(passageId: string): void;
  all(): readonly TouchedThing[];
}

/** Gathers faults by what they touch. Names are read now: a name that was altered is told as it reads. */
export function createTouchedThings(db: WritableDatabase): TouchedThings {
  const owners = createRecordOwners(db);
  const things = new Map<string, { thing: TouchedThing; counts: Map<string, number> }>();

  function count(owner: ReturnType<typeof owners.ownerOf>, record: RecordKind, fault: RecordFaultKind): void {
    const place = `${owner.kind} ${owner.id}`;
    const known = things.get(place) ?? {
      thing: { ...owners.named(owner), faults: [] },
      counts: new Map<string, number>(),
    };
    things.set(place, known);
    const what = `${record} ${fault}`;
    known.counts.set(what, (known.counts.get(what) ?? 0) + 1);
  }

  return {
    add: ({ key, kind, table }) => {
      count(owners.ownerOf(table, key), KIND_OF_TABLE[table] ?? 'other', kind);
    },
    addSnapshot: (passageId) => {
      count({ kind: 'passage', id: passageId }, 'snapshot', 'altered');
    },
    all: () =>
      [...things.values()].map(({ counts, thing }) => ({
        ...thing,
        faults: [...counts].map(([what, total]) => {
          const [record, fault] = what.split(' ') as [RecordKind, RecordFaultKind];
          return { record, fault, count: total };
        }),
      })),
  };
}
