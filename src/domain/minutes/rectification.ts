/** Correcting archived minutes: which changes hold, what follows from them, and every difference they make. */
import { isAbsence } from '../passage/passage.rules.ts';
import { outcomeRefusal } from '../assessment/decision.ts';
import { readResult, resultFault, resultText } from '../assessment/reckoning/result-scale.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { canonicalJson } from './canonical.ts';
import { minutesContentSchema } from './minutes.schema.ts';
import type { Difference, MinutesContent, MinutesContent2, Rectification } from './minutes.schema.ts';
import { mayBeRectified } from './rectification-authority.ts';
import { rectifiableMentions } from './rectification-mentions.ts';
import type { Mention } from './rectification-mentions.ts';
import { resultScaleIn } from './recalculation.ts';
import {
  isCalculationFaithful,
  proposalDifferences,
  repeatedNames,
  withCalculation,
} from './rectification-following.ts';
import { pointer, readAt, replaceAt } from './rectification-pointer.ts';
import { decisionOutcome } from './stated-result.ts';

/** The new value of one mention. */
export interface MentionChange {
  /** RFC 6901 pointer of a rectifiable mention. */
  readonly path: string;
  readonly value: string;
}

export interface Rectified {
  /** The same content with the corrected mentions; its number, lock and software are still those of before. */
  readonly content: MinutesContent;
  readonly differences: readonly Difference[];
}

export type RectificationRefusal =
  | 'rectification-unsigned'
  | 'rectification-empty'
  | 'mention-not-rectifiable'
  | 'mention-unchanged'
  | 'mention-invalid'
  | 'reason-missing'
  | 'outcome-not-allowed';

/** What is new in a rectification beside its differences: its own number, lock, tool and statement. */
export interface RectificationHeading extends Pick<
  MinutesContent,
  'number' | 'revision' | 'lockedAt' | 'chain' | 'authority' | 'software'
> {
  /** Certificate of the seal, which content names from `/2` on. */
  readonly seal: MinutesContent2['seal'];
  readonly statement: Omit<Rectification, 'differences'>;
}

const MAX_LINE = 200;
const MAX_TEXT = 4_000;
const ISO_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const LINE_BREAK_OR_CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINE_BREAK = /[^\P{Cc}\n]/u;

/** Members of the content that belong to one document and not to what it says. */
const OWN_FIELDS = [
  'number',
  'revision',
  'lockedAt',
  'chain',
  'software',
  'authority',
  'seal',
  'rectification',
  // Follows from the results, and is held to them apart.
  'calculation',
];

/**
 * The content with those mentions corrected, and the differences in the order of the document, then those that follow
 * from them: the computed proposal, and a member's name where the jury's opinions and roles repeat it. Refuses minutes
 * that nobody signs, an empty set of changes, a mention that is not in the closed list or is given twice, a value that is not of its kind or does
 * not differ, and a decision that its rules would refuse.
 */
export function applyRectification(
  content: MinutesContent,
  changes: readonly MentionChange[],
): Result<Rectified, RectificationRefusal> {
  if (!mayBeRectified(content)) return fail('rectification-unsigned');
  if (changes.length === 0) return fail('rectification-empty');
  const mentions = rectifiableMentions(content);
  const wanted = new Map<string, string>();
  for (const { path, value } of changes) {
    const mention = mentions.find((known) => known.path === path);
    if (mention === undefined || wanted.has(path)) return fail('mention-not-rectifiable', { path });
    const written = writtenOn(content, mention, value.normalize('NFC').trim());
    if (written === null || !isOfKind(written, mention)) return fail('mention-invalid', { path });
    if (written === mention.value) return fail('mention-unchanged', { path });
    wanted.set(path, written);
  }
  const chosen = mentions.flatMap((mention): Difference[] => {
    const after = wanted.get(mention.path);
    return after === undefined
      ? []
      : [{ path: mention.path, label: mention.label, before: mention.value, after }];
  });
  const followed = [...chosen, ...repeatedNames(content, chosen)];
  const differences = [...followed, ...proposalDifferences(content, withDifferences(content, followed))];
  const corrected = withCalculation(content, withDifferences(content, differences));
  const refusal = refusalOf(corrected);
  return refusal === null ? ok({ content: corrected, differences }) : fail(refusal);
}

