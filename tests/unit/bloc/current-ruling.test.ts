import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlocDecision } from '../../../src/domain/bloc/bloc.schema.ts';
import { currentRuling, headsOf, isUpToDate, toSupersede } from '../../../src/domain/bloc/current-ruling.ts';
import type { SealedRuling } from '../../../src/domain/bloc/current-ruling.ts';
import { ruling } from './bloc.harness.ts';

const numbers = (rulings: readonly SealedRuling[]) => rulings.map(({ number }) => number).sort();

describe('the current ruling on a bloc', () => {
  it.each([
    ['nothing', [], 'none', []],
    ['one', [ruling('1', 'refused')], 'refused', ['1']],
    [
      'a proposition, which rules on nothing',
      [ruling('1', 'validated', [], { isMandated: false })],
      'none',
      [],
    ],
    [
      'one that replaces another',
      [ruling('1', 'refused'), ruling('2', 'validated', ['1'])],
      'validated',
      ['2'],
    ],
    [
      'two that agree, cited together',
      [ruling('1', 'validated'), ruling('2', 'validated')],
      'validated',
      ['1', '2'],
    ],
    ['two that contradict', [ruling('1', 'validated'), ruling('2', 'refused')], 'to-settle', ['1', '2']],
    [
      'one that settles both',
      [ruling('1', 'validated'), ruling('2', 'refused'), ruling('3', 'validated', ['1', '2'])],
      'validated',
      ['3'],
    ],
    [
      'a condition that is lifted',
      [ruling('1', 'conditional'), ruling('2', 'validated', ['1'], { kind: 'lifting' })],
      'validated',
      ['2'],
    ],
    [
      'a revocation',
      [ruling('1', 'validated'), ruling('2', 'adjourned', ['1'], { kind: 'revocation' })],
      'none',
      [],
    ],
    [
      'a revocation that another decision is beside',
      [
        ruling('1', 'validated'),
        ruling('2', 'adjourned', ['1'], { kind: 'revocation' }),
        ruling('3', 'refused'),
      ],
      'refused',
      ['3'],
    ],
    [
      'a decision after a revocation',
      [
        ruling('1', 'validated'),
        ruling('2', 'adjourned', ['1'], { kind: 'revocation' }),
        ruling('3', 'refused', ['2']),
      ],
      'refused',
      ['3'],
    ],
    [
      'what a proposition would replace',
      [ruling('1', 'refused'), ruling('2', 'validated', ['1'], { isMandated: false })],
      'refused',
      ['1'],
    ],
    [
      'the same minutes twice',
      [ruling('1', 'refused'), ruling('1', 'refused', [], { from: 'minutes-1' })],
      'refused',
      ['1'],
    ],
  ] as readonly (readonly [string, readonly SealedRuling[], string, readonly string[]])[])(
    'of %s',
    (_, rulings, state, cited) => {
      const current = currentRuling(rulings);
      expect(current.state === 'current' ? current.outcome : current.state).toBe(state);
      const heads =
        current.state === 'current' ? current.rulings : current.state === 'to-settle' ? current.heads : [];
      expect(numbers(heads)).toEqual(cited);
    },
  );

  it('keeps a revocation with what it took away', () => {
    const revoked = ruling('2', 'adjourned', ['1'], { kind: 'revocation' });
    expect(currentRuling([ruling('1', 'validated'), revoked])).toEqual({ state: 'none', revoked: [revoked] });
  });
});

/** What may happen on one or several computers, each of which knows some of what was sealed. */
type Step =
  | { readonly kind: 'seal'; readonly at: number; readonly outcome: BlocDecision }
  | { readonly kind: 'blind'; readonly at: number; readonly outcome: BlocDecision }
  | { readonly kind: 'revoke' | 'lift'; readonly at: number }
  | { readonly kind: 'import'; readonly at: number; readonly from: number };

const place = fc.nat({ max: 2 });
const outcome = fc.constantFrom<BlocDecision>('validated', 'refused', 'conditional', 'adjourned', 'absent');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('seal' as const), at: place, outcome }),
  fc.record({ kind: fc.constant('blind' as const), at: place, outcome }),
  fc.record({ kind: fc.constantFrom('revoke' as const, 'lift' as const), at: place }),
  fc.record({ kind: fc.constant('import' as const), at: place, from: place }),
);

/** Each computer's sealed rulings after those steps; a door names every head that it knows. */
function played(steps: readonly Step[]): readonly (readonly SealedRuling[])[] {
  const places: SealedRuling[][] = [[], [], []];
  steps.forEach((taken, index) => {
    const here = places[taken.at] ?? [];
    const named = toSupersede(here).map(({ digest }) => digest);
    const number = `n${String(index)}`;
    switch (taken.kind) {
      case 'seal': {
        const current = currentRuling(here);
        if (current.state === 'current' && current.outcome === 'validated') return;
        here.push(ruling(number, taken.outcome, named));
        return;
      }
      case 'blind':
        // Minutes of 0.1.0, and tests that decide their bloc alone, name nothing.
        here.push(ruling(number, taken.outcome, [], { from: 'minutes-1' }));
        return;
      case 'revoke':
        if (named.length > 0) here.push(ruling(number, 'adjourned', named, { kind: 'revocation' }));
        return;
      case 'lift': {
        const current = currentRuling(here);
        if (current.state === 'current' && current.outcome === 'conditional')
          here.push(ruling(number, 'validated', named, { kind: 'lifting' }));
        return;
      }
      case 'import':
        here.push(
          ...(places[taken.from] ?? []).filter(
            ({ digest }) => !here.some((known) => known.digest === digest),
          ),
        );
    }
  });
  return places;
}

describe('no order of decisions, liftings, revocations and imports', () => {
  it('leads to two current decisions for one candidate and bloc', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        for (const here of played(steps)) {
          const current = currentRuling(here);
          const outcomes = new Set(
            headsOf(here)
              .filter(({ kind }) => kind !== 'revocation')
              .map((head) => head.outcome),
          );
          // One outcome is current, or none: several are never shown as decided.
          expect(current.state).toBe(
            outcomes.size === 0 ? 'none' : outcomes.size === 1 ? 'current' : 'to-settle',
          );
          // A door that decides names every head, and leaves itself alone.
          const next = ruling(
            'next',
            'refused',
            toSupersede(here).map(({ digest }) => digest),
          );
          expect(currentRuling([...here, next])).toEqual({
            state: 'current',
            outcome: 'refused',
            rulings: [next],
          });
          expect(isUpToDate(next.supersedes, here)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('depends on the order in which they came', () => {
    fc.assert(
      fc.property(
        fc
          .array(step, { maxLength: 15 })
          .map((steps) => played(steps)[0] ?? [])
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
          ),
        ([given, shuffled]) => {
          expect(currentRuling(shuffled)).toEqual(currentRuling(given));
        },
      ),
    );
  });

  it('lets what was sealed since go unseen', () => {
    const before = [ruling('1', 'adjourned')];
    const taken = toSupersede(before);
    expect(isUpToDate(taken, before)).toBe(true);
    expect(isUpToDate(taken, [...before, ruling('2', 'refused', ['1'])])).toBe(false);
    expect(isUpToDate(taken, [...before, ruling('3', 'refused')])).toBe(false);
  });
});
