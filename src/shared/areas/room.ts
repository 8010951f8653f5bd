/** The room's network: who is let in, what their devices send, and what they may see. */
import { z } from 'zod';
import type { TestPhase } from '../../domain/certification/test.schema.ts';
import { OBSERVATIONS } from '../../domain/assessment/assessment.types.ts';
import type { PassageStage } from '../../domain/passage/passage.types.ts';
import type { CandidateSheet } from '../../domain/roleplay/candidate-sheet.ts';
import type { JurorCard } from '../../domain/roleplay/juror-cards.ts';
import type { DurationMs, Instant, MonotonicMs } from '../../domain/time/time.ts';
import { answering, telling } from '../endpoint.ts';
import type { ErrorCode } from '../error-codes.ts';
import {
  idSchema,
  longText,
  memberRef,
  noRequest,
  passageRef,
  pinSchema,
  proseText,
  reasonSchema,
  sessionRef,
  signatureSvg,
} from '../request-parts.ts';
import type { ClockView } from './passage/clocks.ts';
import type { GridView } from './passage/seats.ts';

/** Where the desk listens unless it is told otherwise. */
export const ROOM_PORT = 48_443;

/** How long a code lets a device ask. */
export const CODE_LIFE_MS = 5 * 60_000;

const MOST_SEQUENCE = 1_000_000;
const sequence = z.int().min(1).max(MOST_SEQUENCE);

export const roomOpening = sessionRef.extend({
  /** One of `room.interfaces`. */
  address: z.ipv4(),
  /** 0 takes any that is free; the last one is kept when it is not said. */
  port: z.int().min(0).max(65_535).exactOptional(),
  /** Whether the candidate's screen names them. */
  isNameShown: z.boolean().exactOptional(),
});

/** Who a code lets in. */
export const placeInput = z.union([
  memberRef.extend({ role: z.literal('juror') }),
  z.strictObject({ role: z.enum(['display', 'observer']) }),
]);

export type RoomPlace = z.output<typeof placeInput>;

export const waitingRef = z.strictObject({ waitingId: idSchema });
export const takeOverInput = waitingRef.extend({ note: reasonSchema });
export const releaseInput = z.strictObject({ deviceId: idSchema, note: reasonSchema });

/** What a juror enters. A note's id is the device's own, so that it can be taken back before it was ever sent. */
export const roomEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('observe'),
    indicatorId: idSchema,
    value: z.enum(OBSERVATIONS).nullable(),
  }),
  z.strictObject({ kind: z.literal('mark'), criterionId: idSchema, levelId: idSchema.nullable() }),
  z.strictObject({
    kind: z.literal('note'),
    noteId: idSchema,
    competenceId: idSchema.nullable(),
    text: longText.min(1),
  }),
  z.strictObject({ kind: z.literal('retract-note'), noteId: idSchema }),
]);

/**
 * An entry by the queue that it waited in and its rank there, from 1 without a gap. Sent twice, it is entered once.
 * `madeAt` is the desk's time as the device knows it.
 */
export const entryInput = z.strictObject({
  passageId: idSchema,
  clientId: idSchema,
  sequence,
  madeAt: z.int().min(0),
  entry: roomEntry,
});

export type RoomEntryInput = z.output<typeof entryInput>;

export const queueRef = z.strictObject({ clientId: idSchema });
/** `lastSequence`: the rank of the last entry that the seat made; 0 without any. */
export const roomSeal = z.strictObject({
  token: idSchema,
  clientId: idSchema,
  lastSequence: z.int().min(0).max(MOST_SEQUENCE),
});
/** `awaited`: how many entries wait on the device. */
export const beatInput = z.strictObject({ awaited: z.int().min(0).max(MOST_SEQUENCE) });

const MAX_PROBLEM = 1_000;

export const reopenInput = passageRef.extend({ jurorId: idSchema, note: reasonSchema });

/** A problem, by the id that the device gave it: sent twice, it is kept once. `passageId` null: of no passage. */
export const problemInput = z.strictObject({
  problemId: idSchema,
  passageId: idSchema.nullable(),
  text: proseText(MAX_PROBLEM).min(1),
});
export const problemRef = z.strictObject({ problemId: idSchema });

export const documentRef = z.strictObject({ documentId: idSchema });
/** `svg`: the strokes, as a pad gives them. */
export const documentSignature = documentRef.extend({ pin: pinSchema, svg: signatureSvg });

/** Minutes that a member signs, or signed. */
export interface RoomDocument {
  /** Digest of the content that was locked: other content is another document. */
  readonly documentId: string;
  readonly kind: 'minutes' | 'session-minutes';
  readonly number: string;
  readonly title: string;
  /** `signed` with `at` null: on a file signed outside. */
  readonly state: 'to-sign' | 'signed';
  readonly at: Instant | null;
}

/** An interface of the machine that a room can be opened on. */
export interface RoomInterface {
  readonly name: string;
  readonly address: string;
  /** Bits of its network. */
  readonly prefixLength: number;
  /** Reached by this machine alone. */
  readonly isLoopback: boolean;
}