/** Why what the corrected content states cannot stand, or null. */
function refusalOf(content: MinutesContent): ReturnType<typeof outcomeRefusal> {
  const isCandidateAbsent = isAbsence(content.attendance.status);
  if (content.schema === 'pupitre.minutes/1')
    return outcomeRefusal(content.decision, { proposal: content.proposal, isCandidateAbsent });
  const { calculation, result } = content;
  const proposed = (blocId: string | null) => ({
    outcome: calculation.results.find((each) => each.blocId === blocId)?.outcome ?? null,
  });
  const stated = [...(result.blocs.length === 0 ? [{ ...result, blocId: null }] : []), ...result.blocs];
  const refusals = stated.map(({ blocId, outcome, reason }) =>
    outcomeRefusal(
      { outcome: decisionOutcome(outcome), reason },
      { proposal: proposed(blocId), isCandidateAbsent },
    ),
  );
  return refusals.find((refusal) => refusal !== null) ?? null;
}

/** A value as the content writes it down; null for a number that its scale does not have. */
function writtenOn(content: MinutesContent, { input, path }: Mention, value: string): string | null {
  if (content.schema === 'pupitre.minutes/1' || input !== 'number') return value;
  const competence = content.competences.find((_, index) => path === pointer('competences', index, 'result'));
  if (competence === undefined) return null;
  const on = resultScaleIn(content, competence);
  const number = value.replace(',', '.');
  return resultFault(on, competence.result, number) === null ? resultText(on, readResult(on, number)) : null;
}

/** The content to lock, of the version of what it corrects: under its own number, with what it rectifies and why. */
export function rectificationContent(
  { content, differences }: Rectified,
  { seal, statement, ...own }: RectificationHeading,
): MinutesContent {
  const rectification = { ...statement, differences: [...differences] };
  return content.schema === 'pupitre.minutes/1'
    ? { ...content, ...own, rectification }
    : { ...content, ...own, seal, rectification };
}

/** Whether `corrected` says what `before` said, but for the differences that it states. */
export function isFaithfulRectification(before: MinutesContent, corrected: MinutesContent): boolean {
  const differences = corrected.rectification?.differences ?? [];
  if (differences.some(({ path, after }) => readAt(corrected, path) !== after)) return false;
  const undone = differences.reduceRight<unknown>(
    (content, { path, before: value }) => replaceAt(content, path, value),
    corrected,
  );
  return (
    canonicalJson(withoutOwnFields(undone)) === canonicalJson(withoutOwnFields(before)) &&
    canonicalJson(statedOf(undone)) === canonicalJson(statedOf(before)) &&
    isCalculationFaithful(before, corrected)
  );
}

function withDifferences(content: MinutesContent, differences: readonly Difference[]): MinutesContent {
  return minutesContentSchema.parse(
    differences.reduce<unknown>((data, { path, after }) => replaceAt(data, path, after), content),
  );
}

function withoutOwnFields(content: unknown): unknown {
  return Object.fromEntries(
    Object.entries(content as object).filter(([field]) => !OWN_FIELDS.includes(field)),
  );
}

/** What a list of differences tells of a calculation; its steps follow. */
function statedOf(content: unknown): unknown {
  const results = readAt(content, '/calculation/results');
  if (!Array.isArray(results)) return null;
  return results.map((result: unknown) =>
    ['/value', '/outcome', '/mention'].map((path) => readAt(result, path) ?? null),
  );
}

function isOfKind(value: string, { choices, input, isRequired }: Mention): boolean {
  if (value === '') return !isRequired;
  switch (input) {
    case 'line':
      return value.length <= MAX_LINE && !LINE_BREAK_OR_CONTROL.test(value);
    case 'text':
      return value.length <= MAX_TEXT && !CONTROL_BUT_LINE_BREAK.test(value);
    case 'date':
      return ISO_DATE.test(value);
    case 'number':
      return true;
    case 'choice':
      return choices.includes(value);
  }
}
