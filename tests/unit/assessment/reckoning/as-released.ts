/**
 * How 0.1.0 reckoned a proposal, kept as it was released (`deliberation.ts` and `scale.ts` of that version): what certifications of
 * format 1 must still give.
 */
export interface ReleasedScale {
  readonly levels: readonly { readonly id: string; readonly weight: number }[];
}
interface ReleasedCompetence {
  readonly id: string;
  readonly criteria: readonly { readonly id: string }[];
}
interface ReleasedGrid {
  readonly jurorId: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly sealedAt: unknown;
}
interface ReleasedResult {
  readonly competenceId: string;
  readonly jurorLevels: Readonly<Record<string, string>>;
  readonly computed: string | null;
  readonly standing: string | null;
  readonly origin: string;
  readonly divergence: number;
}

const EPSILON = 1e-9;
const UNIT = 1e9;

function weightOf(scale: ReleasedScale, levelId: string): number {
  const level = scale.levels.find(({ id }) => id === levelId);
  if (level === undefined) throw new RangeError(`no level "${levelId}" in the scale`);
  return level.weight;
}

function nearestLevel(scale: ReleasedScale, weight: number) {
  const [best, ...others] = scale.levels;
  if (best === undefined) throw new RangeError('a scale has levels');
  return others.reduce((held, level) => {
    const isAsNear = Math.abs(level.weight - weight) <= Math.abs(held.weight - weight) + EPSILON;
    return isAsNear ? level : held;
  }, best);
}

function competenceLevel(
  competence: ReleasedCompetence,
  grid: ReleasedGrid,
  scale: ReleasedScale,
): string | null {
  const marks = competence.criteria.flatMap(({ id }) => grid.marks[id] ?? []);
  if (marks.length < competence.criteria.length) return null;
  const weights = marks.map((levelId) => weightOf(scale, levelId));
  return nearestLevel(scale, weights.reduce((sum, weight) => sum + weight, 0) / weights.length).id;
}

function spread(scale: ReleasedScale, levelIds: readonly string[]): number {
  if (levelIds.length < 2) return 0;
  const weights = levelIds.map((id) => weightOf(scale, id));
  const all = scale.levels.map(({ weight }) => weight);
  return (Math.max(...weights) - Math.min(...weights)) / (Math.max(...all) - Math.min(...all));
}

function majorityLevel(levels: readonly string[]): string | null {
  const isMajor = (level: string) => levels.filter((other) => other === level).length * 2 > levels.length;
  return levels.find(isMajor) ?? null;
}

export function releasedResults(
  competences: readonly ReleasedCompetence[],
  grids: readonly ReleasedGrid[],
  scale: ReleasedScale,
  changes: readonly { readonly competenceId: string; readonly after: string }[],
): readonly ReleasedResult[] {
  const sealed = grids.filter(({ sealedAt }) => sealedAt !== null);
  return competences.map((competence) => {
    const levels = sealed.flatMap((grid): [string, string][] => {
      const level = competenceLevel(competence, grid, scale);
      return level === null ? [] : [[grid.jurorId, level]];
    });
    const held = levels.map(([, level]) => level);
    const computed = majorityLevel(held);
    const change = changes.findLast(({ competenceId }) => competenceId === competence.id);
    const agreed = held.every((level) => level === computed) ? 'unanimous' : 'majority';
    return {
      competenceId: competence.id,
      jurorLevels: Object.fromEntries(levels),
      computed,
      standing: change?.after ?? computed,
      origin: change !== undefined ? 'deliberated' : computed === null ? 'divergent' : agreed,
      divergence: spread(scale, held),
    };
  });
}

export function releasedProposal(
  results: readonly Pick<ReleasedResult, 'standing'>[],
  scale: ReleasedScale,
  threshold: number,
) {
  const standing = results.flatMap((result) => result.standing ?? []);
  if (standing.length === 0 || standing.length < results.length) return { share: null, outcome: null };
  const total = standing.reduce((sum, levelId) => sum + Math.round(weightOf(scale, levelId) * UNIT), 0);
  const required = Math.round(threshold * UNIT) * standing.length;
  return {
    share: total / (standing.length * UNIT),
    outcome: total >= required ? 'favourable' : 'unfavourable',
  };
}
