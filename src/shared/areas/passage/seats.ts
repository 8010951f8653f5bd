/** A member's seat and grid: opened by a PIN, nobody else's to read. */
import { z } from 'zod';
import type { CoverageState, Grid, MissingMark } from '../../../domain/assessment/assessment.types.ts';
import { OBSERVATIONS } from '../../../domain/assessment/assessment.types.ts';
import type { PaperScanType } from '../../../domain/assessment/paper-scan.ts';
import type { WithdrawalCause } from '../../../domain/jury/jury-acts.types.ts';
import type { Declaration, PresenceMode } from '../../../domain/jury/jury.types.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { answering } from '../../endpoint.ts';
import { idSchema, longText, pinSchema, requiredShortText } from '../../request-parts.ts';

export const seatInput = z.strictObject({ passageId: idSchema, jurorId: idSchema, pin: pinSchema });

export const seatRef = z.strictObject({ token: idSchema });

/** The seat that is open, and the passage beside it. */
export const besideInput = seatRef.extend({ passageId: idSchema });

/** Said of what is typed in after the passage, from the member's sheet of paper. */
const fromPaper = { fromPaper: z.literal(true).exactOptional() };

export const observationInput = z.strictObject({
  token: idSchema,
  indicatorId: idSchema,
  value: z.enum(OBSERVATIONS).nullable(),
  ...fromPaper,
});

export const markInput = z.strictObject({
  token: idSchema,
  criterionId: idSchema,
  levelId: idSchema.nullable(),
  ...fromPaper,
});

export const noteInput = z.strictObject({
  token: idSchema,
  competenceId: idSchema.nullable(),
  text: longText.min(1),
});

export const noteRef = z.strictObject({ token: idSchema, noteId: idSchema });

/** A scan of the member's sheet; what it is, its content tells. */
export const scanInput = seatRef.extend({ name: requiredShortText, bytes: z.instanceof(Uint8Array) });

/** What came into an open seat's grid from paper. */
export interface PaperGridView {
  readonly passageId: string;
  readonly jurorId: string;
  /** Marks and observations that stand. */
  readonly entryCount: number;
  /** The last that was given; null when there is none, or it was taken back. */
  readonly scan: {
    readonly name: string;
    readonly byteCount: number;
    readonly sha256: string;
    readonly addedAt: Instant;
  } | null;
}

/** A scan as it was given. */
export interface ScanFile {
  readonly name: string;
  readonly mediaType: PaperScanType;
  readonly bytes: Uint8Array;
}

export interface SeatView {
  readonly jurorId: string;
  readonly name: string;
  readonly capacity: string;
  /** Presides now. */
  readonly isPresident: boolean;
  readonly isSubstitute: boolean;
  /** In this passage; a substitute who was not called in is absent. */
  readonly presence: PresenceMode;
  /** Sits: present, and neither withdrawn nor gone. */
  readonly isSitting: boolean;
  /** When they were called in; null for who sat from the start. */
  readonly arrivedAt: Instant | null;
  /** Why they left after the start; null while they sit. */
  readonly departure: WithdrawalCause | null;
  readonly isMarking: boolean;
  readonly hasPin: boolean;
  /** An earlier attempt knew of a link with the candidate: the declaration stands. */
  readonly isLinkKnown: boolean;
  readonly declaration: Declaration | null;
  /** Number of criteria in scope that have a mark; never which mark. */
  readonly markedCount: number;
  readonly isSealed: boolean;
}

export interface GridView {
  readonly passageId: string;
  readonly jurorId: string;
  readonly grid: Grid;
  readonly coverage: Readonly<Record<string, CoverageState>>;
  readonly missing: readonly MissingMark[];
}

/** `token` opens this grid until the seat is closed; it never leaves the process that asked for it. */
export interface OpenSeat {
  readonly token: string;
  readonly view: GridView;
}

/** What can be asked of this area. */
export const seatEndpoints = {
  seats: {
    open: answering<OpenSeat>('desk', 'juror')(seatInput),
    /** Opens the same member's seat in a passage that is held together with this one: the PIN was given. */
    openBeside: answering<OpenSeat>('desk', 'juror')(besideInput),
    close: answering<null>('desk', 'juror')(seatRef),
    grid: answering<GridView>('desk', 'juror')(seatRef),
    // A device writes by `room.enter` and `room.seal` alone, which keep nothing twice.
    observe: answering<GridView>('desk')(observationInput),
    mark: answering<GridView>('desk')(markInput),
    addNote: answering<GridView>('desk')(noteInput),
    retractNote: answering<GridView>('desk')(noteRef),
    seal: answering<GridView>('desk')(seatRef),
    /** What of the open seat's grid came from paper. */
    paper: answering<PaperGridView>('desk')(seatRef),
    /** Keeps a scan of the member's sheet with the passage, in the place of the one before. */
    attachScan: answering<PaperGridView>('desk')(scanInput),
    /** Takes the scan back, until what the members sign is locked. */
    withdrawScan: answering<PaperGridView>('desk')(seatRef),
    readScan: answering<ScanFile>('desk')(seatRef),
  },
} as const;
