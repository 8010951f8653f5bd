/** What comes into a grid from paper beside its entries: the scan of a member's sheet, kept with the passage. */
import { createHash } from 'node:crypto';
import { paperScanType } from '../../../domain/assessment/paper-scan.ts';
import type { PassageState, ScanNoted } from '../../../domain/passage/passage.types.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../domain/file-limits.ts';
import type { PaperGridView } from '../../../shared/areas/passage/seats.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { granted, notFound, refuse, wrongStage } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { isMarker, refusalFromPaper } from './grid-entries.ts';
import { isLocked } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import type { OpenedSeat } from './seat-registry.ts';

/** Runs what is asked under an open seat's token, on the device that opened it. */
type WithSeat = <Value>(
  token: string,
  caller: Caller,
  then: (seat: OpenedSeat) => Answer<Value>,
) => Answer<Value>;

/** Requests about a member's sheet of paper, through their own seat: it shows their marks, as the grid does. */
export function createPaperGrid(
  store: Pick<PassageStore, 'load' | 'papers'>,
  runtime: Pick<PassageRuntime, 'changeAndRead'>,
  withSeat: WithSeat,
): Pick<AreaHandlers<'seats'>, 'paper' | 'attachScan' | 'withdrawScan' | 'readScan'> {
  const scanOf = ({ jurorId, passageId }: OpenedSeat) =>
    store.papers.scans(passageId).find((scan) => scan.jurorId === jurorId) ?? null;

  function view(seat: OpenedSeat): PaperGridView {
    const { jurorId, passageId } = seat;
    const entries = store.papers.entries(passageId).find((of) => of.jurorId === jurorId);
    const scan = scanOf(seat);
    return {
      passageId,
      jurorId,
      entryCount: entries === undefined ? 0 : entries.marks + entries.observations,
      scan:
        scan === null
          ? null
          : { name: scan.name, byteCount: scan.byteCount, sha256: scan.sha256, addedAt: scan.addedAt },
    };
  }

  function seated<Value>(seat: OpenedSeat, then: () => Answer<Value>): Answer<Value> {
    const facts = store.load(seat.passageId);
    if (facts === null) return notFound({ passageId: seat.passageId });
    return isMarker(facts, seat.jurorId) ? then() : refuse('member-may-not-mark');
  }

  return {
    paper: ({ token }, caller) => withSeat(token, caller, (seat) => seated(seat, () => granted(view(seat)))),

    attachScan: ({ bytes, name, token }, caller) =>
      withSeat(token, caller, (seat) => {
        if (bytes.byteLength > MAX_ATTACHMENT_BYTES) {
          return refuse('file-too-large', { limitBytes: MAX_ATTACHMENT_BYTES });
        }
        const mediaType = paperScanType(bytes);
        if (mediaType === null) return refuse('scan-not-readable');
        const sha256 = digestOf(bytes);
        const act = scanOf(seat) === null ? 'attached' : 'replaced';
        const keeping = (change: PassageChange): Answer<null> => {
          const { now, wrote } = change;
          const noted = noteScan(change, seat, act, sha256);
          if (!noted.ok) return noted;
          store.papers.addScan({ ...seatOf(seat), name, mediaType, sha256, bytes, addedAt: now.wall });
          wrote();
          return granted(null);
        };
        return runtime.changeAndRead(seat.passageId, keeping, () => granted(view(seat)));
      }),

    withdrawScan: ({ token }, caller) =>
      withSeat(token, caller, (seat) => {
        const scan = scanOf(seat);
        if (scan === null) return notFound();
        const takingBack = (change: PassageChange): Answer<null> => {
          const { now, wrote } = change;
          const noted = noteScan(change, seat, 'withdrawn', scan.sha256);
          if (!noted.ok) return noted;
          store.papers.withdrawScan(seat.passageId, seat.jurorId, now.wall);
          wrote();
          return granted(null);
        };
        return runtime.changeAndRead(seat.passageId, takingBack, () => granted(view(seat)));
      }),

    readScan: ({ token }, caller) =>
      withSeat(token, caller, (seat) =>
        seated(seat, () => {
          const scan = scanOf(seat);
          const bytes = scan === null ? null : store.papers.scanBytes(seat.passageId, scan.sha256);
          if (scan === null || bytes === null) return notFound();
          const { mediaType, name } = scan;
          if (digestOf(bytes) !== scan.sha256) return refuse('attachment-altered', { name });
          return granted({ name, mediaType, bytes });
        }),
      ),
  };
}

/** Says it in the journal, or why it may not be. */
function noteScan(
  { apply, facts }: PassageChange,
  { jurorId }: OpenedSeat,
  act: ScanNoted['act'],
  sha256: string,
): Answer<PassageState> {
  const refusal = refusalToScan(facts, jurorId);
  return refusal ?? apply({ type: 'note-scan', jurorId, act, sha256 }, { kind: 'juror', jurorId });
}

/** A scan may still come, or go, once the grid is sealed, until what the members sign is locked. */
function refusalToScan(facts: PassageFacts, jurorId: string): Refusal | null {
  if (!isMarker(facts, jurorId)) return refuse('member-may-not-mark');
  return isLocked(facts) ? wrongStage(facts.state) : refusalFromPaper(facts);
}

function seatOf({ jurorId, passageId }: OpenedSeat): OpenedSeat {
  return { jurorId, passageId };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
