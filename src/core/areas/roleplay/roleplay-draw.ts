/** Choosing a subject: what is settled is stored first, then the draw is done on what was stored, and recorded. */
import { commitDraw, drawSubject, eligibleSubjects } from '../../../domain/roleplay/draw.ts';
import type { DrawChoice, DrawInput, DrawRefusal } from '../../../domain/roleplay/draw.ts';
import type { DrawExclusion, DrawMethod } from '../../../domain/roleplay/draw.schema.ts';
import type { Result } from '../../../domain/result.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { StoredCommitment } from '../../db/repos/draw.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { PassageFacts, PassageChange, PassageStore, RoleplayFacts } from '../passage/index.ts';
import { refuse, wrongStage, notFound } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { entryOf, poolOf, seenExclusions } from './roleplay-pool.ts';

export interface DrawOrder {
  readonly id: string;
  readonly method: DrawMethod;
  /** Subjects that the jury sets aside. */
  readonly setAside: readonly { readonly subjectId: string; readonly reason: string }[];
  readonly repeatReason: string | null;
  readonly replaceReason: string | null;
  /** 32 random bytes in hex; null when the jury picks. */
  readonly seed: string | null;
}

/** The role play of a passage that may still get a subject, or why it may not. */
export function openRoleplay({ freeze, roleplay, state }: PassageFacts): Answer<RoleplayFacts> {
  if (roleplay === null) return refuse('subject-not-expected');
  if (state.stage !== 'reception') return wrongStage(state);
  // A judgement is a start: what the candidate was judged on stands.
  if (freeze !== null) return refuse('passage-begun', { act: 'subject' });
  return { ok: true, value: roleplay };
}

/** Settles pool, exclusions and seed, and stores them; nothing is drawn yet. */
export function settle(
  store: PassageStore,
  { facts, now }: PassageChange,
  order: DrawOrder,
): Answer<StoredCommitment> {
  const roleplay = openRoleplay(facts);
  if (!roleplay.ok) return roleplay;
  if (roleplay.value.draws.length > 0 && order.replaceReason === null) return refuse('reason-missing');

  const pool = poolOf(store.roleplay, facts).map(entryOf);
  const stray = order.setAside.find(({ subjectId }) => !pool.some((entry) => entry.subjectId === subjectId));
  if (stray !== undefined) return notFound({ subjectId: stray.subjectId });
  const exclusions = [
    ...seenExclusions(store.roleplay, facts, pool),
    ...replacedExclusion(roleplay.value, order),
    ...order.setAside.map(({ reason, subjectId }) => manual(subjectId, reason)),
  ].filter(({ subjectId }) => pool.some((entry) => entry.subjectId === subjectId));

  const draft = { ...order, pool, exclusions, committedAt: now.wall };
  const committed = commitDraw(inputOf(draft), sha256Hex);
  if (!committed.ok) return refusalOf(committed);
  const commitment = {
    ...draft,
    seedDigest: committed.value.seedDigest,
    digest: committed.value.digest,
  };
  store.roleplay.draws.appendCommitment(facts.passage.id, commitment);
  store.audit.append({
    at: now.wall,
    action: 'draw-committed',
    subjectId: facts.passage.id,
    details: { method: order.method, commitment: committed.value },
  });
  return { ok: true, value: commitment };
}

/** Draws on a stored commitment and records the result. */
export function keep(
  store: PassageStore,
  { facts, now }: PassageChange,
  commitment: StoredCommitment,
  choice: DrawChoice,
): Answer<null> {
  const roleplay = openRoleplay(facts);
  if (!roleplay.ok) return roleplay;
  const drawn = drawSubject(inputOf(commitment), choice, sha256Hex);
  if (!drawn.ok) return refusalOf(drawn, commitment.exclusions);
  const record = drawn.value;
  store.roleplay.draws.appendDraw(facts.passage.id, {
    commitmentId: commitment.id,
    record,
    drawnAt: now.wall,
  });
  store.audit.append({
    at: now.wall,
    action: 'subject-chosen',
    subjectId: facts.passage.id,
    details: {
      method: record.method,
      result: record.result,
      recordDigest: record.recordDigest,
      isReplacement: commitment.replaceReason !== null,
    },
  });
  return { ok: true, value: null };
}

/** Whether a subject that may come up was used by another candidate, or retired, since the commitment. */
export function isOutdated(store: PassageStore, facts: PassageFacts, commitment: StoredCommitment): boolean {
  const { exclusions, pool } = inputOf(commitment);
  const fresh = seenExclusions(store.roleplay, facts, pool);
  const current = new Set(
    eligibleSubjects({ ...inputOf(commitment), exclusions: [...exclusions, ...fresh] }).map(
      ({ subjectId }) => subjectId,
    ),
  );
  const offered = new Set(poolOf(store.roleplay, facts).map(({ subject }) => subject.id));
  return eligibleSubjects(inputOf(commitment)).some(
    ({ subjectId }) => !current.has(subjectId) || !offered.has(subjectId),
  );
}

/** What the domain draws on. */
export function inputOf(
  commitment: Pick<
    StoredCommitment,
    'committedAt' | 'exclusions' | 'method' | 'pool' | 'repeatReason' | 'seed'
  >,
): DrawInput {
  const { committedAt, exclusions, method, pool, repeatReason, seed } = commitment;
  return {
    method,
    pool,
    exclusions,
    repeat: repeatReason === null ? null : { reason: repeatReason },
    seed,
    committedAt,
  };
}

/** A replacement is another subject: the one that stands is set aside for the reason that replaces it. */
function replacedExclusion(
  { standing }: RoleplayFacts,
  { replaceReason }: DrawOrder,
): readonly DrawExclusion[] {
  return standing === null || replaceReason === null
    ? []
    : [manual(standing.record.result.subjectId, replaceReason)];
}

function manual(subjectId: string, detail: string): DrawExclusion {
  return { subjectId, reason: 'manual', detail };
}

function refusalOf(
  { code, details }: Extract<Result<never, DrawRefusal>, { ok: false }>,
  exclusions: readonly DrawExclusion[] = [],
): Refusal {
  switch (code) {
    case 'empty-pool':
      return refuse('draw-empty', details);
    case 'subject-not-eligible': {
      const reasons = exclusions.filter(({ subjectId }) => subjectId === details?.['subjectId']);
      const isRepeat = reasons.length > 0 && reasons.every(({ reason }) => reason === 'seen-in-session');
      return refuse(isRepeat ? 'repeat-without-reason' : code, { ...details, reasons });
    }
    case 'unknown-envelope':
    case 'repeat-without-reason':
      return refuse(code, details);
    case 'bad-seed':
    case 'duplicate-subject':
    case 'wrong-method':
      throw new Error(`draw: ${code}`);
  }
}
