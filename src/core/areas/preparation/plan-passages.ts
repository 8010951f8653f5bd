import type { z } from 'zod';
import { findTest } from '../../../domain/certification/certification.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import { grantedDuration, NO_ACCOMMODATION, withPreparation } from '../../../domain/passage/accommodation.ts';
import type { Accommodation } from '../../../domain/passage/accommodation.ts';
import { plannedTimes } from '../../../domain/passage/timetable.ts';
import { groupSizes, togetherBounds } from '../../../domain/passage/together.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type {
  PassageSetup,
  PlannedPerson,
  PlanReport,
  planInput,
  passageInput,
} from '../../../shared/areas/preparation/setups.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ListPage } from '../../../shared/view-parts.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import type { PreparationStore } from './preparation-store.ts';
import { refusalOfMeasures, refusalToPutTogether, writeGroup } from './together.ts';
import type { Stamp } from './together.ts';
import { identityOf } from '../../../domain/candidate/person.ts';

type PlanInput = z.output<typeof planInput>;
type Planned = z.output<typeof passageInput>;

/** Who passes when, with which measure, before anything is written. */
interface Plan {
  readonly session: SessionRecord;
  readonly groups: readonly (readonly PersonRecord[])[];
  /** The hour of each group; empty where hours are left open. */
  readonly times: readonly (string | null)[];
  readonly measureOf: (person: PersonRecord) => Accommodation;
  /** Id of who stands for each person asked for; null for one who has the test prepared already, or was named before. */
  readonly asked: readonly (string | null)[];
}

function planOf(
  store: PreparationStore,
  { firstTime, gapMin, isTogether = false, personIds, sessionId, testId }: PlanInput,
): Answer<Plan> {
  const session = store.sessions.get(sessionId);
  if (session === null) return notFound();
  const stored = store.referentiels.get(session.referentielId, session.referentielVersion);
  const test = stored === null ? undefined : findTest(stored.certification, testId);
  if (test === undefined) return refusePaths('testId');
  const taken = new Set(
    store.passages
      .ofSession(sessionId)
      .filter((passage) => passage.testId === testId)
      .flatMap(({ id }) => standingOf(store, id) ?? []),
  );
  const persons: PersonRecord[] = [];
  const asked: (string | null)[] = [];
  for (const personId of personIds) {
    const person = standingPerson(store, personId);
    if (person === null) return refusePaths('personIds');
    asked.push(taken.has(person.id) ? null : person.id);
    if (!taken.has(person.id)) persons.push(person);
    taken.add(person.id);
  }
  const grouped = grouping(persons, test, isTogether);
  if (!grouped.ok) return grouped;
  const groups = grouped.value;
  const measures = new Map(persons.map((person) => [person.id, accommodationOf(store, session, person)]));
  const measureOf = ({ id }: PersonRecord) => measures.get(id) ?? NO_ACCOMMODATION;
  for (const group of groups) {
    const refusal = refusalOfMeasures(
      group.map((person) => ({
        accommodation: grantedBy(measureOf(person)),
        candidate: identityOf(person),
      })),
    );
    if (refusal !== null) return refusal;
  }
  // Who passes together has the same measure: each group is as long as any of its members.
  const lengths = groups.map(([first]) =>
    lengthOf(test, session, first === undefined ? NO_ACCOMMODATION : measureOf(first)),
  );
  const times = firstTime === null ? [] : plannedTimes(firstTime, lengths, gapMin);
  return granted({ session, groups, times, measureOf, asked });
}

/** The hour that each would have, in the order asked, by the same plan as is carried out. */
export function previewPlan(store: PreparationStore, input: PlanInput): Answer<ListPage<PlannedPerson>> {
  const plan = planOf(store, input);
  if (!plan.ok) return plan;
  const { asked, groups, times } = plan.value;
  const rows = input.personIds.map((personId, rank): PlannedPerson => {
    const standingId = asked[rank] ?? null;
    const group = groups.findIndex((members) => members.some(({ id }) => id === standingId));
    return { personId, plannedTime: times[group] ?? null, isAlready: standingId === null };
  });
  return granted({ count: rows.length, rows });
}

