/** Passages of a session that another laptop holds: handed out as a sealed file, and their minutes brought back as another. */
import { z } from 'zod';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import {
  exactText,
  idSchema,
  pageShape,
  reasonSchema,
  requiredShortText,
  sessionRef,
} from '../request-parts.ts';
import type { ListPage } from '../view-parts.ts';

/** How the name of a file between laptops ends. */
export const HANDOVER_FILE_TYPE = '.pupitre';

/** Of one handover. */
const MOST_HANDED = 200;

const handOutInput = z.strictObject({
  sessionId: idSchema,
  passageIds: z
    .array(idSchema)
    .min(1)
    .max(MOST_HANDED)
    .refine((ids) => new Set(ids).size === ids.length)
    .readonly(),
  /** Members who go along. */
  jurorIds: z.array(idSchema).min(1).max(50).readonly(),
  /** Who takes it, or where to: a name to be recognised by. */
  recipient: requiredShortText,
});

const takeBackInput = z.strictObject({ handoverId: idSchema, reason: reasonSchema });

/** A sealed file, whatever it weighs: the core says how much it may. */
const sealedBytes = z.instanceof(Uint8Array);

const receiveInput = z.strictObject({ bytes: sealedBytes, code: exactText(100).min(1) });

const returnedInput = z.strictObject(pageShape);

const bringBackInput = z.strictObject({ bytes: sealedBytes });

/** What was handed out, with the code that opens the file: shown once, and kept nowhere. */
export interface HandedOut {
  readonly handoverId: string;
  readonly folder: string;
  readonly file: string;
  readonly code: string;
}

/** One passage that was handed out. */
export interface HandedPassage {
  readonly passageId: string;
  /** Minutes that came back, the last of a series of rectifications; null until they do. */
  readonly minutes: {
    readonly foreignId: string;
    readonly number: string;
    readonly returnedAt: Instant;
    /** What they state, in their own words. */
    readonly result: string;
    /** What is to be confirmed grounds no decision. */
    readonly isUsable: boolean;
  } | null;
}

export interface HandoverView {
  readonly id: string;
  readonly recipient: string;
  readonly handedAt: Instant;
  /** SHA-256 (hex) of the file. */
  readonly fileSha256: string;
  readonly passages: readonly HandedPassage[];
  /** What had not come back was taken back. */
  readonly end: { readonly reason: string; readonly at: Instant } | null;
}

/** What a session has to do with other laptops. */
export interface SessionHandovers {
  readonly given: readonly HandoverView[];
  /** From where the session was received; null for one of here. */
  readonly received: {
    readonly origin: string;
    readonly at: Instant;
    /** Passages that have sealed minutes, which may be sent back. */
    readonly sealedCount: number;
    readonly passageCount: number;
  } | null;
}

export interface ReceivedSession {
  readonly sessionId: string;
  readonly title: string;
  readonly passageCount: number;
  /** It had been received before: nothing was added. */
  readonly isKnown: boolean;
}

export interface SentBack {
  readonly folder: string;
  readonly file: string;
  readonly minutesCount: number;
  /** Passages without sealed minutes, which the file does not hold. */
  readonly awaitedCount: number;
}

/** Why minutes that came back were not taken in. */
export type BroughtBackRefusal =
  /** The check of the file found it altered, cut or in doubt. */
  | 'unsound'
  /** Of another candidate, test, session or certification than was handed out. */
  | 'other-passage'
  /** Other minutes came back for that passage, and neither rectifies the other. */
  | 'conflict';

export interface BroughtBack {
  readonly sessionId: string;
  readonly title: string;
  readonly takenInCount: number;
  /** Were here already. */
  readonly knownCount: number;
  /** Passages of that handover that still await theirs. */
  readonly awaitedCount: number;
  readonly refused: readonly { readonly name: string; readonly reason: BroughtBackRefusal }[];
}

/** Minutes of a passage that was handed out, as they came back. */
export interface ReturnedMinutes {
  readonly foreignId: string;
  readonly number: string;
  readonly candidate: string;
  readonly testTitle: string;
  /** Of their certification's wording, BCP 47. */
  readonly language: string;
  /** ISO calendar date of the day on which it was held. */
  readonly date: string;
  readonly sessionId: string;
  readonly sessionTitle: string;
  /** Where from: who it had been handed to. */
  readonly recipient: string;
  readonly returnedAt: Instant;
}

export type HandoverTopic = 'handovers';

/** What can be asked of this area. */
export const handoverEndpoints = {
  handovers: {
    ofSession: answering<SessionHandovers>('desk')(sessionRef),
    /** What came back from other laptops, of all sessions, the last first. */
    returned: answering<ListPage<ReturnedMinutes>>('desk')(returnedInput),
    /** Seals passages that nobody began into a file; from then on nothing of them happens here. */
    handOut: answering<HandedOut>('desk')(handOutInput),
    /** What did not come back is this laptop's again; what comes later is refused. */
    takeBack: answering<SessionHandovers>('desk')(takeBackInput),
    /** Makes a session of what another laptop handed out; once, however often it is given. */
    receive: answering<ReceivedSession>('desk')(receiveInput),
    /** Seals the minutes of a received session into a file for where it came from. */
    sendBack: answering<SentBack>('desk')(sessionRef),
    /** Takes in the minutes that came back, each checked by itself. */
    bringBack: answering<BroughtBack>('desk')(bringBackInput),
  },
} as const;
