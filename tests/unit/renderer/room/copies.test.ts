import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { dropFormerDay, keepCopies } from '../../../../src/renderer/src/room/copies.ts';

/** A device's store, as much of it as copies need. */
function store(waiting = 0) {
  const kept = new Map<string, unknown>();
  return {
    kept,
    copy: (name: string) => Promise.resolve(kept.get(name)),
    keepCopy: (name: string, value: unknown) => {
      kept.set(name, structuredClone(value));
      return Promise.resolve();
    },
    dropCopies: () => {
      kept.clear();
      return Promise.resolve();
    },
    load: () => Promise.resolve({ clientId: 'q', lastSequence: waiting, entries: Array(waiting).fill({}) }),
  };
}

test('what was heard is there when the page opens again, and nothing else is', async () => {
  const device = store();
  const client = new QueryClient();
  const end = await keepCopies(client, device);
  client.setQueryData(['passage', 'p1'], { passageId: 'p1' });
  client.setQueryData(['juror', 'standing'], { sessionId: 's1' });
  client.setQueryData(['other'], 'x');
  end();
  client.setQueryData(['passage', 'p2'], { passageId: 'p2' });
  const again = new QueryClient();
  await keepCopies(again, device);
  expect(again.getQueryData(['passage', 'p1'])).toEqual({ passageId: 'p1' });
  expect(again.getQueryData(['juror', 'standing'])).toEqual({ sessionId: 's1' });
  expect(again.getQueryData(['other'])).toBeUndefined();
  expect(again.getQueryData(['passage', 'p2'])).toBeUndefined();
});

test('the next day nothing of it is left, unless something still waits here', async () => {
  const device = store();
  await dropFormerDay(device, '2026-11-24');
  await device.keepCopy('heard', [[['passage', 'p1'], {}]]);
  await dropFormerDay(device, '2026-11-24');
  expect(device.kept.has('heard')).toBe(true);
  await dropFormerDay(device, '2026-11-25');
  expect([...device.kept]).toEqual([['day', '2026-11-25']]);

  const busy = store(2);
  busy.kept.set('day', '2026-11-24');
  busy.kept.set('heard', []);
  await dropFormerDay(busy, '2026-11-25');
  expect(busy.kept.has('heard')).toBe(true);

  const report = { problemId: 'i', passageId: null, text: 'Bruit', state: 'waiting', code: null };
  for (const [state, isLeft] of [
    ['waiting', true],
    ['sent', false],
  ] as const) {
    const told = store();
    told.kept.set('day', '2026-11-24');
    told.kept.set('problems', [{ ...report, state }]);
    await dropFormerDay(told, '2026-11-25');
    expect(told.kept.has('problems')).toBe(isLeft);
  }
});