/**
 * Prepares one test for each of several persons, in the order given, in one act: all of them or nobody. Whoever has the test
 * prepared in that session already is left as they are, so that a plan that is sent twice plans nobody twice.
 */
export function planPassages(
  store: PreparationStore,
  input: PlanInput,
  stamp: Stamp,
  add: (input: Planned) => Answer<Pick<PassageSetup, 'id'>>,
): Answer<PlanReport> {
  const plan = planOf(store, input);
  if (!plan.ok) return plan;
  const { asked, groups, measureOf, session, times } = plan.value;
  const { sessionId, testId } = input;
  for (const [index, group] of groups.entries()) {
    const passages: PassageRecord[] = [];
    for (const person of group) {
      const added = add({
        sessionId,
        personId: person.id,
        candidate: identityOf(person),
        testId,
        caseTitle: '',
        accommodation: grantedBy(measureOf(person)),
        evaluatorChoice: null,
        plannedTime: times[index] ?? null,
        importedResults: {},
      });
      if (!added.ok) return added;
      const planned = store.passages.get(added.value.id);
      if (planned !== null) passages.push(planned);
    }
    if (group.length < 2) continue;
    const refusal = refusalToPutTogether(store, session, passages);
    if (refusal !== null) return refusal;
    writeGroup(store, passages, stamp);
  }
  const planned = asked.filter((id) => id !== null).length;
  return granted({ planned, already: asked.length - planned });
}

/** As a passage is prepared with it. */
function grantedBy({ otherMeasures, timeMeasure }: Accommodation): Planned['accommodation'] {
  return { timeMeasure, otherMeasures: [...otherMeasures] };
}

/** Who passes with whom: everyone alone, or as many as the test takes, as evenly as can be. */
function grouping(
  persons: readonly PersonRecord[],
  test: Test,
  isTogether: boolean,
): Answer<readonly (readonly PersonRecord[])[]> {
  if (!isTogether || persons.length === 0) return granted(persons.map((person) => [person]));
  const bounds = togetherBounds(test);
  if (bounds === null) return refuse('together-not-offered');
  const sizes = groupSizes(persons.length, bounds);
  if (sizes === null) return refuse('together-count', { ...bounds, count: persons.length });
  let begin = 0;
  return granted(sizes.map((size) => persons.slice(begin, (begin += size))));
}

/** Id of whoever stands for the person whose passage it is; null for none. */
function standingOf(store: PreparationStore, passageId: string): string | null {
  const enrolment = store.enrolments.ofPassage(passageId);
  return enrolment === null ? null : (standingPerson(store, enrolment.personId)?.id ?? null);
}

/** As it is granted by the enrolment for what the session applies. */
function accommodationOf(
  store: PreparationStore,
  session: SessionRecord,
  { id }: PersonRecord,
): Accommodation {
  const enrolment = enrolmentsOf(store, id).find(
    ({ certification }) =>
      certification.id === session.referentielId && certification.version === session.referentielVersion,
  );
  const { otherMeasures, timeMeasure } = enrolment?.accommodation ?? NO_ACCOMMODATION;
  return {
    otherMeasures,
    timeMeasure:
      timeMeasure.kind === 'fixed'
        ? { kind: 'fixed', extraMs: durationMs(timeMeasure.extraMs) }
        : timeMeasure,
  };
}

/** How long it lasts (ms): its phases with what the measure grants, and the jury's time to deliberate where it is said. */
function lengthOf(test: Test, { settings }: SessionRecord, measure: Accommodation): number {
  return withPreparation(test, settings.preparationMs).reduce(
    (sum, phase) => sum + grantedDuration(durationMs(phase.durationMs), measure),
    test.deliberationMs ?? 0,
  );
}
