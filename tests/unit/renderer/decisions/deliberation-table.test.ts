/** The table of a deliberation: who is shown, in which order, and where keys lead. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fits,
  isReady,
  nextOpen,
  placeAfterKey,
  shownRows,
} from '../../../../src/renderer/src/features/decisions/deliberation-table.ts';
import { readDeliberationSearch } from '../../../../src/renderer/src/features/decisions/deliberation-search.ts';
import type { Evidence } from '../../../../src/domain/bloc/bloc.schema.ts';
import { BLOC_ATTENTIONS } from '../../../../src/shared/areas/decisions.ts';
import type { BlocAttention, BlocCell } from '../../../../src/shared/areas/decisions.ts';

const EVIDENCE: Evidence = {
  ...{ id: 'e', testId: 'T', blocIds: [], kind: 'score', date: '2026-11-24', author: '', state: 'done' },
  ...{ result: { value: null, outOf: null, outcome: 'favourable', mark: '' }, isEliminatory: false },
  ...{ reference: null, status: 'usable', note: '' },
};

const cell = (blocId: string, attention: BlocAttention): BlocCell => ({
  blocId,
  attention,
  held: null,
  evidence: [EVIDENCE],
  calculation: {
    proposal: null,
    value: null,
    outOf: null,
    missing: [],
    absent: [],
    contradictions: [],
    lines: [],
  },
  current: { state: 'none', revoked: [] },
  draft: null,
});

const row = (enrolmentId: string, name: string, ...attentions: readonly BlocAttention[]) => ({
  enrolmentId,
  name,
  isGone: false,
  blocs: attentions.map((attention, index) => cell(`B${String(index + 1)}`, attention)),
});

describe('who is shown', () => {
  it.each([
    ['open', 'undecided', true],
    ['open', 'divergent', true],
    ['open', 'decided', false],
    ['open', 'closed', false],
    ['attention', 'undecided', false],
    ['attention', 'outdated', true],
    ['attention', 'overdue', true],
    ['all', 'closed', true],
  ] as const)('%s, %s: %s', (filter, attention, isShown) => {
    expect(fits(filter, row('a', 'Léa', attention))).toBe(isShown);
  });

  it('a bloc of which nothing came yet waits for its tests, and not for the jury', () => {
    const bare = (evidence: readonly Evidence[]) => ({
      ...row('a', 'Léa'),
      blocs: [{ ...cell('B1', 'undecided'), evidence }],
    });
    expect(fits('open', bare([]))).toBe(false);
    expect(fits('open', bare([{ ...EVIDENCE, status: 'withdrawn' }]))).toBe(false);
    expect(fits('open', bare([EVIDENCE]))).toBe(true);
  });

  it('who has no passage any more is in every list: only the jury can say what becomes of it', () => {
    const gone = { ...row('a', 'Léa', 'decided'), isGone: true };
    expect(fits('open', gone)).toBe(true);
    expect(fits('attention', gone)).toBe(true);
  });

  it('nothing moves while the jury decides: the order is the one that was first shown, newcomers last', () => {
    const rows = [row('new', 'Zoé', 'undecided'), row('a', 'Noé', 'decided'), row('b', 'Élé', 'divergent')];
    const shown = shownRows(rows, { filter: 'all', text: '', order: ['b', 'a'] });
    expect(shown.map(({ enrolmentId }) => enrolmentId)).toEqual(['b', 'a', 'new']);
    expect(shownRows(rows, { filter: 'all', text: 'ele', order: [] }).map(({ name }) => name)).toEqual([
      'Élé',
    ]);
  });
});

describe('the next bloc', () => {
  const rows = [row('a', 'A', 'decided', 'undecided'), row('b', 'B', 'divergent', 'closed')];

  it('comes after the one that is open, and from the first again', () => {
    expect(nextOpen(rows, null)).toEqual({ enrolmentId: 'a', blocId: 'B2' });
    expect(nextOpen(rows, { enrolmentId: 'a', blocId: 'B2' })).toEqual({ enrolmentId: 'b', blocId: 'B1' });
    expect(nextOpen(rows, { enrolmentId: 'b', blocId: 'B1' })).toEqual({ enrolmentId: 'a', blocId: 'B2' });
  });

  it('is none once all are decided, and never the one that is open', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...BLOC_ATTENTIONS), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.nat(),
        (attentions, seed) => {
          const all = attentions.map((each, index) => row(String(index), 'X', ...each));
          const cells = all.flatMap(({ blocs, enrolmentId }) =>
            blocs.map(({ attention, blocId }) => ({ enrolmentId, blocId, attention })),
          );
          const from = cells[seed % cells.length];
          if (from === undefined) return;
          const waits = cells.filter(
            (each) => each !== from && each.attention !== 'decided' && each.attention !== 'closed',
          );
          const next = nextOpen(all, from);
          if (next === null) expect(waits).toEqual([]);
          else
            expect(
              waits.some((each) => each.enrolmentId === next.enrolmentId && each.blocId === next.blocId),
            ).toBe(true);
        },
      ),
    );
  });
});

it('a bloc is validated at once only where the rule or every test says so, and nothing else', () => {
  const validated = { ...cell('B1', 'undecided').calculation, proposal: 'validated' as const };
  expect(isReady({ ...cell('B1', 'undecided'), calculation: validated })).toBe(true);
  expect(isReady({ ...cell('B1', 'divergent'), calculation: validated })).toBe(false);
  expect(isReady({ ...cell('B1', 'undecided'), calculation: { ...validated, proposal: 'refused' } })).toBe(
    false,
  );
  expect(isReady({ ...cell('B1', 'decided'), calculation: validated })).toBe(false);
  const line = (outcome: 'favourable' | 'unfavourable' | null) => ({
    ...{
      kind: 'test' as const,
      testId: 'T',
      evidenceId: null,
      state: 'done' as const,
      value: null,
      outOf: null,
    },
    ...{ outcome, isDerived: false, counts: null, weight: null, product: null },
  });
  const weighed = (...outcomes: Parameters<typeof line>) => ({
    ...cell('B1', 'undecided'),
    calculation: { ...validated, proposal: 'jury' as const, lines: outcomes.map(line) },
  });
  expect(isReady(weighed('favourable'))).toBe(true);
  expect(isReady(weighed(null))).toBe(false);
  expect(isReady(weighed('unfavourable'))).toBe(false);
  const absent = {
    ...weighed('favourable'),
    calculation: { ...weighed('favourable').calculation, absent: ['T'] },
  };
  expect(isReady(absent)).toBe(false);
});

describe('keys', () => {
  const extent = { rows: 10, columns: 4, page: 3 };
  it.each([
    ['ArrowDown', false, { row: 6, column: 1 }],
    ['ArrowLeft', false, { row: 5, column: 0 }],
    ['PageUp', false, { row: 2, column: 1 }],
    ['PageDown', false, { row: 8, column: 1 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 9, column: 3 }],
    ['a', false, null],
  ])('%s (Ctrl: %s)', (key, ctrlKey, to) => {
    expect(placeAfterKey({ key, ctrlKey }, { row: 5, column: 1 }, extent)).toEqual(to);
  });

  it('never lead outside', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'ArrowDown',
          'ArrowUp',
          'ArrowLeft',
          'ArrowRight',
          'PageDown',
          'PageUp',
          'Home',
          'End',
        ),
        fc.boolean(),
        fc.nat(9),
        fc.nat(3),
        (key, ctrlKey, from, column) => {
          const to = placeAfterKey({ key, ctrlKey }, { row: from, column }, extent);
          expect(to?.row).toBeGreaterThanOrEqual(0);
          expect(to?.row).toBeLessThan(extent.rows);
          expect(to?.column).toBeGreaterThanOrEqual(0);
          expect(to?.column).toBeLessThan(extent.columns);
        },
      ),
    );
  });
});

it('an address says the candidate, or the candidate and the bloc, or nothing', () => {
  expect(readDeliberationSearch({ candidate: 'a', bloc: 'B1' })).toEqual({ candidate: 'a', bloc: 'B1' });
  expect(readDeliberationSearch({ candidate: 'a', bloc: 3 })).toEqual({ candidate: 'a' });
  expect(readDeliberationSearch({ bloc: 'B1' })).toEqual({});
});
