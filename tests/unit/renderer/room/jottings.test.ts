import { expect, test } from 'vitest';
import { createJottings } from '../../../../src/renderer/src/lib/room/jottings.ts';

test('what is put down is kept once the writing is done, as it last stood, and found by the next page', async () => {
  const copies = new Map<string, unknown>();
  const writes: (() => void)[] = [];
  const store = {
    copy: (name: string) => Promise.resolve(copies.get(name)),
    keepCopy: (name: string, value: unknown) =>
      new Promise<void>((resolve) => {
        writes.push(() => {
          copies.set(name, value);
          resolve();
        });
      }),
  };
  const jottings = await createJottings(store);
  let told = 0;
  jottings.subscribe(() => (told += 1));
  for (const text of ['L', 'La', 'La sono']) jottings.put('report p1', text);
  jottings.put('said p1 m1', 'x');
  jottings.put('said p1 m1', '');
  expect([jottings.text('report p1'), jottings.count('report '), jottings.count('said ')]).toEqual([
    ...['La sono', 1, 0],
  ]);
  expect(told).toBe(5);
  // The first letter is being written: what came since goes in one.
  expect(writes).toHaveLength(1);
  writes[0]?.();
  await expect.poll(() => writes.length).toBe(2);
  writes[1]?.();
  await expect.poll(() => copies.get('jottings')).toEqual([['report p1', 'La sono']]);
  expect((await createJottings(store)).text('report p1')).toBe('La sono');
});

test('a device that cannot keep them has them as long as its page', async () => {
  const jottings = await createJottings({
    copy: () => Promise.resolve(undefined),
    keepCopy: () => Promise.reject(new Error('full')),
  });
  jottings.put('report', 'Bruit');
  await Promise.resolve();
  expect(jottings.text('report')).toBe('Bruit');
});
