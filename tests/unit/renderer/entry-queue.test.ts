import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntryQueue } from '../../../src/renderer/src/lib/entry-queue.ts';

const refuse = () => Promise.reject(new Error('database-locked'));
const accept = () => Promise.resolve();

describe('an entry', () => {
  it('is on its way until it is stored, then in no list', async () => {
    const queue = createEntryQueue<string>();
    const sent = queue.add('note 1', 'vu', accept);
    expect(queue.state().pending.map(({ request }) => request)).toEqual(['vu']);
    expect(await sent).toBe(true);
    expect(queue.state()).toEqual({ pending: [], refused: [] });
  });

  it('that is refused stays listed through the success of others, until it is sent again', async () => {
    const queue = createEntryQueue<string>();
    await queue.add('note 1', 'vu', refuse);
    await queue.add('note 2', 'entendu', accept);
    expect(queue.state().refused.map(({ request }) => request)).toEqual(['vu']);
    const [entry] = queue.state().refused;
    expect(await queue.retry(entry?.id ?? 0, refuse)).toBe(false);
    expect(queue.state().refused).toHaveLength(1);
    expect(await queue.retry(entry?.id ?? 0, accept)).toBe(true);
    expect(queue.state().refused).toEqual([]);
  });

  it('that is refused goes when someone drops it, and never by itself', async () => {
    const queue = createEntryQueue<string>();
    await queue.add('note 1', 'vu', refuse);
    queue.drop(queue.state().refused[0]?.id ?? 0);
    expect(queue.state().refused).toEqual([]);
  });

  it('gives way to another for the same target, and is never sent over it', async () => {
    const queue = createEntryQueue<string>();
    await queue.add('mark c1', 'acquis', refuse);
    await queue.add('mark c1', 'non acquis', refuse);
    expect(queue.state().refused.map(({ request }) => request)).toEqual(['non acquis']);
    const [late] = [queue.add('mark c1', 'partiel', refuse), queue.add('mark c1', 'acquis', accept)];
    await late;
    await Promise.resolve();
    expect(queue.state().refused).toEqual([]);
  });
});

describe('any order of acknowledgements, refusals, retries and drops', () => {
  it('loses nothing that was typed', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), target: fc.nat(5), isStored: fc.boolean() }),
      fc.record({ kind: fc.constant('retry' as const), at: fc.nat(4), isStored: fc.boolean() }),
      fc.record({ kind: fc.constant('drop' as const), at: fc.nat(4) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const queue = createEntryQueue<number>();
        const typed: { target: string; request: number }[] = [];
        const stored: number[] = [];
        const dropped = new Set<number>();
        const sends: Promise<unknown>[] = [];
        const sending = (isStored: boolean) => (request: number) => {
          if (!isStored) return refuse();
          stored.push(request);
          return accept();
        };
        for (const [index, step] of acts.entries()) {
          if (step.kind === 'add') {
            typed.push({ target: String(step.target), request: index });
            sends.push(queue.add(String(step.target), index, sending(step.isStored)));
            if (index % 3 === 0) await Promise.all(sends);
            continue;
          }
          const entry = queue.state().refused[step.at];
          if (entry === undefined) continue;
          if (step.kind === 'retry') sends.push(queue.retry(entry.id, sending(step.isStored)));
          else {
            dropped.add(entry.request);
            queue.drop(entry.id);
          }
        }
        await Promise.all(sends);
        const { pending, refused } = queue.state();
        expect(pending).toEqual([]);
        for (const { request, target } of typed) {
          const isListed = refused.some((entry) => entry.request === request);
          const isReplaced = typed.some((other) => other.target === target && other.request > request);
          expect([
            request,
            isListed || isReplaced || stored.includes(request) || dropped.has(request),
          ]).toEqual([request, true]);
        }
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
  });
});
