/** Who decides on what they assessed themselves: noticed, since rules often keep evaluators from deciding, and never refused. */
import { foldName } from '../candidate/fold-name.ts';
import type { Evidence } from './bloc.schema.ts';

/** Kinds of evidence that somebody assessed. */
const ASSESSED: readonly Evidence['kind'][] = [
  'minutes',
  'earlier-minutes',
  'score',
  'tutor-grid',
  'on-file',
];

/**
 * Members of a session's jury who assessed any of that evidence elsewhere than in the session, by their names: minutes from other
 * places know nobody by an id. Words of a name count in any order.
 */
export function evaluatorsAmong(
  members: readonly { readonly id: string; readonly name: string }[],
  evidence: readonly Evidence[],
  sessionId: string,
): readonly string[] {
  const assessors = new Set(
    evidence
      .filter(({ kind, reference, status }) => {
        const isOfHere = reference?.kind === 'minutes' && reference.sessionId === sessionId;
        return ASSESSED.includes(kind) && status !== 'withdrawn' && !isOfHere;
      })
      .flatMap(({ author }) => author.split(',').map(nameKey)),
  );
  return members
    .filter(({ name }) => nameKey(name) !== '' && assessors.has(nameKey(name)))
    .map(({ id }) => id);
}

function nameKey(name: string): string {
  return name
    .split(/[\s\u00a0\u202f]+/u)
    .map(foldName)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
