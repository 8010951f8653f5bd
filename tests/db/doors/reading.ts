/** Small readings that several generators and rules share. */
import { readFileSync } from 'node:fs';
import type { LockRow } from './facts.ts';
import type { World } from './world.ts';

interface SourceCriterion {
  readonly id: string;
  readonly competenceId: string;
  readonly indicators: readonly string[];
}
interface SourceBloc {
  readonly id: string;
  readonly competences: readonly {
    readonly id: string;
    readonly criteria: readonly {
      readonly id: string;
      readonly indicators: readonly { readonly id: string }[];
    }[];
  }[];
}

const SOURCE = JSON.parse(
  readFileSync(
    new URL('../../../resources/certifications/cqp-commercial-sedentaire-alimentaire.json', import.meta.url),
    'utf8',
  ),
) as { readonly blocs: readonly SourceBloc[] };

/** Criteria of a bloc, in order; by default a test covers them all. */
export function criteriaOfBloc(blocId: string): readonly SourceCriterion[] {
  const bloc = SOURCE.blocs.find(({ id }) => id === blocId);
  return (bloc?.competences ?? []).flatMap(({ id: competenceId, criteria }) =>
    criteria.map(({ id, indicators }) => ({
      id,
      competenceId,
      indicators: indicators.map((each) => each.id),
    })),
  );
}

/** Criteria of the passage where that seat is. */
export function criteriaOf(world: World, token: string): readonly SourceCriterion[] {
  const seat = world.seats.find((known) => known.token === token);
  return criteriaOfBloc(seat === undefined ? '' : (world.facts.passage(seat.passageId)?.bloc_id ?? ''));
}

/** The last lock of a passage, voided or not. */
export function lockOf({ facts }: World, passageId: string): LockRow | undefined {
  return facts.locks().findLast((lock) => lock.passage_id === passageId);
}

/** Whether that lock was never voided. */
export function isStanding({ facts }: World, { passage_id, revision }: LockRow): boolean {
  return (
    facts.rows('SELECT 1 FROM content_unlock WHERE passage_id = ? AND revision = ?', passage_id, revision)
      .length === 0
  );
}
