/** The minutes of sessions: locked, signed, archived, corrected; and signing the documents of a day in one go. */
import { z } from 'zod';
import type { Difference, MinutesSignature } from '../../domain/minutes/minutes.schema.ts';
import type { SessionContent } from '../../domain/session-minutes/session-minutes.schema.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import type { ErrorCode } from '../error-codes.ts';
import { idSchema, pinSchema, sessionRef } from '../request-parts.ts';
import type { ExportReport } from '../view-parts.ts';
import type { ProofView, Verification } from './archive.ts';
import { receivedFiles } from './decisions/received.ts';
import { rectificationInput, signatureInput, unlockInput } from './minutes.ts';
import type { VoidedRectification } from './minutes.ts';
import type { MinutesStatus } from './preparation/sessions.ts';

/** Documents that one person signs in one go. */
const MOST_SIGNED = 100;

const sessionMinutesRef = z.strictObject({ sessionMinutesId: idSchema });
const sessionSignature = signatureInput.omit({ passageId: true }).extend(sessionRef.shape);
const sessionUnlock = unlockInput.omit({ passageId: true }).extend(sessionRef.shape);
const sessionRectification = rectificationInput.omit({ minutesId: true }).extend(sessionMinutesRef.shape);

/** The documents that were shown to the last page, each by the digest that was shown. */
const ceremonyInput = z.strictObject({
  sessionId: idSchema,
  jurorId: idSchema,
  pin: pinSchema,
  svg: signatureInput.shape.svg,
  documents: z
    .array(
      z.strictObject({
        kind: z.enum(['passage', 'session']),
        id: idSchema,
        contentDigest: signatureInput.shape.contentDigest,
      }),
    )
    .min(1)
    .max(MOST_SIGNED),
});

/** Files that may hold what archived minutes cite. */
const annexInput = sessionMinutesRef.extend({ files: receivedFiles });

/** A lock that awaits signatures. */
export interface SessionLockView {
  readonly revision: number;
  readonly number: string;
  readonly kind: 'minutes' | 'complement' | 'rectification';
  readonly contentDigest: string;
  readonly lockedAt: Instant;
  readonly signatures: readonly MinutesSignature[];
  readonly awaited: readonly { readonly jurorId: string; readonly name: string; readonly capacity: string }[];
}

/** Archived minutes of a session, as lists hold them. */
export interface SessionMinutesRow {
  readonly sessionMinutesId: string;
  readonly sessionId: string;
  readonly kind: SessionLockView['kind'];
  readonly number: string;
  readonly status: MinutesStatus;
  /** ISO calendar date. */
  readonly date: string;
  readonly sessionTitle: string;
  readonly certificationTitle: string;
  readonly candidates: readonly string[];
  readonly jurors: readonly string[];
  readonly archivedAt: Instant;
  readonly rectifiesId: string | null;
  readonly rectifiedById: string | null;
}

export interface SessionMinutesView {
  readonly sessionId: string;
  readonly title: string;
  /** How many rulings no minutes seal yet. */
  readonly unsealedCount: number;
  /** Null while nothing is locked. */
  readonly lock: SessionLockView | null;
  /** In the order in which they were archived. */
  readonly archived: readonly SessionMinutesRow[];
}

/** Archived minutes of a session by their number. */
export interface SessionMinutesLink {
  readonly sessionMinutesId: string;
  readonly number: string;
}

/** Archived minutes of a session, whole: what they say, who signed, and where they stand in their series. */
export interface ArchivedSessionMinutes {
  readonly row: SessionMinutesRow;
  readonly content: SessionContent;
  readonly signatures: readonly MinutesSignature[];
  readonly contentDigest: string;
  readonly pdfSha256: string;
  readonly jsonSha256: string;
  readonly pdfByteCount: number;
  /** The first and its rectifications, in order; the last one stands. */
  readonly series: readonly SessionMinutesLink[];
  /** A rectification of these that awaits signatures. */
  readonly open: {
    readonly lock: SessionLockView;
    readonly reason: string;
    readonly differences: readonly Difference[];
  } | null;
  /** What else of the session awaits signatures, by its number: nothing can be rectified meanwhile. */
  readonly otherLock: string | null;
  /** Rectifications of the series that were given up before they were archived. */
  readonly voided: readonly VoidedRectification[];
}

