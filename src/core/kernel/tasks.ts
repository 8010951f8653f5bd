/** Work that may take seconds: how far it has come is told, and whoever waits for it may stop it. */
import type { Clock } from '../../domain/time/time.ts';
import type { TaskKind, TaskView } from '../../shared/areas/app.ts';
import type { Publish } from './announcer.ts';

/** What the work is given. */
export interface Task {
  /** Says how far it has come. Throws TaskStopped once someone asked to stop. */
  readonly step: (done: number, total: number) => void;
  /** For what can be stopped from outside; aborted with TaskStopped. */
  readonly signal: AbortSignal;
}

/** Thrown by work that was stopped: nothing of it is half done. */
export class TaskStopped extends Error {
  override readonly name = 'TaskStopped';
}

/** Whether work was stopped, for work that ends well then; throws what else `step` throws. */
export function isStopped(step: () => void): boolean {
  try {
    step();
    return false;
  } catch (error) {
    if (error instanceof TaskStopped) return true;
    throw error;
  }
}

export interface Tasks {
  /** Runs work; rejects with what it throws, TaskStopped among it. */
  run<Value>(kind: TaskKind, work: (task: Task) => Promise<Value>): Promise<Value>;
  /** What goes on now and was told. */
  list(): readonly TaskView[];
  /** Asks a task to stop; one that is over needs no stopping. */
  stop(id: string): void;
}

export interface TaskParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly publish: Publish;
}

/** Nobody is told of work that is over by then. */
const TOLD_AFTER_MS = 500;
/** Between two tellings of one task. */
const TOLD_EACH_MS = 150;

interface Going {
  view: TaskView;
  readonly abort: AbortController;
  toldAt: number | null;
}

/** One register of tasks for the whole application. */
export function createTasks({ clock, newId, publish }: TaskParts): Tasks {
  const going = new Map<string, Going>();

  function tell(task: Going, view: TaskView): void {
    task.view = view;
    publish('task-changed', { topic: 'tasks', ...view });
  }

  return {
    run: async (kind, work) => {
      const id = newId();
      const startedAt = clock.read().mono;
      const abort = new AbortController();
      const task: Going = { view: { id, kind, done: 0, total: 1, isOver: false }, abort, toldAt: null };
      going.set(id, task);
      try {
        return await work({
          signal: abort.signal,
          step: (done, total) => {
            abort.signal.throwIfAborted();
            const now = clock.read().mono;
            const isDue =
              task.toldAt === null ? now - startedAt >= TOLD_AFTER_MS : now - task.toldAt >= TOLD_EACH_MS;
            if (!isDue) return;
            task.toldAt = now;
            tell(task, { ...task.view, done, total });
          },
        });
      } finally {
        going.delete(id);
        if (task.toldAt !== null) tell(task, { ...task.view, isOver: true });
      }
    },
    list: () => [...going.values()].filter(({ toldAt }) => toldAt !== null).map(({ view }) => view),
    stop: (id) => {
      going.get(id)?.abort.abort(new TaskStopped('stopped by who waited'));
    },
  };
}
