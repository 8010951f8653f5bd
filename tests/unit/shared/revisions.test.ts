import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../../src/core/kernel/announcer.ts';
import type { Announcer } from '../../../src/core/kernel/announcer.ts';
import { createRevisionWatch } from '../../../src/shared/revisions.ts';
import type { Stamp } from '../../../src/shared/revisions.ts';

/** A client that keeps what it read, and reads again what a broadcast says, or what it finds out that it missed. */
function createClient(core: { announcer: Announcer; readonly data: Record<string, number> }) {
  const watch = createRevisionWatch();
  const shown: Record<string, number> = {};
  const read = (topic: string) => {
    shown[topic] = core.data[topic] ?? 0;
  };
  return {
    shown,
    hear: (stamp: Stamp) => {
      const verdict = watch.heard(stamp);
      if (verdict !== 'old') read(stamp.topic);
      return verdict;
    },
    connect: () => {
      const missed = watch.compare(core.announcer.revisions());
      (missed === 'all' ? Object.keys(core.data) : missed).forEach(read);
      return missed;
    },
  };
}

/** A core that changes its data and tells, over a line that can be cut. */
function createCore(epoch: string, data: Record<string, number>, line: { hear: (stamp: Stamp) => void }) {
  const announcer = createAnnouncer(epoch, (_name, _payload, stamp) => {
    line.hear(stamp);
  });
  return {
    announcer,
    data,
    change: (topic: 'sessions' | 'archive') => {
      const key = `data-changed:${topic}`;
      data[key] = (data[key] ?? 0) + 1;
      announcer.publish('data-changed', { topic });
    },
  };
}

const SESSIONS = 'data-changed:sessions';
const ARCHIVE = 'data-changed:archive';

function room() {
  const line: { hear: (stamp: Stamp) => void } = { hear: () => undefined };
  const core = createCore('one', { [SESSIONS]: 7, [ARCHIVE]: 3 }, line);
  const client = createClient(core);
  const verdicts: string[] = [];
  const up = () => {
    line.hear = (stamp) => verdicts.push(client.hear(stamp));
    return client.connect();
  };
  const down = () => {
    line.hear = () => undefined;
  };
  return { line, core, client, verdicts, up, down };
}

describe('a client of broadcasts', () => {
  it('follows them one by one, each topic by itself', () => {
    const { client, core, up, verdicts } = room();
    expect(up()).toBe('all');
    core.change('sessions');
    core.change('archive');
    core.change('sessions');
    expect(verdicts).toEqual(['next', 'next', 'next']);
    expect(client.shown).toEqual(core.data);
  });

  it('that missed one reads again once it is back, and only what changed', () => {
    const { client, core, down, up } = room();
    up();
    core.change('archive');
    down();
    core.change('sessions');
    expect(client.shown[SESSIONS]).toBe(7);
    expect(up()).toEqual([SESSIONS]);
    expect(client.shown).toEqual(core.data);
    expect(up()).toEqual([]);
  });

  it('that is not told that the line was cut finds out at the next broadcast', () => {
    const { client, core, line, up, verdicts } = room();
    up();
    core.change('sessions');
    const { hear } = line;
    line.hear = () => undefined;
    core.change('sessions');
    line.hear = hear;
    core.change('sessions');
    expect(verdicts).toEqual(['next', 'missed']);
    expect(client.shown).toEqual(core.data);
  });

  it('hears nothing twice', () => {
    const { client, core, up } = room();
    up();
    core.change('sessions');
    const stamp = { topic: SESSIONS, revision: 1, epoch: 'one' };
    expect(client.hear(stamp)).toBe('old');
  });

  it('takes one that stands for several as each of them, and misses those before them', () => {
    const watch = createRevisionWatch();
    watch.compare({ epoch: 'one', revisions: {} });
    const stamp = { topic: SESSIONS, epoch: 'one' };
    expect(watch.heard({ ...stamp, first: 1, revision: 4 })).toBe('next');
    expect(watch.heard({ ...stamp, first: 3, revision: 4 })).toBe('old');
    expect(watch.heard({ ...stamp, first: 4, revision: 6 })).toBe('next');
    expect(watch.heard({ ...stamp, first: 8, revision: 9 })).toBe('missed');
  });

  it('reads everything again after a restart, whose numbers begin anew', () => {
    const { client, core, line, up } = room();
    up();
    for (let count = 0; count < 5; count += 1) core.change('sessions');
    const again = createCore('two', { ...core.data, [ARCHIVE]: 9 }, line);
    Object.assign(core, again);
    expect(client.connect()).toBe('all');
    expect(client.shown).toEqual(again.data);
    again.change('archive');
    expect(client.shown).toEqual(again.data);
  });

  it('that hears of another start before it asked does not take the first number for the next one', () => {
    const watch = createRevisionWatch();
    expect(watch.heard({ topic: SESSIONS, revision: 1, epoch: 'one' })).toBe('missed');
    expect(watch.heard({ topic: SESSIONS, revision: 2, epoch: 'one' })).toBe('next');
    expect(watch.heard({ topic: SESSIONS, revision: 3, epoch: 'two' })).toBe('missed');
  });
});

describe('numbers of broadcasts', () => {
  it('count what is about one passage apart from the others', () => {
    const stamps: Stamp[] = [];
    const { publish, revisions } = createAnnouncer('one', (_name, _payload, stamp) => stamps.push(stamp));
    for (const passageId of ['a', 'b', 'a']) publish('deliberation-changed', { passageId });
    publish('roleplay-changed', { passageId: 'a' });
    expect(stamps.map(({ revision, topic }) => `${topic} ${String(revision)}`)).toEqual([
      'deliberation-changed:a 1',
      'deliberation-changed:b 1',
      'deliberation-changed:a 2',
      'roleplay-changed:a 1',
    ]);
    expect(revisions().revisions).toEqual({
      'deliberation-changed:a': 2,
      'deliberation-changed:b': 1,
      'roleplay-changed:a': 1,
    });
  });
});
