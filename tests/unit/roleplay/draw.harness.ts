import type { DrawChoice, DrawInput } from '../../../src/domain/roleplay/draw.ts';
import { drawSubject } from '../../../src/domain/roleplay/draw.ts';
import type { DrawEntry, DrawExclusion, DrawRecord } from '../../../src/domain/roleplay/draw.schema.ts';
import { subjectDigest } from '../../../src/domain/roleplay/subject.parse.ts';
import { digest, shippedSubjects } from './subject-files.ts';

/** The shipped subjects, as a draw names them. */
export const SHIPPED_POOL: readonly DrawEntry[] = shippedSubjects().map((subject) => ({
  subjectId: subject.id,
  version: subject.version,
  digest: subjectDigest(subject, digest),
}));

/** A pool of made-up subjects. */
export function poolOf(size: number): readonly DrawEntry[] {
  return Array.from({ length: size }, (_, rank) => ({
    subjectId: `subject-${String(rank).padStart(2, '0')}`,
    version: 1,
    digest: digest(String(rank)),
  }));
}

/** Different bytes for each number, as random as a digest. */
export function seedOf(number: number): string {
  return digest(`seed ${String(number)}`);
}

export function seenInSession(subjectId: string): DrawExclusion {
  return { subjectId, reason: 'seen-in-session', detail: 'Passage de 9 h 00' };
}

export function inputOf(changes: Partial<DrawInput> = {}): DrawInput {
  return {
    method: 'draw',
    pool: SHIPPED_POOL,
    exclusions: [],
    repeat: null,
    seed: seedOf(1),
    committedAt: 1_792_000_000_000,
    ...changes,
  };
}

/** Draws, or throws with the refusal. */
export function drawn(input: DrawInput, choice: DrawChoice): DrawRecord {
  const outcome = drawSubject(input, choice, digest);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

/** One record of each method over the shipped subjects, with an exclusion of each kind and a repeat for one of them. */
export function sampleRecords(): Readonly<Record<'pick' | 'draw' | 'envelope', DrawRecord>> {
  const at = 1_792_000_060_000;
  const exclusions: readonly DrawExclusion[] = [
    seenInSession('bc1-tommes-epicerie-fine'),
    { subjectId: 'bc1-maree-restaurant', reason: 'seen-by-candidate', detail: 'Session de mars' },
    { subjectId: 'bc1-jus-confitures-hotel', reason: 'manual', detail: 'Entreprise du candidat trop proche' },
  ];
  const input = inputOf({ exclusions });
  return {
    pick: drawn(
      { ...input, method: 'pick', seed: null, repeat: { reason: 'Réserve trop petite' } },
      { method: 'pick', at, subjectId: 'bc1-tommes-epicerie-fine' },
    ),
    draw: drawn(input, { method: 'draw', at }),
    envelope: drawn({ ...input, method: 'envelope' }, { method: 'envelope', at, envelope: 4 }),
  };
}
