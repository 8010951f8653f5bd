/** What those who sign minutes may correct in them: a rectification is an act of the jury, and decides no more than it could. */
import type { MinutesContent } from './minutes.schema.ts';
import { laterFacts } from './later-facts.ts';
import { decidingMembers, signatories } from './signatories.ts';

/** Whether somebody answers for a correction: minutes that nobody signs are a finding, and stay as they are. */
export function mayBeRectified(content: MinutesContent): boolean {
  return signatories(content).length > 0;
}

/**
 * Whether those who decided could assess the candidate, by the rules that the minutes print: they make the quorum, a president
 * sits where one is required, and every competence has a result. Otherwise "not assessed" stays, and no result is corrected.
 */
export function mayAssessAgain(content: MinutesContent): boolean {
  const { session } = content;
  const results =
    content.schema === 'pupitre.minutes/1'
      ? content.competences.map(({ resultLevelId }) => resultLevelId)
      : content.competences.map(({ result }) => result);
  return (
    decidingMembers(content).length >= session.rules.quorum &&
    !laterFacts(content).composition.some(({ code }) => code === 'president-missing') &&
    results.every((result) => result !== null)
  );
}