export interface DeviceView {
  readonly deviceId: string;
  readonly label: string;
  readonly admittedAt: Instant;
  readonly isConnected: boolean;
  /** Since this start; null when it was not heard of. */
  readonly lastContactAt: Instant | null;
  /** Entries that it says it still holds; null when it did not say. */
  readonly awaited: number | null;
  /** It was there when the desk itself fell asleep, and was not heard of since: that is no silence of its own. */
  readonly isLostInSleep: boolean;
}

/** When the desk's computer slept, or stood still, with the room open. */
export interface DeskSleep {
  readonly from: Instant;
  readonly to: Instant;
}

/** A member's seat, as the president sees it: never what was entered. */
export interface RoomSeat {
  readonly jurorId: string;
  readonly name: string;
  /** The one device that writes for it; null while the desk does. */
  readonly device: DeviceView | null;
  /** Entries that came after the grid was sealed, or from a device that was replaced: how many, and of what hours. */
  readonly late: readonly {
    readonly passageId: string;
    readonly count: number;
    readonly firstAt: Instant;
    readonly lastAt: Instant;
    /** The grid is sealed, none was read, and some of these came since it was last opened again. */
    readonly canReopen: boolean;
  }[];
}

/** An entry of the member's own that came too late: it is in no grid. */
export interface OwnLateEntry {
  readonly entry: RoomEntryInput['entry'];
  /** When it was made, and when it came. */
  readonly madeAt: Instant;
  readonly receivedAt: Instant;
}

/** A device that showed a good code, and waits for the president. */
export interface WaitingDevice {
  readonly waitingId: string;
  readonly place: RoomPlace;
  readonly label: string;
  readonly remote: string;
  readonly since: Instant;
  /** The seat has a device already: letting this one in replaces it. */
  readonly isSeatTaken: boolean;
}

/** What a member, or an observer, told the president quietly. */
export interface ReportedProblem {
  readonly problemId: string;
  /** Name of the member; of the device, where it is no member's. */
  readonly from: string;
  /** Null when it is of no passage. */
  readonly passageId: string | null;
  readonly text: string;
  readonly at: Instant;
}

export interface OpenRoom {
  readonly sessionId: string;
  readonly address: string;
  readonly port: number;
  readonly url: string;
  /** Of the room's authority, SHA-256 in hexadecimal. */
  readonly fingerprint: string;
  readonly openedAt: Instant;
  readonly isNameShown: boolean;
  /** The last that lasted long enough to be told; null when there was none. */
  readonly deskSleep: DeskSleep | null;
  readonly seats: readonly RoomSeat[];
  readonly screens: readonly (DeviceView & { readonly role: 'display' | 'observer' })[];
  readonly waiting: readonly WaitingDevice[];
  /** Those that the president did not see yet, in the order in which they came. */
  readonly problems: readonly ReportedProblem[];
}

export interface RoomView {
  /** Null while the room is closed: then nothing listens. */
  readonly open: OpenRoom | null;
}

/** What the desk finds when it looks for its own port, once no device comes. */
export interface RoomReach {
  readonly address: string;
  readonly port: number;
  /** The system's word for why the desk does not reach it; null when it does. */
  readonly failure: string | null;
  /** Times that another machine reached it, whatever became of it. */
  readonly callCount: number;
}

/** A code that lets one device ask for one place, once, within five minutes. */
export interface Invitation {
  /** To be typed as it is, or carried by `url`. */
  readonly token: string;
  readonly url: string;
  readonly expiresAt: Instant;
}

/** What a device is in the room. */
export interface RoomStanding {
  readonly role: 'juror' | 'observer';
  readonly sessionId: string;
  readonly sessionTitle: string;
  /** Null for what is no juror's. */
  readonly juror: { readonly jurorId: string; readonly name: string } | null;
  /** Whether the member gave their PIN on this device, and it still holds. */
  readonly isOpened: boolean;
  /** In the order of the day; a few at most. */
  readonly passages: readonly {
    readonly passageId: string;
    readonly candidate: string;
    readonly stage: PassageStage;
  }[];
}

/** What became of an entry; whichever it is, it is on the disk, and the device may let go of it. */
export interface EntryAck {
  readonly sequence: number;
  readonly outcome: 'entered' | 'late' | 'refused';
  /** Why it was not entered; null when it was. */
  readonly code: ErrorCode | null;
}

export interface BeatAnswer {
  readonly monoMs: MonotonicMs;
  readonly at: Instant;
}

/** What the candidate's screen shows: the time, and in the preparation their sheet. It holds nothing else. */
export interface ScreenView {
  /** Empty while no candidate is before the jury. */
  readonly passageId: string;
  /** Null unless the president wants the name shown. */
  readonly candidate: string | null;
  readonly phase: {
    readonly title: string;
    readonly kind: TestPhase['kind'];
    readonly grantedMs: DurationMs;
    readonly elapsedMs: DurationMs;
    readonly remainingMs: DurationMs;
  } | null;
  readonly clock: Pick<ClockView, 'asOf' | 'asOfMono' | 'rate' | 'status'>;
  readonly sheet: CandidateSheet | null;
}

