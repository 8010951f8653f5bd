import { describe, expect, it } from 'vitest';
import type { Broadcasts } from '../../../../src/shared/contract.ts';
import { instant } from '../../../../src/domain/time/time.ts';
import { createTasks, isStopped, TaskStopped } from '../../../../src/core/kernel/tasks.ts';
import { createManualClock } from '../../../../src/core/kernel/test-clock.ts';

function opened() {
  const { clock, drive } = createManualClock(instant(0));
  const told: Broadcasts['task-changed'][] = [];
  let ids = 0;
  const tasks = createTasks({
    clock,
    newId: () => `t${String((ids += 1))}`,
    publish: (_name, payload) => told.push(payload as Broadcasts['task-changed']),
  });
  return { drive, tasks, told };
}

describe('work that takes its time', () => {
  it('is told once it takes longer than a moment, now and then, and at its end', async () => {
    const { drive, tasks, told } = opened();
    await tasks.run('backup', async ({ step }) => {
      for (let done = 0; done < 100; done += 1) {
        step(done, 100);
        drive.advance(20);
      }
      expect(tasks.list()).toMatchObject([{ kind: 'backup', total: 100, isOver: false }]);
      await Promise.resolve();
    });
    expect(told[0]).toMatchObject({ done: 25, total: 100, isOver: false });
    expect(told.length).toBeLessThan(14);
    expect(told.at(-1)).toMatchObject({ isOver: true });
    expect(tasks.list()).toEqual([]);
  });

  it('is not told when it is short', async () => {
    const { tasks, told } = opened();
    expect(
      await tasks.run('backup', ({ step }) => {
        step(1, 2);
        return Promise.resolve('done');
      }),
    ).toBe('done');
    expect(told).toEqual([]);
  });

  it('stops where it looks next, by its own id, and hands on what else went wrong', async () => {
    const { drive, tasks, told } = opened();
    const other = tasks.run('backup', () => new Promise<string>((resolve) => setImmediate(resolve, 'whole')));
    const stopped = tasks.run('archive-export', async ({ signal, step }) => {
      step(0, 10);
      drive.advance(600);
      step(1, 10);
      tasks.stop(told.at(-1)?.id ?? '');
      expect(signal.aborted).toBe(true);
      expect(
        isStopped(() => {
          step(2, 10);
        }),
      ).toBe(true);
      await Promise.resolve();
      step(3, 10);
    });
    await expect(stopped).rejects.toBeInstanceOf(TaskStopped);
    expect(await other).toBe('whole');
    tasks.stop('gone');
    expect(() =>
      isStopped(() => {
        throw new RangeError('else');
      }),
    ).toThrow('else');
  });
});
