/** Makes backups when they are due, one after the other, away from the main thread and in nobody's way. */
import { copyTo } from './backup-copy.ts';
import { backupName } from '../../../domain/backup/backup-name.ts';
import type { BackupReason } from '../../../domain/backup/backup-name.ts';
import type { Answer, ErrorCode } from '../../../shared/error-codes.ts';
import type { SecondFolder } from '../../../shared/areas/backups.ts';
import { BackupJobError } from '../../db/backup/run-backup-job.ts';
import { removeUnfinished } from '../../db/backup/unfinished.ts';
import type { Deps } from '../../kernel/deps.ts';
import { TaskStopped } from '../../kernel/tasks.ts';
import { join } from 'node:path';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

/** Preference that holds the path of the second folder. */
const SECOND_KEY = 'backupSecondFolder';
const MIRROR_MS = 10 * 60_000;
const CANCELLED = { ok: false, code: 'cancelled' } as const;

/** A handler, with whatever it is given. */
type Act<Given extends unknown[], Value> = (...given: Given) => Answer<Value> | Promise<Answer<Value>>;

export interface BackupKeeper {
  /** Copies the data now, after the copies that are under way. */
  make(reason: BackupReason): Promise<Answer<null>>;
  /** The same, when something was written since the last one. */
  makeIfChanged(reason: BackupReason): Promise<void>;
  /** The same act, preceded by a copy of what it will change. A copy that fails keeps nobody from it, and is said. */
  before<Given extends unknown[], Value>(act: Act<Given, Value>): (...given: Given) => Promise<Answer<Value>>;
  /** The same act, followed by a copy once it archived the last passage of its session; nobody waits for it. */
  afterDay<Given extends unknown[], Value extends { readonly sessionId: string }>(
    act: Act<Given, Value>,
  ): (...given: Given) => Promise<Answer<Value>>;
  /** Path of the second folder, or null. */
  readonly second: () => string | null;
  readonly setSecond: (path: string | null) => void;
  readonly state: () => {
    readonly failure: ErrorCode | null;
    readonly secondState: SecondFolder['state'] | null;
    readonly isRunning: boolean;
  };
  /** Ends the copy under way and makes no other: from then on the database is not asked. */
  readonly stop: () => void;
  /** After `stop`: resolves once nothing half-written is left of what was under way. */
  readonly ended: () => Promise<void>;
}

/** One for the whole application. */
export function createBackupKeeper(deps: Deps): BackupKeeper {
  const { backups, clock, db, logFailure, publish } = deps;
  const { preferences } = deps.repos;
  const ending = new AbortController();
  const isEnding = () => ending.signal.aborted;
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const unarchived = db
    .prepare<[string], number>(
      `SELECT count(*) FROM passage p WHERE p.session_id = ?
       AND NOT EXISTS (SELECT 1 FROM minutes m WHERE m.passage_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM passage_attempt a WHERE a.previous_id = p.id)`,
    )
    .pluck();
  let queue: Promise<unknown> = Promise.resolve();
  let copied = -1;
  let running = 0;
  let failure: ErrorCode | null = null;
  let secondState: SecondFolder['state'] | null = null;

  function second(): string | null {
    const path = preferences.all()[SECOND_KEY];
    return typeof path === 'string' ? path : null;
  }

  async function copy(reason: BackupReason): Promise<Answer<null>> {
    if (isEnding()) return CANCELLED;
    const counted = changes.get() ?? 0;
    const name = backupName(reason, clock.read().wall);
    try {
      await deps.tasks.run('backup', (task) =>
        copyTo(deps, name, { ...task, signal: AbortSignal.any([task.signal, ending.signal]) }),
      );
      copied = counted;
      failure = null;
    } catch (error) {
      if (error instanceof TaskStopped) return CANCELLED;
      logFailure('backup', error);
      failure = error instanceof BackupJobError && error.code === 'disk-full' ? 'disk-full' : 'backup-failed';
      return { ok: false, code: failure };
    }
    await mirror(name);
    return isEnding() ? CANCELLED : { ok: true, value: null };
  }

  async function mirror(name: string): Promise<void> {
    if (isEnding()) return;
    const folder = second();
    if (folder === null) {
      secondState = null;
      return;
    }
    try {
      secondState = await backups.run(
        'mirror',
        { file: join(backups.folder, name), second: folder },
        { timeoutMs: MIRROR_MS, signal: ending.signal },
      );
    } catch (error) {
      if (error instanceof TaskStopped) {
        await removeUnfinished(folder, name);
        return;
      }
      logFailure('backup', error);
      secondState = 'failing';
    }
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    running += 1;
    const done = queue.then(work).finally(() => {
      running -= 1;
      publish('data-changed', { topic: 'store' });
    });
    queue = done.catch(() => undefined);
    return done;
  }

  const keeper: BackupKeeper = {
    make: (reason) => inTurn(() => copy(reason)),
    makeIfChanged: async (reason) => {
      await inTurn(async () => {
        if (!isEnding() && changes.get() !== copied) await copy(reason);
      });
    },
    before:
      (act) =>
      async (...given) => {
        await keeper.makeIfChanged('import');
        return isEnding() ? CANCELLED : act(...given);
      },
    afterDay:
      (act) =>
      async (...given) => {
        const answer = await act(...given);
        if (answer.ok && unarchived.get(answer.value.sessionId) === 0) {
          keeper.makeIfChanged('day').catch((error: unknown) => {
            logFailure('backup', error);
          });
        }
        return answer;
      },
    second,
    setSecond: (path) => {
      deps.act(UNTOLD, ({ now: { wall: at }, repos }) => {
        if (second() === path) return DONE;
        repos.preferences.set(SECOND_KEY, path);
        repos.audit.append({ at, action: 'backup-folder-changed', subjectId: 'backups', details: {} });
        return DONE;
      });
      secondState = null;
    },
    state: () => ({ failure, secondState, isRunning: running > 0 }),
    stop: () => {
      ending.abort(new TaskStopped('the application ends'));
    },
    ended: async () => {
      await queue;
    },
  };
  return keeper;
}
