/** Works through the minutes that wait for a timestamp: at once, at start, and again later. Never in anyone's way. */
import { durationMs, instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { ErrorCode } from '../../../shared/error-codes.ts';
import type { AuditRepo } from '../../db/repos/audit.repo.ts';
import type { MinutesFiles } from '../../db/repos/minutes.repo.ts';
import type { TimestampJob, TimestampRepo } from '../../db/repos/timestamp.repo.ts';
import type { Timestamping } from '../../documents/signing/sign-document.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { wholeDocument } from '../minutes/index.ts';
import type { Deps } from '../../kernel/deps.ts';
import { requestTimestamp, TimestampFailure } from './timestamp-client.ts';
import type { Stamp, TimestampAuthority } from './timestamp-client.ts';
import type { TimestampSettings } from './timestamp-settings.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

const ROUND_MS = durationMs(10 * 60_000);
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

export interface TimestampRun {
  readonly stamped: number;
  readonly failure: ErrorCode | null;
}

export interface TimestampQueue {
  /**
   * Takes up what was sealed since the authority was chosen, then works through what is due or, when `all`, through
   * everything. A round that runs already is waited for first.
   */
  work(all: boolean): Promise<TimestampRun>;
  /** Works at once without anyone waiting for it; failures are kept with the jobs. */
  nudge(): void;
  /** Works through what is due now, then every ten minutes. */
  start(): void;
  stop(): void;
}

export interface TimestampQueueParts {
  readonly deps: Deps;
  /** The sealed file of archived minutes, of a test or of a session. */
  readonly sealed: (minutesId: string) => Pick<MinutesFiles, 'pdf'> | null;
  readonly timestamps: TimestampRepo;
  readonly audit: AuditRepo;
  readonly settings: TimestampSettings;
  /** Fills the reserved field of a document; answers the increment. */
  readonly stampDocument: (pdf: Uint8Array, timestamping: Timestamping) => Promise<Uint8Array>;
}

/** The queue; its jobs outlive the process. */
export function createTimestampQueue(parts: TimestampQueueParts): TimestampQueue {
  const { deps, settings, timestamps } = parts;
  let running: Promise<TimestampRun> = Promise.resolve({ stamped: 0, failure: null });
  let disarm: (() => void) | null = null;
  let isStopped = false;

  function takeUp(): void {
    const authority = settings.authority();
    if (authority === null || isStopped) return;
    deps.act(UNTOLD, ({ now }) => {
      for (const minutesId of timestamps.unstamped(authority.since)) timestamps.queue(minutesId, now.wall);
      return DONE;
    });
  }

  async function round(all: boolean): Promise<TimestampRun> {
    let stamped = 0;
    let failure: ErrorCode | null = null;
    takeUp();
    for (const job of timestamps.jobs()) {
      const authority = settings.authority();
      if (authority === null || isStopped) break;
      if (!all && !isDue(job, deps.clock.read().wall)) continue;
      const failed = await attempt(authority, job);
      if (failed === null) stamped += 1;
      failure ??= failed;
      // Who cannot be reached now will not be for the others either.
      if (failed === 'timestamp-unreachable') break;
    }
    return { stamped, failure };
  }

  async function attempt(authority: TimestampAuthority, job: TimestampJob): Promise<ErrorCode | null> {
    try {
      await stamp(parts, authority, job.minutesId, () => isStopped);
      return null;
    } catch (error) {
      if (isStopped) return 'cancelled';
      const code = error instanceof TimestampFailure ? error.code : 'document-failed';
      if (code === 'document-failed') deps.logFailure('timestamps', error);
      postpone(parts, job, code, error instanceof TimestampFailure ? error.said : '');
      return code;
    }
  }

  function work(all: boolean): Promise<TimestampRun> {
    running = running.then(
      () => round(all),
      () => round(all),
    );
    return running;
  }

  function nudge(): void {
    work(false).catch((error: unknown) => {
      deps.logFailure('timestamps', error);
    });
  }

  function arm(): void {
    disarm = deps.scheduler.after(ROUND_MS, () => {
      nudge();
      arm();
    });
  }

  return {
    work,
    nudge,
    start: () => {
      nudge();
      arm();
    },
    stop: () => {
      isStopped = true;
      disarm?.();
    },
  };
}

/** Stamps one document and stores the increment. */
async function stamp(
  { audit, deps, sealed, stampDocument, timestamps }: TimestampQueueParts,
  authority: TimestampAuthority,
  minutesId: string,
  isStopped: () => boolean,
): Promise<void> {
  const files = sealed(minutesId);
  if (files === null) throw new Error('minutes that wait for a timestamp are not archived');
  const before = timestamps.increments(minutesId);
  let given: Stamp | null = null;
  const bytes = await stampDocument(wholeDocument(files, before), {
    token: async (digest) => {
      given = await requestTimestamp(deps, authority, digest);
      return given.token;
    },
  });
  const facts = given as Stamp | null;
  if (facts === null) throw new Error('a document was stamped without asking for a token');
  // The database may be closed by now; the job is still in it.
  if (isStopped()) throw new Error('stopped');
  deps.act('archive', ({ now: { wall: at } }) => {
    // Another round of the same process waits for this one, but what is stored decides.
    if (timestamps.increments(minutesId).length !== before.length) return DONE;
    timestamps.append(minutesId, { ...facts, bytes, sha256: sha256Hex(bytes), addedAt: at });
    timestamps.finish(minutesId);
    const { authority: name, offsetMs, tokenSha256 } = facts;
    const details = { authority: name, at: facts.at, offsetMs, tokenSha256 };
    audit.append({ at, action: 'minutes-timestamped', subjectId: minutesId, details });
    return DONE;
  });
}

/** Waits longer after each failure, from a minute to six hours. */
function postpone(
  { deps, timestamps }: TimestampQueueParts,
  job: TimestampJob,
  failure: ErrorCode,
  said: string,
): void {
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** job.attempts, LONGEST_WAIT_MS);
  deps.act('archive', ({ now: { wall: at } }) => {
    timestamps.postpone({
      ...job,
      attempts: job.attempts + 1,
      lastAttemptAt: at,
      nextAttemptAt: instant(at + waitMs),
      failure,
      said,
    });
    return DONE;
  });
}

/** A wait longer than the longest means that the clock was set back since: the job is due. */
function isDue({ nextAttemptAt }: TimestampJob, now: Instant): boolean {
  return nextAttemptAt <= now || nextAttemptAt > now + LONGEST_WAIT_MS;
}
