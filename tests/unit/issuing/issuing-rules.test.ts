import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusalToIssue } from '../../../src/domain/issuing/issuing-rules.ts';
import { issuedNumber } from '../../../src/domain/issuing/issued-number.ts';
import { candidate, row } from '../../fixtures/issuing/papers.ts';

const OUTCOMES = [
  'validated',
  'refused',
  'conditional',
  'adjourned',
  'absent',
  'excused',
  'abandoned',
  'fraud-suspected',
] as const;
const base = {
  results: { status: 'decision' as const },
  template: { isMandated: true },
  isCurrent: () => true,
  isObtained: () => true,
  blocId: null,
};
const whole = candidate(['Exemple', 'Ana'], [row('BC1'), row('BC2')], 'total');

it('delivers everything for a certification that is whole', () => {
  const papers = [
    ['notification', null],
    ['attestation', 'BC1'],
    ['attestation', 'BC2'],
    ['certificate', null],
  ] as const;
  for (const [kind, blocId] of papers)
    expect(refusalToIssue({ ...base, kind, blocId, candidate: whole })).toBeNull();
});

it('says why not', () => {
  const certificate = { ...base, kind: 'certificate' as const, candidate: whole };
  expect(refusalToIssue({ ...certificate, template: { isMandated: false } })).toBe('not-mandated');
  expect(refusalToIssue({ ...certificate, results: { status: 'proposition' } })).toBe('only-proposed');
  expect(refusalToIssue({ ...certificate, isCurrent: (blocId) => blocId !== 'BC2' })).toBe(
    'no-longer-current',
  );
  // Another bloc, which other minutes decided, was revoked since.
  expect(refusalToIssue({ ...certificate, isObtained: () => false })).toBe('no-longer-current');
  const notification = { ...certificate, kind: 'notification' as const };
  expect(refusalToIssue({ ...notification, isCurrent: () => false })).toBe('no-longer-current');
  expect(
    refusalToIssue({ ...certificate, candidate: { ...whole, whole: { outcome: 'partial', mention: null } } }),
  ).toBe('certification-incomplete');
  const conditional = { ...whole, rows: [row('BC1', { outcome: 'conditional' }), row('BC2')] };
  expect(refusalToIssue({ ...certificate, candidate: conditional })).toBe('condition-open');
  const attestation = { ...base, kind: 'attestation' as const, candidate: conditional, blocId: 'BC1' };
  expect(refusalToIssue(attestation)).toBe('condition-open');
  expect(refusalToIssue({ ...attestation, blocId: 'BC9' })).toBe('bloc-not-validated');
  const pending = { ...whole, rows: [row('BC1', { state: 'pending', kind: null, outcome: null })] };
  expect(refusalToIssue({ ...base, kind: 'notification', candidate: pending })).toBe('nothing-decided');
});

const anyRow = fc.record({
  state: fc.constantFrom('decided', 'held', 'pending'),
  kind: fc.constantFrom('decision', 'lifting', 'revocation', null),
  outcome: fc.constantFrom(...OUTCOMES, null),
});

it('never attests what these minutes do not validate', () => {
  fc.assert(
    fc.property(
      anyRow,
      fc.constantFrom('decision', 'proposition'),
      fc.boolean(),
      (given, status, isCurrent) => {
        const only = row('BC1', given);
        const refusal = refusalToIssue({
          ...base,
          results: { status },
          kind: 'attestation',
          blocId: 'BC1',
          candidate: { ...whole, rows: [only] },
          isCurrent: () => isCurrent,
        });
        const isSound =
          status === 'decision' &&
          isCurrent &&
          given.state === 'decided' &&
          given.kind !== 'revocation' &&
          given.outcome === 'validated';
        expect(refusal === null).toBe(isSound);
      },
    ),
  );
});

it('numbers each kind apart', () => {
  expect(issuedNumber('attestation', { year: 2026, code: 'K7Q4', sequence: 12 })).toBe('ATT-2026-K7Q4-0012');
});