/** What became of minutes that are cited: the very document, another under its number, one that was changed, or none. */
export type CitedState = 'given' | 'other' | 'altered' | 'missing';

/** Minutes that those of a session stand on, or complete, and the document that was found for them. */
export interface CitedCheck {
  readonly number: string;
  readonly digest: string;
  readonly kind: 'minutes' | 'session-minutes';
  /** Whose and of what they are; empty for the minutes of a session. */
  readonly candidate: string;
  readonly testTitle: string;
  readonly state: CitedState;
  /** In this archive, among what was received, or among the files that were just given; null where there is none. */
  readonly place: 'here' | 'received' | 'files' | null;
  /** Of minutes archived here, to open them. */
  readonly archivedId: string | null;
}

/** What the checks of a session's archived minutes found. */
export interface SessionVerification extends Omit<Verification, 'minutesId'> {
  readonly sessionMinutesId: string;
  readonly annex: readonly CitedCheck[];
}

/** The minutes cited, held against files of other places; `unread` names those in which nothing could be checked. */
export interface AnnexCheck {
  readonly annex: readonly CitedCheck[];
  readonly unread: readonly string[];
  readonly isStopped: boolean;
}

/** A document that awaits a member's signature. */
export interface CeremonyDocument {
  readonly kind: 'passage' | 'session';
  /** Of the passage, or of the session. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly contentDigest: string;
}

export interface CeremonyReport {
  /** Numbers of the documents that were signed. */
  readonly signed: readonly string[];
  /** Those that were not, and why. */
  readonly refused: readonly { readonly id: string; readonly code: ErrorCode }[];
}

/** What windows are told to read again. */
export type SessionMinutesTopic = 'session-minutes';

/** What can be asked of this area. */
export const sessionMinutesEndpoints = {
  sessionMinutes: {
    get: answering<SessionMinutesView>('desk')(sessionRef),
    /** The pages: a draft of what is decided, or the locked document with the signatures given so far. */
    preview: answering<Uint8Array>('desk')(sessionRef),
    lock: answering<SessionMinutesView>('desk')(sessionRef),
    sign: answering<SessionMinutesView>('desk')(sessionSignature),
    unlock: answering<SessionMinutesView>('desk')(sessionUnlock),
    archive: answering<SessionMinutesView>('desk')(sessionRef),
    /** Locks archived minutes with corrected mentions; no decision is one. */
    rectify: answering<SessionMinutesView>('desk')(sessionRectification),
    /** Archived minutes with what they say. */
    archived: answering<ArchivedSessionMinutes>('desk')(sessionMinutesRef),
    /** Every figure computed again, and each minutes that these cite looked for. */
    verify: answering<SessionVerification>('desk')(sessionMinutesRef),
    /** The minutes that these cite, held against files of other places, which are checked and not kept. */
    verifyAnnex: answering<AnnexCheck>('desk')(annexInput),
    /** The proof file in print, made now; its JSON is attached to it. */
    proof: answering<ProofView>('desk')(sessionMinutesRef),
    /** The sealed document, with its timestamps. */
    read: answering<Uint8Array>('desk')(sessionMinutesRef),
    /** The document with its data, every minutes that it cites and is here, and what checks them, in a folder. */
    export: answering<ExportReport>('desk')(sessionMinutesRef),
    /** Locked documents of the session that await this member. */
    toSign: answering<readonly CeremonyDocument[]>('desk')(
      z.strictObject({ sessionId: idSchema, jurorId: idSchema }),
    ),
    /** One PIN and one signature for all of them; a wrong PIN signs none. */
    signAll: answering<CeremonyReport>('desk')(ceremonyInput),
  },
} as const;
