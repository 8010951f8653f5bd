/** Choosing a subject so that the choice can be replayed: commitment first, then the draw, then the record. */
import { canonicalDigest, type Digest } from '../minutes/canonical.ts';
import { fail, ok, type Result } from '../result.ts';
import { createDrawStream } from './draw.random.ts';
import { DRAW_SCHEMA } from './draw.schema.ts';
import type {
  DrawCommitment,
  DrawEntry,
  DrawExclusion,
  DrawMethod,
  DrawRecord,
  DrawRepeat,
} from './draw.schema.ts';

/** Everything that is settled before chance or the candidate has a say. */
export interface DrawInput {
  readonly method: DrawMethod;
  /** At most one version of each subject. */
  readonly pool: readonly DrawEntry[];
  readonly exclusions: readonly DrawExclusion[];
  /** The reason why a subject of this session may come again; null when it may not. */
  readonly repeat: DrawRepeat | null;
  /** 32 random bytes in lowercase hex; null when the jury picks. Secret until the draw is done. */
  readonly seed: string | null;
  /** When the commitment is logged, epoch ms. */
  readonly committedAt: number;
}

/** What settles the draw, once committed. `at` in epoch ms. */
export type DrawChoice =
  | { readonly method: 'pick'; readonly at: number; readonly subjectId: string }
  | { readonly method: 'draw'; readonly at: number }
  | { readonly method: 'envelope'; readonly at: number; readonly envelope: number };

export type DrawRefusal =
  | 'empty-pool'
  | 'duplicate-subject'
  | 'bad-seed'
  | 'repeat-without-reason'
  | 'wrong-method'
  | 'subject-not-eligible'
  | 'unknown-envelope';

const SEED = /^[0-9a-f]{64}$/;

/** The pool in the order of the ids, by UTF-16 code units: the same on every machine. */
export function orderedPool(pool: readonly DrawEntry[]): readonly DrawEntry[] {
  return [...pool].sort((a, b) => (a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : 0));
}

/** Subjects that may come up, in the order of the ids. As many sealed envelopes as there are of them. */
export function eligibleSubjects({
  pool,
  exclusions,
  repeat,
}: Pick<DrawInput, 'pool' | 'exclusions' | 'repeat'>): readonly DrawEntry[] {
  const barred = new Set(
    exclusions
      .filter(({ reason }) => repeat === null || reason !== 'seen-in-session')
      .map(({ subjectId }) => subjectId),
  );
  return orderedPool(pool).filter(({ subjectId }) => !barred.has(subjectId));
}

/** The commitment to log before the draw; refuses what could not be drawn. Does not show the seed. */
export function commitDraw(input: DrawInput, digest: Digest): Result<DrawCommitment, DrawRefusal> {
  const refusal = refusalOf(input);
  return refusal === null ? ok(commitmentTo(input, digest)) : refusal;
}

/** Draws, and records everything that replaying takes. Same input and choice, same record. */
export function drawSubject(
  input: DrawInput,
  choice: DrawChoice,
  digest: Digest,
): Result<DrawRecord, DrawRefusal> {
  const refusal = refusalOf(input);
  if (refusal !== null) return refusal;
  if (choice.method !== input.method) return fail('wrong-method', { committed: input.method });

  const eligible = eligibleSubjects(input);
  const index = indexChosen(eligible, input.seed, choice, digest);
  if (!index.ok) return index;
  const drawn = eligible[index.value];
  if (drawn === undefined) throw new RangeError('drawn beyond the eligible subjects');

  const unsealed: Unsealed = {
    schema: DRAW_SCHEMA,
    method: input.method,
    pool: orderedPool(input.pool),
    exclusions: input.exclusions,
    repeat: input.repeat,
    commitment: commitmentTo(input, digest),
    seed: input.seed,
    choice: { at: choice.at, envelope: choice.method === 'envelope' ? choice.envelope : null },
    result: { index: index.value, ...drawn },
  };
  return ok({ ...unsealed, recordDigest: canonicalDigest(unsealed, digest) });
}

type Unsealed = Omit<DrawRecord, 'recordDigest'>;

/** Digests of what is settled beforehand, and one over them all. */
export function commitmentTo(
  { committedAt: at, exclusions, method, pool, repeat, seed }: DrawInput,
  digest: Digest,
): DrawCommitment {
  const parts = {
    at,
    poolDigest: canonicalDigest(orderedPool(pool), digest),
    exclusionsDigest: canonicalDigest({ exclusions, repeat }, digest),
    seedDigest: seed === null ? null : digest(seed),
  };
  return { ...parts, digest: canonicalDigest({ schema: DRAW_SCHEMA, method, ...parts }, digest) };
}

/** Rank among the eligible subjects that a choice comes to. */
function indexChosen(
  eligible: readonly DrawEntry[],
  seed: string | null,
  choice: DrawChoice,
  digest: Digest,
): Result<number, 'subject-not-eligible' | 'unknown-envelope'> {
  if (choice.method === 'pick') {
    const index = eligible.findIndex(({ subjectId }) => subjectId === choice.subjectId);
    return index < 0 ? fail('subject-not-eligible', { subjectId: choice.subjectId }) : ok(index);
  }
  const stream = createDrawStream(seed ?? '', canonicalDigest(eligible, digest), digest);
  if (choice.method === 'draw') return ok(stream.below(eligible.length));

  const index = stream.permutation(eligible.length)[choice.envelope - 1];
  return index === undefined
    ? fail('unknown-envelope', { envelope: choice.envelope, envelopes: eligible.length })
    : ok(index);
}

function refusalOf(input: DrawInput) {
  const { method, pool, repeat, seed } = input;
  const ids = pool.map(({ subjectId }) => subjectId);
  const twice = ids.find((id, rank) => ids.indexOf(id) !== rank);
  if (twice !== undefined) return fail('duplicate-subject', { subjectId: twice });
  if (repeat?.reason.trim() === '') return fail('repeat-without-reason');
  const isSeedRight = method === 'pick' ? seed === null : seed !== null && SEED.test(seed);
  if (!isSeedRight) return fail('bad-seed');
  if (eligibleSubjects(input).length === 0) {
    return fail('empty-pool', { poolSize: pool.length, exclusions: input.exclusions.length });
  }
  return null;
}