/** A display of the desk's computer. */
export interface DisplayView {
  readonly id: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The window of the jury is on it. */
  readonly isDesk: boolean;
  /** Shows what another one shows: a mark on one is a mark on both. */
  readonly isMirrored: boolean;
}

/** The candidate's screen on a display of the desk. */
export interface CandidateWindow {
  readonly displays: readonly DisplayView[];
  /** The session whose time is shown, or waits for its display to come back; null when nothing is. */
  readonly sessionId: string | null;
  readonly isNameShown: boolean;
  /** Where it is now; null while it is nowhere. */
  readonly shownOn: number | null;
  /** The display that was chosen last; null when it is not plugged in. */
  readonly rememberedId: number | null;
}

export const candidateWindowInput = sessionRef.extend({
  /** One of the displays, not the jury's own. */
  displayId: z.int(),
  isNameShown: z.boolean(),
});

const MOST_TOKEN = 40;

/**
 * The room of another desk, as its code names it. Without a fingerprint it is the one that was entered last today, where it was or
 * at another address.
 */
export const enterRoomInput = z.strictObject({
  address: z.ipv4(),
  port: z.int().min(1).max(65_535),
  /** What lets this computer in; null when it was let in before. */
  token: z
    .string()
    .regex(/^[0-9A-Za-z]+$/)
    .max(MOST_TOKEN)
    .nullable(),
  /** Of the room's authority: SHA-256 in hexadecimal, or at least its first half. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/)
    .nullable(),
});

export type EnterRoomInput = z.output<typeof enterRoomInput>;

/** A desk whose room this computer entered. */
export interface EnteredDesk {
  readonly address: string;
  readonly port: number;
  readonly fingerprint: string;
}

/** This computer as a device in the room of another desk. */
export interface JoiningView {
  /** The one that was entered last, today; null without any. */
  readonly room: EnteredDesk | null;
}

/** What may be read again. */
export type RoomTopic = 'room';

export const roomBroadcasts = {
  /** To the devices that show the candidate's screen. */
  'screen-changed': telling<ScreenView>(),
} as const;

/** What can be asked of this area. */
export const roomEndpoints = {
  room: {
    interfaces: answering<readonly RoomInterface[]>('desk')(noRequest),
    state: answering<RoomView>('desk')(noRequest),
    open: answering<RoomView>('desk')(roomOpening),
    close: answering<RoomView>('desk')(noRequest),
    /** Whether the open room's port can be reached. */
    reach: answering<RoomReach>('desk')(noRequest),
    /** Takes the place of the code that the place had. */
    invite: answering<Invitation>('desk')(placeInput),
    /** Refused while the seat has a device. */
    admit: answering<RoomView>('desk')(waitingRef),
    refuse: answering<RoomView>('desk')(waitingRef),
    /** Lets it in instead of the device that the seat had. */
    takeOver: answering<RoomView>('desk')(takeOverInput),
    /** The device may write no more; the seat is the desk's again. */
    release: answering<RoomView>('desk')(releaseInput),
    /** The candidate's screen of the open room. */
    screen: answering<ScreenView>('desk', 'display', 'observer')(noRequest),
    standing: answering<RoomStanding>('juror', 'observer')(noRequest),
    beat: answering<BeatAnswer>('juror', 'display', 'observer')(beatInput),
    /** How far the desk has that queue. */
    received: answering<{ readonly lastSequence: number }>('juror')(queueRef),
    enter: answering<EntryAck>('juror')(entryInput),
    /** Seals once every entry of the queue has come. */
    seal: answering<GridView>('juror')(roomSeal),
    /** The member's own card of a role play; null while they play nobody. */
    card: answering<JurorCard | null>('juror')(passageRef),
    /** Reaches the president without a sound. */
    problem: answering<null>('juror', 'observer')(problemInput),
    problemSeen: answering<RoomView>('desk')(problemRef),
    /** The member's own entries that came too late, to be looked at and entered again. */
    lateEntries: answering<readonly OwnLateEntry[]>('juror')(passageRef),
    /** A sealed seat whose entries came too late takes entries again, until any grid may be read; none is merged. */
    reopenSeat: answering<RoomView>('desk')(reopenInput),
    /** Of the session: those that await the member's signature, and those that they signed. */
    documents: answering<readonly RoomDocument[]>('juror')(noRequest),
    /** Its pages, with the signatures given so far. */
    document: answering<Uint8Array>('juror')(documentRef),
    /** By the same rules as at the desk. */
    sign: answering<RoomDocument>('juror')(documentSignature),
  },
  candidateScreen: {
    state: answering<CandidateWindow>('desk')(noRequest),
    /** Also on another display than before. */
    show: answering<CandidateWindow>('desk')(candidateWindowInput),
    hide: answering<CandidateWindow>('desk')(noRequest),
  },
  joining: {
    state: answering<JoiningView>('desk')(noRequest),
    /** Opens a window of its own for it. */
    enter: answering<JoiningView>('desk')(enterRoomInput),
  },
} as const;
