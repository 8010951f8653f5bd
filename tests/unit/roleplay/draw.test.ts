import { describe, expect, it } from 'vitest';
import { replayDraw } from '../../../src/domain/roleplay/draw-replay.ts';
import { commitDraw, drawSubject, eligibleSubjects } from '../../../src/domain/roleplay/draw.ts';
import { drawRecordSchema } from '../../../src/domain/roleplay/draw.schema.ts';
import {
  drawn,
  inputOf,
  poolOf,
  sampleRecords,
  seedOf,
  seenInSession,
  SHIPPED_POOL,
} from './draw.harness.ts';
import { digest } from './subject-files.ts';

const AT = 1_792_000_060_000;
const FIRST = 'subject-00';

describe('what may be drawn', () => {
  it('is the pool without the exclusions, in the order of the ids', () => {
    const pool = [...poolOf(4)].reverse();
    const exclusions = [seenInSession('subject-01'), seenInSession('not-in-this-pool')];
    const ids = eligibleSubjects(inputOf({ pool, exclusions })).map(({ subjectId }) => subjectId);
    expect(ids).toEqual(['subject-00', 'subject-02', 'subject-03']);
  });

  it('takes in subjects of the session again with a reason, those of the candidate or of the jury never', () => {
    const exclusions = [
      seenInSession('subject-00'),
      { subjectId: 'subject-01', reason: 'seen-by-candidate', detail: '' },
      { subjectId: 'subject-02', reason: 'manual', detail: 'Trop proche' },
    ] as const;
    const input = inputOf({ pool: poolOf(3), exclusions });
    expect(commitDraw(input, digest)).toMatchObject({
      ok: false,
      code: 'empty-pool',
      details: { poolSize: 3, exclusions: 3 },
    });
    const repeated = { ...input, repeat: { reason: 'Un seul sujet reste pour cinq candidats' } };
    expect(drawn(repeated, { method: 'draw', at: AT }).result.subjectId).toBe(FIRST);
  });
});

describe('refusals', () => {
  it.each([
    ['empty-pool', inputOf({ pool: [] })],
    ['duplicate-subject', inputOf({ pool: [...poolOf(2), ...poolOf(1)] })],
    ['bad-seed', inputOf({ seed: null })],
    ['bad-seed', inputOf({ seed: 'ABCD' })],
    ['bad-seed', inputOf({ method: 'pick' })],
    ['repeat-without-reason', inputOf({ repeat: { reason: '  ' } })],
  ])('name %s before anything is committed', (code, input) => {
    expect(commitDraw(input, digest)).toMatchObject({ ok: false, code });
    expect(drawSubject(input, { method: 'draw', at: AT }, digest)).toMatchObject({ ok: false, code });
  });

  it('keep a pick within the eligible subjects', () => {
    const input = inputOf({
      method: 'pick',
      seed: null,
      pool: poolOf(3),
      exclusions: [seenInSession(FIRST)],
    });
    expect(drawSubject(input, { method: 'pick', at: AT, subjectId: FIRST }, digest)).toMatchObject({
      ok: false,
      code: 'subject-not-eligible',
    });
  });

  it('keep an envelope within those on the table, and the method to the one committed', () => {
    const input = inputOf({ method: 'envelope', pool: poolOf(3) });
    for (const envelope of [0, 4, 1.5]) {
      expect(drawSubject(input, { method: 'envelope', at: AT, envelope }, digest)).toMatchObject({
        ok: false,
        code: 'unknown-envelope',
        details: { envelope, envelopes: 3 },
      });
    }
    expect(drawSubject(input, { method: 'draw', at: AT }, digest)).toMatchObject({ code: 'wrong-method' });
  });
});

