/** Nothing is acknowledged once the files of the database are no longer the application's. */
import { durationMs } from '../../domain/time/time.ts';
import type { Answer } from '../../shared/error-codes.ts';
import { DamagedReferentielError } from '../db/repos/referentiel.repo.ts';
import { databaseErrorCodeOf } from '../db/sql-error.ts';
import type { StoreLoss } from '../db/store-watch.ts';
import { DamagedRecordError } from './damaged-record-error.ts';
import type { Deps } from './deps.ts';
import type { AnyHandler } from './handlers.ts';
import type { Refusal } from './refusal.ts';

type AnyHandlers = Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;

const WATCH_EVERY_MS = durationMs(1_000);

export interface StoreGuard {
  /**
   * The same handlers, whichever transport they serve. The files are looked at before each request, so that nothing more
   * is written to lost ones, and after it, so that nothing which was is acknowledged. Reading goes on: what the open file
   * still holds can be seen and saved.
   */
  guard<Guarded extends AnyHandlers>(handlers: Guarded): Guarded;
  /** Looks every second too, so that a loss is said at once where nobody types. */
  start(): void;
  stop(): void;
}

/** The guard of the open database. */
export function createStoreGuard(
  deps: Pick<Deps, 'db' | 'logFailure' | 'place' | 'publish' | 'scheduler'>,
): StoreGuard {
  const { db, logFailure, place, publish, scheduler } = deps;
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  let isTold = false;
  let isStopped = false;
  let disarm: (() => void) | null = null;

  function lossNow(): StoreLoss | null {
    const loss = place.loss();
    if (loss !== null && !isTold) {
      isTold = true;
      // Told first: nothing that the database may still throw keeps it from the screens.
      publish('data-changed', { topic: 'store' });
      // Once closed it takes nothing more.
      if (!isStopped) db.pragma('query_only = ON');
    }
    return loss;
  }

  function watch(): void {
    disarm = lossNow() === null ? scheduler.after(WATCH_EVERY_MS, watch) : null;
  }

  function judged(answer: Answer<unknown>, before: number): Answer<unknown> {
    const loss = lossNow();
    return answer.ok && loss !== null && changes.get() !== before ? refusalOf(loss) : answer;
  }

  function failed(error: unknown): Refusal {
    const loss = lossNow();
    const damage = damageOf(error);
    if (damage !== null) {
      logFailure('register', error);
      return damage;
    }
    if (loss === null || databaseErrorCodeOf(error) === null) throw error;
    return refusalOf(loss);
  }

  function guard(handler: AnyHandler): AnyHandler {
    return (request, caller) => {
      lossNow();
      const before = changes.get() ?? 0;
      try {
        const answer = handler(request, caller);
        return answer instanceof Promise
          ? answer.then((settled) => judged(settled, before), failed)
          : judged(answer, before);
      } catch (error) {
        return failed(error);
      }
    };
  }

  return {
    guard: (handlers) => mapValues(handlers, (area) => mapValues(area, guard)) as typeof handlers,
    start: watch,
    stop: () => {
      isStopped = true;
      disarm?.();
    },
  };
}

/** The refusal of a request about something that damaged records do not let be read; null for any other error. */
function damageOf(error: unknown): Refusal | null {
  if (error instanceof DamagedRecordError) {
    return { ok: false, code: 'passage-damaged', details: { passageId: error.passageId } };
  }
  if (!(error instanceof DamagedReferentielError)) return null;
  const { id, version } = error;
  return { ok: false, code: 'referentiel-damaged', details: { id, version } };
}

/** The refusal of an entry that a lost store could not keep. */
function refusalOf(loss: StoreLoss): Refusal {
  return { ok: false, code: loss === 'taken' ? 'database-taken' : 'database-lost' };
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
