import { describe, expect, test } from 'vitest';
import { instant } from '../../../../src/domain/time/time.ts';
import {
  callableIn,
  canNamePresident,
  canRestart,
  isHeldByJury,
  juryPanelOf,
  lateLinks,
  namersNeeded,
} from '../../../../src/renderer/src/features/passage/jury/jury-panel.ts';
import type { PassageJuryView } from '../../../../src/shared/areas/passage/jury.ts';
import type { PassageView } from '../../../../src/shared/areas/passage/passages.ts';

const JURY = {
  awaitsRuling: false,
  acts: ['withdraw', 'restart'],
  faults: [],
  frozenAt: null,
  voterIds: ['ada', 'bob', 'cleo'],
  withdrawals: [],
} as unknown as PassageJuryView;

/** A passage whose jury is as said; nothing else of it counts here. */
function passage(jury: Partial<PassageJuryView>, available: PassageView['available'] = []): PassageView {
  return { available, clock: { status: 'running' }, jury: { ...JURY, ...jury } } as unknown as PassageView;
}

const MISSING: Partial<PassageJuryView> = {
  acts: ['withdraw', 'name-president'],
  faults: [{ code: 'president-missing' }],
};

describe('the panel that the jury asks for', () => {
  test('is none while nothing is owed', () => {
    expect(juryPanelOf(passage({}))).toBeNull();
    expect(isHeldByJury(passage({}))).toBe(false);
  });

  test('is the ruling, in the place of the act that leads on, after a link found late', () => {
    const held = passage({ awaitsRuling: true, acts: ['withdraw', 'rule', 'restart'] });
    expect(juryPanelOf(held)).toBe('rule');
    expect(isHeldByJury(held)).toBe(true);
  });

  test('is the naming of a president first, when the one who was to rule has left', () => {
    const held = passage({ ...MISSING, awaitsRuling: true });
    expect(juryPanelOf(held)).toBe('name-president');
    expect(isHeldByJury(held)).toBe(true);
  });

  test('is the naming of a president even where none is required, since someone must rule', () => {
    expect(juryPanelOf(passage({ awaitsRuling: true, acts: ['name-president'] }))).toBe('name-president');
  });

  test('leaves the act that leads on beside it when only the president is missing', () => {
    expect(juryPanelOf(passage(MISSING))).toBe('name-president');
    expect(isHeldByJury(passage(MISSING))).toBe(false);
  });

  test('is none for a jury that sits without a president by its rules', () => {
    expect(juryPanelOf(passage({ acts: ['withdraw', 'name-president'] }))).toBeNull();
  });

  test('is none once nobody is left: the finding is the act at hand', () => {
    const gone = passage({ awaitsRuling: true, acts: [], voterIds: [] }, ['open-finding']);
    expect(juryPanelOf(gone)).toBeNull();
    expect(isHeldByJury(gone)).toBe(false);
  });
});

test('more than half of the voting members name the president', () => {
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map((voterIds) => namersNeeded(passage({ voterIds })))).toEqual(
    [1, 2, 2],
  );
});

test('only departures for a link are told at the ruling', () => {
  const left = (jurorId: string, cause: 'link' | 'departure') =>
    ({ jurorId, cause }) as PassageJuryView['withdrawals'][number];
  const told = lateLinks(passage({ withdrawals: [left('ada', 'departure'), left('bob', 'link')] }));
  expect(told.map(({ jurorId }) => jurorId)).toEqual(['bob']);
});

describe('beginning anew and calling in', () => {
  test('is offered while main accepts it', () => {
    expect(canRestart(passage({}))).toBe(true);
    expect(canRestart(passage({ acts: ['withdraw'] }))).toBe(false);
  });

  test('is offered where nobody presides: the members name who rules first', () => {
    const frozenAt = instant(0);
    expect(canRestart(passage({ acts: ['withdraw', 'name-president'], frozenAt }))).toBe(true);
    expect(canRestart(passage({ acts: ['name-president'], frozenAt, awaitsRuling: true }))).toBe(false);
    expect(canRestart(passage({ acts: ['name-president'], frozenAt: null }))).toBe(false);
  });

  test('a president is named by hand where none is owed, once the passage began', () => {
    const frozenAt = instant(0);
    const acts: PassageJuryView['acts'] = ['withdraw', 'name-president'];
    expect(canNamePresident(passage({ acts, frozenAt }))).toBe(true);
    expect(canNamePresident(passage({ acts, frozenAt: null }))).toBe(false);
    expect(canNamePresident(passage({ acts: ['withdraw', 'restart'], frozenAt }))).toBe(false);
    // The panel that is owed is shown already.
    expect(canNamePresident(passage({ ...MISSING, frozenAt }))).toBe(false);
  });

  test('is left to the ruling that is awaited', () => {
    expect(canRestart(passage({ awaitsRuling: true }))).toBe(false);
    const clock = { status: 'interrupted' } as PassageView['clock'];
    expect(canRestart({ ...passage({}), clock })).toBe(false);
  });

  test('offers nobody once main calls nobody in', () => {
    const callable = [{ jurorId: 'dan' }] as unknown as PassageJuryView['callable'];
    expect(callableIn(passage({ callable, acts: ['call'] }))).toEqual(callable);
    expect(callableIn(passage({ callable, acts: [] }))).toEqual([]);
  });
});
