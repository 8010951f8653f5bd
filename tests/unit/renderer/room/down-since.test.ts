import { expect, test } from 'vitest';
import { watchDown } from '../../../../src/renderer/src/lib/room/down-since.ts';
import type { LineState } from '../../../../src/renderer/src/lib/room/line.ts';

/** A page that begins at hour 100, on a line that is driven by hand. */
function page(state: LineState = 'down') {
  const watchers = new Set<() => void>();
  let now = state;
  let hour = 100;
  let wake: () => void = () => undefined;
  let told = 0;
  const line = {
    state: () => now,
    subscribe: (watcher: () => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
  const after = (_delay: number, run: () => void) => {
    wake = run;
    return () => undefined;
  };
  const down = watchDown(line, { after }, () => hour);
  down.subscribe(() => (told += 1));
  return {
    become: (next: LineState, at: number) => {
      now = next;
      hour = at;
      for (const watcher of [...watchers]) watcher();
    },
    tooLong: () => {
      wake();
    },
    since: down.since,
    told: () => told,
  };
}

test('a page that is loaded again speaks of no cut while it finds the desk', () => {
  const { become, since, told, tooLong } = page();
  become('waiting', 101);
  expect(since()).toBeNull();
  become('up', 102);
  tooLong();
  expect([since(), told()]).toEqual([null, 0]);
});

test('where the desk is not found in time, it is since the page began', () => {
  const { become, since, told, tooLong } = page();
  become('down', 101);
  tooLong();
  expect([since(), told()]).toEqual([100, 1]);
  become('up', 109);
  expect([since(), told()]).toEqual([null, 2]);
});

test('a line that was up and is cut says so at once, since the first moment of it', () => {
  const { become, since, told, tooLong } = page('up');
  become('down', 150);
  become('down', 160);
  expect([since(), told()]).toEqual([150, 1]);
  tooLong();
  expect([since(), told()]).toEqual([150, 1]);
});