describe('a draw', () => {
  it('is committed to beforehand, without showing the seed', () => {
    const input = inputOf();
    const commitment = commitDraw(input, digest);
    if (!commitment.ok) throw new Error(commitment.code);
    expect(JSON.stringify(commitment.value)).not.toContain(seedOf(1));
    expect(commitment.value.seedDigest).toBe(digest(seedOf(1)));
    expect(drawn(input, { method: 'draw', at: AT }).commitment).toEqual(commitment.value);
  });

  it('is the same for the same data, whatever the order of the pool', () => {
    const record = drawn(inputOf(), { method: 'draw', at: AT });
    expect(drawn(inputOf({ pool: [...SHIPPED_POOL].reverse() }), { method: 'draw', at: AT })).toEqual(record);
    expect(drawn(inputOf({ seed: seedOf(2) }), { method: 'draw', at: AT })).not.toEqual(record);
  });

  it('puts each subject into one envelope', () => {
    const input = inputOf({ method: 'envelope' });
    const ids = SHIPPED_POOL.map(
      (_, rank) => drawn(input, { method: 'envelope', at: AT, envelope: rank + 1 }).result.subjectId,
    );
    expect([...ids].sort()).toEqual(SHIPPED_POOL.map(({ subjectId }) => subjectId));
    expect(ids).not.toEqual([...ids].sort());
  });

  // A release that drew otherwise from the same record could not replay the minutes of the one before.
  it('stays the same from one release to the next', () => {
    const pool = poolOf(12);
    expect(drawn(inputOf({ pool }), { method: 'draw', at: AT }).result.index).toMatchInlineSnapshot(`2`);
    const order = pool.map(
      (_, rank) =>
        drawn(inputOf({ pool, method: 'envelope' }), { method: 'envelope', at: AT, envelope: rank + 1 })
          .result.index,
    );
    expect(order.join(' ')).toMatchInlineSnapshot(`"8 4 10 9 7 1 5 11 6 3 0 2"`);
    expect(drawn(inputOf({ pool }), { method: 'draw', at: AT }).recordDigest).toMatchInlineSnapshot(
      `"2635d9554e15b55a99e7ebce1e6bbbb5f7d1d131f235c4c911395e173e16bca4"`,
    );
  });
});

/** Every path to a leaf of the record, lists and nulls included. */
function leafPaths(
  value: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, held]) =>
    leafPaths(held, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (value === null) return 'f'.repeat(64);
  if (typeof value !== 'string') throw new TypeError('not a leaf');
  if (!/^[0-9a-f]{64}$/.test(value)) return `${value}x`;
  return (value.startsWith('0') ? '1' : '0') + value.slice(1);
}

function withAltered(record: unknown, path: readonly (string | number)[]): unknown {
  const copy = structuredClone(record);
  let holder = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  holder[last] = altered(holder[last]);
  return copy;
}

describe.each(Object.entries(sampleRecords()))('the record of a %s', (_, record) => {
  const replay = (changes: Record<string, unknown>) => replayDraw({ ...record, ...changes }, digest);

  it('replays to its subject, from its JSON alone', () => {
    const read: unknown = JSON.parse(JSON.stringify(record));
    expect(drawRecordSchema.parse(read)).toEqual(record);
    expect(replayDraw(read, digest)).toEqual({ ok: true, value: record.result.subjectId });
  });

  it('does not replay once any single field is altered', () => {
    const paths = leafPaths(record);
    expect(paths.length).toBeGreaterThan(50);
    const stillReplays = paths.filter((path) => replayDraw(withAltered(record, path), digest).ok);
    expect(stillReplays).toEqual([]);
  });

  it('names what was altered', () => {
    const { choice, commitment, exclusions, pool, result } = record;
    expect(replay({ pool: pool.slice(1) })).toMatchObject({ code: 'pool-altered' });
    expect(replay({ pool: [...pool].reverse() })).toMatchObject({ code: 'pool-altered' });
    expect(replay({ exclusions: exclusions.slice(1) })).toMatchObject({ code: 'exclusions-altered' });
    expect(replay({ exclusions: [] })).toMatchObject({ code: 'exclusions-altered' });
    expect(replay({ repeat: { reason: 'Autre motif' } })).toMatchObject({ code: 'exclusions-altered' });
    expect(replay({ seed: seedOf(99) })).toMatchObject({ code: 'seed-altered' });
    expect(replay({ commitment: { ...commitment, at: 0 } })).toMatchObject({ code: 'commitment-altered' });
    expect(replay({ result: { ...result, index: result.index + 1 } })).toMatchObject({
      code: 'result-altered',
    });
    expect(replay({ choice: { ...choice, at: 0 } })).toMatchObject({ code: 'record-altered' });
    expect(replay({ recordDigest: digest('') })).toMatchObject({ code: 'record-altered' });
    expect(replay({ note: '' })).toMatchObject({ code: 'not-a-draw' });
    expect(replayDraw(null, digest)).toMatchObject({ code: 'not-a-draw' });
  });

  it('never leads to an excluded subject, even when every digest is made anew', () => {
    const barred = record.pool.find(({ subjectId }) => subjectId === 'bc1-maree-restaurant');
    expect(replay({ result: { index: 0, ...barred } })).toMatchObject({ ok: false });
  });
});

describe('a record with an envelope that nobody could take', () => {
  const { draw, envelope } = sampleRecords();

  it('does not replay', () => {
    const choice = { at: AT, envelope: 40 };
    expect(replayDraw({ ...envelope, choice }, digest)).toMatchObject({
      code: 'not-drawable',
      details: { refusal: 'unknown-envelope' },
    });
    expect(replayDraw({ ...draw, choice }, digest)).toMatchObject({ code: 'not-drawable' });
  });
});
