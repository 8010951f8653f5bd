/** What follows from a correction: names that are repeated, the computed proposal, the result that stands over its blocs. */
import { proposal } from '../assessment/deliberation.ts';
import type { Calculation } from '../assessment/reckoning/calculation.schema.ts';
import { canonicalJson } from './canonical.ts';
import type { Difference, MinutesContent, MinutesContent1, MinutesContent2 } from './minutes.schema.ts';
import { recalculate } from './recalculation.ts';
import { pointer, readAt } from './rectification-pointer.ts';
import { resultField, statedResult } from './stated-result.ts';

/** A name that several members bear cannot be told apart where it is repeated, and stays as it is. */
export function repeatedNames(content: MinutesContent, chosen: readonly Difference[]): readonly Difference[] {
  return content.members.flatMap(({ name }, index) => {
    const renamed = chosen.find(({ path }) => path === pointer('members', index, 'name'));
    const isShared = content.members.filter((member) => member.name === name).length > 1;
    if (renamed === undefined || isShared) return [];
    return placesOfNames(content)
      .filter(({ path }) => readAt(content, path) === name)
      .map(({ path, label }) => ({ path, label, before: name, after: renamed.after }));
  });
}

/** Where the jury's own statements repeat a member's name; the conduct log and the draw are evidence and do not count. */
function placesOfNames(content: MinutesContent): readonly Pick<Difference, 'path' | 'label'>[] {
  const field = resultField(content);
  const what = field === 'decision' ? 'la décision' : 'le résultat de l’épreuve';
  const dissents = statedResult(content).dissents.map((_, index) => ({
    path: pointer(field, 'dissents', index, 'jurorName'),
    label: `Auteur d’une opinion divergente sur ${what}`,
  }));
  const competences: readonly Pick<MinutesContent1['competences'][number], 'changes' | 'label'>[] =
    content.competences;
  const ofResults = competences.flatMap(({ changes, label }, competence) =>
    changes.flatMap((change, position) =>
      change.dissents.map((_, index) => ({
        path: pointer('competences', competence, 'changes', position, 'dissents', index, 'jurorName'),
        label: `Auteur d’une opinion divergente sur la compétence ${label}`,
      })),
    ),
  );
  const roles = (content.roleplay?.roles ?? []).map((_, index) => ({
    path: pointer('roleplay', 'roles', index, 'jurorName'),
    label: 'Membre du jury dans la distribution des rôles',
  }));
  return [...ofResults, ...dissents, ...roles];
}

/** The computed proposal follows the results, as when the content was first made. Throws RangeError as `recalculate` does. */
export function proposalDifferences(before: MinutesContent, after: MinutesContent): readonly Difference[] {
  if (after.schema === 'pupitre.minutes/1') {
    return before.schema === 'pupitre.minutes/1' ? proposalDifferences1(before, after) : [];
  }
  if (before.schema === 'pupitre.minutes/1' || haveSameResults(before, after)) return outcomeOverBlocs(after);
  const computed = recalculatedFrom(before, after).results.flatMap((result, index): readonly Difference[] => {
    const held = before.calculation.results[index];
    const place = (field: string) => pointer('calculation', 'results', index, field);
    return [
      {
        path: place('value'),
        label: 'Résultat calculé',
        before: held?.value ?? null,
        after: result.value,
      },
      {
        path: place('outcome'),
        label: 'Proposition calculée',
        before: held?.outcome ?? null,
        after: result.outcome,
      },
      {
        path: place('mention'),
        label: 'Mention calculée',
        before: held?.mention ?? null,
        after: result.mention,
      },
    ];
  });
  return [...outcomeOverBlocs(after), ...differing(computed)];
}

/** The steps of a calculation follow the results that are listed: they are no differences of their own. */
export function withCalculation(before: MinutesContent, after: MinutesContent): MinutesContent {
  if (before.schema === 'pupitre.minutes/1' || after.schema === 'pupitre.minutes/1') return after;
  return haveSameResults(before, after) ? after : { ...after, calculation: recalculatedFrom(before, after) };
}

/** Whether the calculation of a rectification is the one that follows from its results. */
export function isCalculationFaithful(before: MinutesContent, corrected: MinutesContent): boolean {
  if (before.schema === 'pupitre.minutes/1' || corrected.schema === 'pupitre.minutes/1') return true;
  try {
    const expected = haveSameResults(before, corrected)
      ? before.calculation
      : recalculatedFrom(before, corrected);
    return canonicalJson(corrected.calculation) === canonicalJson(expected);
  } catch {
    // Results that the scales do not have: no rectification made them.
    return false;
  }
}

/** With a result for each bloc, the test is favourable when one of them is. */
function outcomeOverBlocs({ result }: MinutesContent2): readonly Difference[] {
  if (result.blocs.length === 0) return [];
  const after = result.blocs.some(({ outcome }) => outcome === 'favourable') ? 'favourable' : 'unfavourable';
  return differing([
    {
      path: pointer('result', 'outcome'),
      label: 'Résultat de l’épreuve',
      before: result.outcome,
      after,
    },
  ]);
}

/** What no correction reaches, the weight of the test among others, is what it was. */
function recalculatedFrom({ calculation }: MinutesContent2, after: MinutesContent2): Calculation {
  return recalculate({ ...after, calculation });
}

function haveSameResults(before: MinutesContent2, after: MinutesContent2): boolean {
  return after.competences.every(({ result }, index) => result === before.competences[index]?.result);
}

function proposalDifferences1(before: MinutesContent1, after: MinutesContent1): readonly Difference[] {
  const results = after.competences.map(({ resultLevelId }) => ({ standing: resultLevelId }));
  const areSame = results.every(
    ({ standing }, index) => standing === before.competences[index]?.resultLevelId,
  );
  if (areSame) return [];
  const { share, outcome } = proposal(results, { levels: after.scale }, after.proposal.threshold);
  return differing([
    {
      path: pointer('proposal', 'share'),
      label: 'Part calculée des objectifs atteints',
      before: before.proposal.share,
      after: share,
    },
    {
      path: pointer('proposal', 'outcome'),
      label: 'Proposition calculée',
      before: before.proposal.outcome,
      after: outcome,
    },
  ]);
}

function differing(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ after, before }) => before !== after);
}
