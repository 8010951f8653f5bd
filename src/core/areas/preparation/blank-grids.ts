/** What stands on the grids that members fill in by hand where no device serves: of whom, for whom, and what is marked. */
import { isAbsence } from '../../../domain/passage/passage.rules.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { BlankGridsData } from '../../documents/blank-grids.ts';
import type { Repos } from '../../db/repos.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { isLocked, markersOf } from '../passage/index.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';
import type { PreparationStore } from './preparation-store.ts';

interface Which {
  readonly sessionId: string;
  /** Null for every passage of the session. */
  readonly passageId: string | null;
}

/** Grids of who sits with a voice, by the hour; of passages where nobody may mark any more there are none. */
export function blankGrids(
  store: PreparationStore & Pick<Repos, 'preferences'>,
  passages: Pick<PassageStore, 'load'>,
  { passageId, sessionId }: Which,
): Answer<BlankGridsData> {
  const session = store.sessions.get(sessionId);
  if (session === null) return notFound({ sessionId });
  const ofSession = store.passages.ofSession(sessionId);
  const wanted = ofSession.filter(({ id }) => passageId === null || id === passageId);
  if (passageId !== null && wanted.length === 0) return notFound({ passageId });
  const grids = wanted
    .flatMap(({ id }) => passages.load(id) ?? [])
    .filter(mayBeMarked)
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other)))
    .flatMap(gridsOf);
  if (grids.length === 0) return refuse('no-grid-to-print');
  const { organisation } = store.preferences.all();
  return granted({
    organisation: typeof organisation === 'string' ? organisation : '',
    session: { title: session.title, date: session.date, place: session.place },
    grids,
  });
}

function mayBeMarked(facts: PassageFacts): boolean {
  const { attendance, stage } = facts.state;
  return (
    !isLocked(facts) &&
    stage !== 'deliberation' &&
    stage !== 'decision' &&
    !isAbsence(attendance?.status ?? null)
  );
}

/** By the hour; who has none comes last. */
function orderOf({ passage }: PassageFacts): string {
  return `${passage.plannedTime ?? '~'} ${String(passage.position).padStart(6, '0')}`;
}

function gridsOf(facts: PassageFacts): BlankGridsData['grids'] {
  const { certification, competences, passage, rectifiedName, test } = facts;
  const { firstName, lastName } = { ...passage.candidate, ...rectifiedName };
  return markersOf(facts).map(({ capacity, id, name }) => ({
    passageId: passage.id,
    jurorId: id,
    candidate: `${lastName} ${firstName}`,
    test: test.title,
    time: passage.plannedTime,
    juror: { name, capacity },
    language: certification.language,
    competences,
  }));
}
