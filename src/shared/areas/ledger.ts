/** The register: the digest chain over all records, what its checks found, and its witnesses. */
import { z } from 'zod';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import { minutesRef, noRequest, passageRef, proseText } from '../request-parts.ts';
import type { ExportReport } from '../view-parts.ts';
import type { PassageView } from './passage/passages.ts';

/** A head of the chain, as exported or as typed from paper. */
export const witnessInput = z.strictObject({ text: proseText(2_000) });

/** Things that a view of the register names at most; it counts all. */
export const MOST_TOUCHED = 20;

/** A passage by its id, or by that of minutes of it. */
export const registerRef = z.union([passageRef, minutesRef]);

/** What a record is, in the words of the interface. */
export const RECORD_KINDS = [
  'journal',
  'grid',
  'seal',
  'deliberation',
  'decision',
  'declaration',
  'attendance',
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
  'ruling',
  'foreign',
  'person',
  'enrolment',
  'evidence',
  'merge',
  'administrator',
  'paper',
  'results-declaration',
  'device',
  'handover',
  'guard',
  'file',
  'snapshot',
  'other',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

export type RecordFaultKind = 'altered' | 'removed' | 'inserted' | 'broken' | 'unwitnessed';

/** Something that a person knows by name, and the records of it that are at fault. */
export interface TouchedThing {
  readonly kind:
    'passage' | 'session' | 'member' | 'referentiel' | 'subject' | 'certificate' | 'person' | 'register';
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
  /** The first things that the faults touch, in the order found, and how many there are. */
  readonly touched: readonly TouchedThing[];
  readonly touchedCount: number;
  /** The first passages in doubt, and how many there are. */
  readonly inDoubt: readonly PassageInDoubt[];
  readonly inDoubtCount: number;
}

/** What the register holds against one passage or its minutes. */
export interface RegisterOfPassage {
  /** Null when the passage is in no doubt. */
  readonly doubt: PassageInDoubt | null;
  /** Whether the faults touch minutes of the passage. */
  readonly isTouched: boolean;
}

/** What the chain covers now, its head, and every place where it is broken. */
export interface ChainView {
  readonly seq: number;
  readonly digest: string;
  readonly checkedAt: Instant;
  readonly faultCount: number;
  /** The first faults, by table and key, for whoever keeps the file. */
  readonly faults: readonly {
    readonly kind: RecordFaultKind;
    readonly table: string;
    readonly key: string;
    readonly seq: number | null;
  }[];
  /** The first things that they touch, by name, and how many there are. */
  readonly touched: readonly TouchedThing[];
  readonly touchedCount: number;
}

/** A head of the chain that someone kept, held against the chain as it is. */
export interface WitnessComparison {
  readonly seq: number;
  readonly digest: string;
  /** Epoch ms; null when the witness does not say. */
  readonly at: number | null;
  /** 'beyond': it counts records that the chain no longer has. */
  readonly verdict: 'same' | 'other' | 'beyond';
  readonly headSeq: number;
  readonly isChainWhole: boolean;
  readonly checkedAt: Instant;
}

export type LedgerTopic = 'register';

/** What can be asked of this area. */
export const ledgerEndpoints = {
  register: {
    /** What the last check of all records found; the check itself goes on in the background. */
    state: answering<RegisterView>('desk')(noRequest),
    /** What it holds against one passage. */
    ofPassage: answering<RegisterOfPassage>('desk')(registerRef),
    /** Goes on from the journal with a passage whose stored state is not the one that its journal gives. */
    resumeFromJournal: answering<PassageView>('desk')(passageRef),
  },
  archive: {
    /** Recomputes the whole digest chain of the records. */
    chain: answering<ChainView>('desk')(noRequest),
    /** Writes the head of the chain as text and as a page to a chosen folder, for someone outside to keep. */
    exportChainHead: answering<ExportReport>('desk')(noRequest),
    /** Holds a head that someone kept against the chain as it is. */
    compareWitness: answering<WitnessComparison>('desk')(witnessInput),
  },
} as const;
