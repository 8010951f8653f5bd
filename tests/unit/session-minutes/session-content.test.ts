import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sessionContentSchema,
  sessionFileSchema,
} from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import {
  firstSessionNumber,
  parseSessionNumber,
  sessionMinutesNumber,
  sessionRectificationNumber,
} from '../../../src/domain/session-minutes/session-number.ts';
import {
  sessionSignatories,
  sessionSitting,
} from '../../../src/domain/session-minutes/session-signatories.ts';
import { parseMinutesNumber } from '../../../src/domain/minutes/number.ts';
import { newerSchema } from '../../../src/domain/minutes/schema-version.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';

describe('the content of the minutes of a session', () => {
  it('is read as it was written', () => {
    const content = sessionSample();
    expect(sessionContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
  });

  it.each([
    ['an unknown key', { extra: 1 }],
    ['another schema', { schema: 'pupitre.session-minutes/2' }],
    ['no candidate', { candidates: [] }],
    ['no member', { members: [] }],
  ])('is refused with %s', (_, change) => {
    expect(sessionContentSchema.safeParse({ ...sessionSample(), ...change }).success).toBe(false);
  });

  it('goes in a file of its own, told from one of a later version', () => {
    const file = {
      schema: 'pupitre.session-minutes-file/1',
      content: sessionSample(),
      contentDigest: 'f0'.repeat(32),
    };
    expect(sessionFileSchema.safeParse(file).success).toBe(true);
    expect(newerSchema(file)).toBeNull();
    expect(newerSchema({ ...file, schema: 'pupitre.session-minutes-file/2' })).toBe(
      'pupitre.session-minutes-file/2',
    );
    expect(newerSchema({ ...file, content: { schema: 'pupitre.session-minutes/2' } })).toBe(
      'pupitre.session-minutes/2',
    );
  });
});

describe('who signs', () => {
  const content = sessionSample();
  const [president, second, third, fourth] = content.members;
  if (!president || !second || !third || !fourth) throw new Error('four members');

  it('is whoever sat with a vote', () => {
    expect(sessionSignatories(content).map(({ id }) => id)).toEqual(['j1', 'j2', 'j3']);
  });

  it('is not who left before, nor a consultative voice unless minutes are countersigned', () => {
    const left = {
      ...second,
      departure: { cause: 'departure' as const, reason: 'Train.', at: 1, isCounted: false },
    };
    const heard = { ...third, isConsultative: true, isVoting: false };
    const members = [president, left, heard, fourth];
    const rules = { ...content.session.rules, isCountersigned: true };
    expect(sessionSignatories({ ...content, members }).map(({ id }) => id)).toEqual(['j1']);
    expect(
      sessionSignatories({ members, session: { ...content.session, rules } }).map(({ id }) => id),
    ).toEqual(['j1', 'j3']);
    expect(sessionSitting({ members }).map(({ id }) => id)).toEqual(['j1', 'j3']);
  });
});

describe('the number of the minutes of a session', () => {
  it('is read as it was given, and is never that of a test', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 1e9 }),
        (year, sequence) => {
          const number = sessionMinutesNumber({ year, code: 'K7Q4', sequence });
          expect(parseSessionNumber(number)).toEqual({ year, code: 'K7Q4', sequence });
          expect(parseMinutesNumber(number)).toBeNull();
        },
      ),
    );
  });

  it.each(['PV-2026-K7Q4-0001', 'PVS-2026-0001', 'PVS-2026-AEIO-0001', 'PVS-2026-K7Q4-00001', ''])(
    'is not %s',
    (text) => {
      expect(parseSessionNumber(text)).toBeNull();
    },
  );

  it('leads from a rectification to the first', () => {
    const number = sessionRectificationNumber('PVS-2026-K7Q4-0001', 2, 'K7Q4');
    expect(number).toBe('PVS-2026-K7Q4-0001-R2');
    expect(firstSessionNumber(number)).toBe('PVS-2026-K7Q4-0001');
    const elsewhere = sessionRectificationNumber('PVS-2026-K7Q4-0001', 1, 'BCDF');
    expect(elsewhere).toBe('PVS-2026-K7Q4-0001-R1-BCDF');
    expect(firstSessionNumber(elsewhere)).toBe('PVS-2026-K7Q4-0001');
    expect(firstSessionNumber('PVS-2026-K7Q4-0001')).toBe('PVS-2026-K7Q4-0001');
    expect(() => sessionRectificationNumber('PV-2026-K7Q4-0001', 1, 'K7Q4')).toThrow(RangeError);
    expect(() => sessionRectificationNumber('PVS-2026-K7Q4-0001', 0, 'K7Q4')).toThrow(RangeError);
  });
});
