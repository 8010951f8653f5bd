/** Replaying a record of draw: it gives the same subject, or the reason why it cannot be trusted. */
import { canonicalDigest, type Digest } from '../minutes/canonical.ts';
import { fail, ok, type Result } from '../result.ts';
import { commitmentTo, drawSubject, orderedPool } from './draw.ts';
import type { DrawChoice, DrawInput } from './draw.ts';
import { drawRecordSchema } from './draw.schema.ts';
import type { DrawRecord } from './draw.schema.ts';

export type DrawFault =
  | 'not-a-draw'
  | 'pool-altered'
  | 'exclusions-altered'
  | 'seed-altered'
  | 'commitment-altered'
  | 'not-drawable'
  | 'result-altered'
  | 'record-altered';

/** Id of the subject that the record leads to, or the first thing in it that does not hold. */
export function replayDraw(record: unknown, digest: Digest): Result<string, DrawFault> {
  const reading = drawRecordSchema.safeParse(record);
  if (!reading.success) {
    return fail('not-a-draw', { at: reading.error.issues[0]?.path.map(String).join('.') ?? '' });
  }
  const { data } = reading;
  const fault = commitmentFault(data, digest);
  if (fault !== null) return fail(fault);

  const choice = choiceOf(data);
  const redrawn = choice === null ? null : drawSubject(inputOf(data), choice, digest);
  if (redrawn?.ok !== true) return fail('not-drawable', redrawn === null ? {} : { refusal: redrawn.code });
  const { result } = redrawn.value;
  if (canonicalDigest(result, digest) !== canonicalDigest(data.result, digest)) {
    return fail('result-altered', { replayed: result.subjectId, recorded: data.result.subjectId });
  }
  return redrawn.value.recordDigest === data.recordDigest ? ok(result.subjectId) : fail('record-altered');
}

/** Each digest is compared on its own, so that the reason names what was touched. */
function commitmentFault(record: DrawRecord, digest: Digest): DrawFault | null {
  const { commitment, pool } = record;
  const due = commitmentTo(inputOf(record), digest);
  const isOrdered = orderedPool(pool).every(({ subjectId }, rank) => pool[rank]?.subjectId === subjectId);
  if (!isOrdered || due.poolDigest !== commitment.poolDigest) return 'pool-altered';
  if (due.exclusionsDigest !== commitment.exclusionsDigest) return 'exclusions-altered';
  if (due.seedDigest !== commitment.seedDigest) return 'seed-altered';
  return due.digest === commitment.digest ? null : 'commitment-altered';
}

function inputOf({ commitment, exclusions, method, pool, repeat, seed }: DrawRecord): DrawInput {
  return { method, pool, exclusions, repeat, seed, committedAt: commitment.at };
}

/** What was chosen, as recorded; null when an envelope is missing or comes from nowhere. */
function choiceOf({ choice: { at, envelope }, method, result }: DrawRecord): DrawChoice | null {
  if (method === 'envelope') return envelope === null ? null : { method, at, envelope };
  if (envelope !== null) return null;
  return method === 'draw' ? { method, at } : { method, at, subjectId: result.subjectId };
}
