/**
 * What a candidate is handed for a test that is played with it: a text, a question of a list that was typed, a file of theirs. A
 * subject to play has its own bank and draw (`domain/roleplay`).
 */
import type { Digest } from '../minutes/canonical.ts';
import { canonicalDigest } from '../minutes/canonical.ts';
import { createDrawStream } from '../roleplay/draw.random.ts';
import type { Material } from '../certification/test.schema.ts';
import type { Instant } from '../time/time.ts';

/** A draw that took place; it can be replayed from its list and its seed. */
export interface QuestionDraw {
  readonly at: Instant;
  /** Questions among which it was drawn, in the order of the list. */
  readonly among: readonly string[];
  /** 32 bytes of the system's chance, hex. */
  readonly seed: string;
  readonly text: string;
}

export interface Handouts {
  readonly text: { readonly title: string; readonly text: string } | null;
  /** As they were typed: one alone is the question, several are drawn from. */
  readonly questions: readonly string[];
  /** Every draw, the first one first, those that no longer stand too. */
  readonly draws: readonly QuestionDraw[];
  /** Whether the last draw stands: its list is still the one that is prepared. */
  readonly isDrawn: boolean;
}

/** What the administrator types of them. */
export type TypedHandouts = Pick<Handouts, 'text' | 'questions'>;

export const NO_HANDOUTS: Handouts = { text: null, questions: [], draws: [], isDrawn: false };

/** Why a test may not start without what it is played with. */
export type MissingMaterial = 'text-missing' | 'question-missing' | 'candidate-file-missing';

/** The question that the candidate gets: the only one, or the one that was drawn; null while it is to be drawn or typed. */
export function standingQuestion({ draws, isDrawn, questions }: Handouts): string | null {
  if (questions.length === 1) return questions[0] ?? null;
  return isDrawn ? (draws.at(-1)?.text ?? null) : null;
}

/** What a test says that it is played with, and is not there. */
export function missingMaterials(
  materials: readonly Material[],
  handouts: Handouts,
  fileCount: number,
): readonly MissingMaterial[] {
  return materials.flatMap((material): MissingMaterial[] => {
    switch (material) {
      case 'text':
        return handouts.text === null ? ['text-missing'] : [];
      case 'drawn-question':
        return standingQuestion(handouts) === null ? ['question-missing'] : [];
      case 'candidate-file':
        return fileCount === 0 ? ['candidate-file-missing'] : [];
      case 'role-play-subject':
        return [];
    }
  });
}

/** The same with what was typed since. A draw among other questions stands no longer, and is kept. */
export function withTyped(before: Handouts, { questions, text }: TypedHandouts): Handouts {
  const isSame =
    questions.length === before.questions.length &&
    questions.every((question, rank) => question === before.questions[rank]);
  return { ...before, text, questions, isDrawn: before.isDrawn && isSame };
}

/** The same with a question drawn by that seed. Throws RangeError when there is none to draw from. */
export function withDraw(before: Handouts, seed: string, at: Instant, digest: Digest): Handouts {
  const draw = { at, among: before.questions, seed, text: drawnQuestion(before.questions, seed, digest) };
  return { ...before, draws: [...before.draws, draw], isDrawn: true };
}

/** The question that a seed gives among those: each is as likely as any other. Throws RangeError when there is none. */
export function drawnQuestion(among: readonly string[], seed: string, digest: Digest): string {
  const rank = createDrawStream(seed, canonicalDigest(among, digest), digest).below(among.length);
  return among[rank] ?? '';
}
