/** Minutes: locked, signed here or outside, archived, rectified. */
import { z } from 'zod';
import type { Difference, MinutesContent } from '../../domain/minutes/minutes.schema.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import {
  exactText,
  idSchema,
  lineText,
  minutesRef,
  passageRef,
  pinConfirmation,
  pinSchema,
  proseText,
  reasonSchema,
  signatureSvg,
} from '../request-parts.ts';
import type { ExportReport } from '../view-parts.ts';
import { draftContent } from './certifications.ts';
import type { LockView } from './passage/lock.ts';
import type { PassageView } from './passage/passages.ts';
import { seatInput } from './passage/seats.ts';

const MAX_CHANGES = 500;
const MAX_PATH = 200;
const MAX_VALUE = 4_000;

/** The digest shown to the member travels with the signature: signing something else is refused. */
export const signatureInput = z.strictObject({
  passageId: idSchema,
  jurorId: idSchema,
  pin: pinSchema,
  contentDigest: z.string().regex(/^[0-9a-f]{64}$/),
  svg: signatureSvg,
});

/** A certification, written or being written, and the test of which an invented passage shows the pages. */
export const specimenInput = z.strictObject({ content: draftContent, testId: idSchema });

/** Voids the signatures given so far: the president, or a member who signs, answers for it with their PIN. */
export const unlockInput = seatInput.extend({ reason: reasonSchema });

/** `minutesId` are those that the user had before their eyes: they must still be the ones that stand. */
export const rectificationInput = minutesRef.extend({
  reason: reasonSchema,
  changes: z
    .array(z.strictObject({ path: exactText(MAX_PATH), value: proseText(MAX_VALUE) }))
    .min(1)
    .max(MAX_CHANGES),
});

export const rectificationSignature = signatureInput.omit({ passageId: true }).extend(minutesRef.shape);

/** `confirmation` is needed as soon as somebody signed: what they signed becomes void. */
export const rectificationCancelling = minutesRef.extend({
  reason: reasonSchema,
  confirmation: pinConfirmation.nullable(),
});

export const signedDocumentRef = z.strictObject({ documentId: idSchema });

/** `jurorIds` are the members for whom the file stands; the member who attests it gives their PIN. */
export const signedDocumentInput = z.strictObject({
  passageId: idSchema,
  attestedBy: idSchema,
  pin: signatureInput.shape.pin,
  /** SHA-256 (hex) of the content whose pages were signed. */
  contentDigest: signatureInput.shape.contentDigest,
  name: lineText(MAX_PATH).min(1),
  bytes: z.instanceof(Uint8Array),
  jurorIds: z.array(idSchema).min(1).max(20),
});

export const signedDocumentWithdrawal = z.strictObject({
  documentId: idSchema,
  reason: reasonSchema,
  confirmation: pinConfirmation,
});

/** Other archived minutes, as a row leads to them. */
export interface MinutesLink {
  readonly minutesId: string;
  readonly number: string;
}

/** Where minutes stand in a series of rectifications; both null for those that were never rectified. */
export interface RectificationLinks {
  /** What these minutes rectify. */
  readonly rectifies: MinutesLink | null;
  /** What rectified these minutes since. */
  readonly rectifiedBy: MinutesLink | null;
}

/** One archived minutes in a series. */
export interface SeriesItem extends MinutesLink {
  readonly archivedAt: Instant;
}

/** A rectification whose content is locked and awaits signatures. */
export interface OpenRectification {
  readonly lock: LockView;
  readonly reason: string;
  readonly differences: readonly Difference[];
}

/** A rectification that was cancelled before it was archived; its content and signatures stay stored. */
export interface VoidedRectification {
  readonly number: string;
  readonly revision: number;
  readonly lockedAt: Instant;
  /** Why it was made. */
  readonly reason: string;
  readonly differences: readonly Difference[];
  readonly signatureCount: number;
  readonly voided: { readonly reason: string; readonly at: Instant };
}

/** Everything about the rectifications of one passage's minutes. */
export interface RectificationView {
  readonly passageId: string;
  readonly sessionId: string;
  /** From the first minutes to those that stand. */
  readonly series: readonly SeriesItem[];
  /** Minutes that a rectification corrects: the last of the series, with their content. */
  readonly standing: MinutesLink & { readonly content: MinutesContent };
  readonly open: OpenRectification | null;
  readonly voided: readonly VoidedRectification[];
}

/** What can be asked of this area. */
export const minutesEndpoints = {
  minutes: {
    /** The PDF as it stands: a draft before locking, the signed pages after. */
    preview: answering<Uint8Array>('desk')(passageRef),
    /** Pages as that certification gives them, with marks and people that are invented; nothing is stored. */
    specimen: answering<Uint8Array>('desk')(specimenInput),
    lock: answering<PassageView>('desk')(passageRef),
    sign: answering<PassageView>('desk')(signatureInput),
    unlock: answering<PassageView>('desk')(unlockInput),
    archive: answering<PassageView>('desk')(passageRef),
  },
  rectifications: {
    get: answering<RectificationView>('desk')(minutesRef),
    /** Locks the corrected content for signing, when no other rectification of these minutes is open. */
    lock: answering<RectificationView>('desk')(rectificationInput),
    /** PDF of the open rectification, with the signatures given so far. */
    pages: answering<Uint8Array>('desk')(minutesRef),
    sign: answering<RectificationView>('desk')(rectificationSignature),
    /** Voids the open rectification and its signatures; they stay stored with the reason. */
    cancel: answering<RectificationView>('desk')(rectificationCancelling),
    archive: answering<RectificationView>('desk')(minutesRef),
  },
  signedDocuments: {
    /** Shows the locked pages with their empty blocks in a viewer from which they are printed. */
    printBlank: answering<null>('desk')(passageRef),
    /** Writes the same pages to a chosen folder, to be signed elsewhere. */
    saveBlank: answering<ExportReport>('desk')(passageRef),
    /** Attaches a file signed outside: its members count as having signed. */
    attach: answering<LockView>('desk')(signedDocumentInput),
    withdraw: answering<LockView>('desk')(signedDocumentWithdrawal),
    read: answering<Uint8Array>('desk')(signedDocumentRef),
  },
} as const;
