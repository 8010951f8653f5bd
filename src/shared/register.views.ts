/** The register of all records, as main tells what its last check found. */
import type { Instant } from '../domain/time/time.ts';

/** What a record is, in the words of the interface. */
export const RECORD_KINDS = [
  'journal',
  'grid',
  'seal',
  'deliberation',
  'decision',
  'declaration',
  'draw',
  'role',
  'lock',
  'signature',
  'document',
  'minutes',
  'number',
  'timestamp',
  'external',
  'audit',
  'version',
  'subject',
  'certificate',
  'key',
  'member',
  'passage',
  'session',
  'attachment',
  'referentiel',
  'setting',
  'frozen',
  'guard',
  'snapshot',
  'other',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type RecordFaultKind = 'altered' | 'removed' | 'inserted' | 'broken' | 'unwitnessed';

/** Something that a person knows by name, and the records of it that are at fault. */
export interface TouchedThing {
  readonly kind: 'passage' | 'session' | 'member' | 'referentiel' | 'subject' | 'certificate' | 'register';
  /** Id of it; empty for the register itself. */
  readonly id: string;
  /** Name: a candidate, a session, a member, a title; empty when nothing tells it any more. */
  readonly name: string;
  /** Session that it belongs to, when it belongs to one. */
  readonly session: { readonly id: string; readonly title: string } | null;
  /** Archived minutes of a passage, the latest. */
  readonly minutes: { readonly id: string; readonly number: string } | null;
  readonly faults: readonly {
    readonly record: RecordKind;
    readonly fault: RecordFaultKind;
    readonly count: number;
  }[];
}

/** A passage whose stored state is not the one that its journal gives: nothing goes on until someone said so. */
export interface PassageInDoubt {
  readonly passageId: string;
  readonly candidate: string;
  readonly session: { readonly id: string; readonly title: string };
  /** False when the journal cannot be followed any more. */
  readonly isJournalReadable: boolean;
  /** False when records of the journal itself, or what the start froze, are at fault. */
  readonly isJournalWhole: boolean;
  /** What it is read from beside its journal is gone or damaged: only a backup brings it back. */
  readonly isLost: boolean;
}

export interface RegisterView {
  readonly status: 'waiting' | 'checking' | 'checked' | 'failed';
  /** End of the last whole check; null before it. */
  readonly checkedAt: Instant | null;
  /** Number of records in the chain, and the digest that stands for them. */
  readonly seq: number;
  readonly digest: string;
  readonly faultCount: number;
  /** What the faults touch, in the order found. */
  readonly touched: readonly TouchedThing[];
  readonly inDoubt: readonly PassageInDoubt[];
}
