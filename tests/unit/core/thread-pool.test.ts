import { describe, expect, it, vi } from 'vitest';
import { createThreadPool } from '../../../src/core/work/thread-pool.ts';
import type { StrangeWork } from '../../fixtures/threads/strange-thread.ts';

const SCRIPT = new URL('../../fixtures/threads/strange-thread.ts', import.meta.url);

const poolOf = (size: number, timeoutMs = 60_000) =>
  createThreadPool<StrangeWork>({ script: SCRIPT, data: null, size, timeoutMs });

vi.setConfig({ testTimeout: 60_000 });

describe('a pool of threads', () => {
  it('keeps its threads, and makes no more than it may', async () => {
    const pool = poolOf(2);
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => pool.run(async (thread) => thread.threadId())),
    );
    expect(new Set(ids).size).toBe(2);
    expect(ids).toContain(await pool.run((thread) => thread.threadId()));
  });

  it('answers what the thread asks back from the help of that very work', async () => {
    const pool = poolOf(2);
    const asked = ['one', 'two', 'three'].map((name) =>
      pool.run((thread) => thread.askBack(), { answer: (question: string) => `${question} ${name}` }),
    );
    await expect(Promise.all(asked)).resolves.toEqual([
      'heard what one',
      'heard what two',
      'heard what three',
    ]);
  });

  it('fails with what the work threw, and goes on', async () => {
    const pool = poolOf(1);
    const failing = pool.run((thread) => thread.fail());
    await expect(failing).rejects.toMatchObject({ name: 'RangeError', message: 'out of range' });
    await expect(pool.run((thread) => thread.double(4))).resolves.toBe(8);
  });

  it('puts another thread in the place of one that ended, also for work that waits', async () => {
    const pool = poolOf(1);
    const ending = pool.run((thread) => thread.end());
    const waiting = pool.run((thread) => thread.double(4));
    await expect(ending).rejects.toThrow('the thread ended');
    await expect(waiting).resolves.toBe(8);
  });

  it('gives up what takes too long, and its thread with it', async () => {
    // A thread starts within that time on a loaded machine too.
    const pool = poolOf(1, 4_000);
    const hanging = pool.run((thread) => thread.hang());
    const waiting = pool.run((thread) => thread.double(4));
    await expect(hanging).rejects.toThrow('took too long');
    await expect(waiting).resolves.toBe(8);
  });
});
