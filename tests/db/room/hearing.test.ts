/** Who hears what: every broadcast, to every role, of its own session and of another. */
import { describe, expect, it } from 'vitest';
import { heardBy } from '../../../src/core/areas/room/hearing.ts';
import { emptyScreen } from '../../../src/core/areas/room/screen.ts';
import { DESK } from '../../../src/shared/caller.ts';
import type { Caller } from '../../../src/shared/caller.ts';
import { BROADCASTS } from '../../../src/shared/contract.ts';
import type { BroadcastName, Broadcasts } from '../../../src/shared/contract.ts';
import { instant, monotonicMs } from '../../../src/domain/time/time.ts';

const CALLERS: Readonly<Record<string, Caller>> = {
  juror: { device: 'a', role: 'juror', seat: { sessionId: 'own', jurorId: 'j' } },
  observer: { device: 'b', role: 'observer', sessionId: 'own' },
  display: { device: 'c', role: 'display', sessionId: 'own' },
  outsider: { device: 'd', role: 'outsider' },
  desk: DESK,
};
const SCREEN = emptyScreen({ wall: instant(0), mono: monotonicMs(0), origin: 'x' }, 1);
const hearing = {
  sessionOf: (passageId: string) => (passageId === 'none' ? null : passageId),
  screen: () => SCREEN,
};
const stamp = { topic: 't', revision: 3, epoch: 'e' };

/** What a caller hears in the place of a broadcast about that passage, which stands for its session. */
function heard(who: string, name: BroadcastName, passageId: string, topic = 'sessions') {
  const payload = (name === 'data-changed' || name === 'task-changed' ? { topic } : { passageId }) as never;
  const told = { name, payload: payload as Broadcasts[BroadcastName], stamp };
  return heardBy(CALLERS[who] as Caller, told, hearing)?.broadcast ?? null;
}

const EXPECTED: Readonly<Record<string, Partial<Record<BroadcastName, BroadcastName>>>> = {
  juror: {
    'passage-changed': 'passage-changed',
    'grids-changed': 'grids-changed',
    'reminder-reached': 'reminder-reached',
    'roleplay-changed': 'roleplay-changed',
    'deliberation-changed': 'deliberation-changed',
    'data-changed': 'data-changed',
  },
  observer: { 'passage-changed': 'screen-changed', 'reminder-reached': 'reminder-reached' },
  display: { 'passage-changed': 'screen-changed', 'reminder-reached': 'reminder-reached' },
  // The desk hears by its own line.
  outsider: {},
  desk: {},
};

describe.each(Object.keys(CALLERS))('a %s', (who) => {
  it.each(BROADCASTS)('of its session hears %s as is listed here', (name) => {
    expect(heard(who, name, 'own')).toBe(EXPECTED[who]?.[name] ?? null);
  });

  it.each(BROADCASTS.filter((name) => name !== 'data-changed'))('hears nothing of another by %s', (name) => {
    for (const passageId of ['other', 'none']) expect(heard(who, name, passageId)).toBeNull();
  });

  it('is told no topic but those that a juror reads again by', () => {
    const topics = ['store', 'preferences', 'archive', 'signing', 'room', 'candidates', 'subjects'];
    expect(topics.map((topic) => heard(who, 'data-changed', 'own', topic))).toEqual(topics.map(() => null));
  });
});

it('gives a screen the screen alone, in the place of a passage', () => {
  const payload = { passageId: 'own', seats: ['secret'] } as unknown as Broadcasts['passage-changed'];
  const told = heardBy(CALLERS['display'] as Caller, { name: 'passage-changed', payload, stamp }, hearing);
  expect(told).toEqual({
    broadcast: 'screen-changed',
    payload: SCREEN,
    stamp: { ...stamp, topic: 'screen-changed' },
  });
});
