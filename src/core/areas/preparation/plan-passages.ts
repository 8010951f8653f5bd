import type { z } from 'zod';
import { findTest } from '../../../domain/certification/certification.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import { grantedDuration, NO_ACCOMMODATION, withPreparation } from '../../../domain/passage/accommodation.ts';
import type { Accommodation } from '../../../domain/passage/accommodation.ts';
import { plannedTimes } from '../../../domain/passage/timetable.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { PlanReport, planInput, passageInput } from '../../../shared/areas/preparation/setups.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { granted, notFound, refusePaths } from '../../kernel/refusal.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import type { PreparationStore } from './preparation-store.ts';
import { identityOf } from '../../../domain/candidate/person.ts';

type PlanInput = z.output<typeof planInput>;
type Planned = z.output<typeof passageInput>;

/**
 * Prepares one test for each of several persons, in the order given, in one act: all of them or nobody. Whoever has the test
 * prepared in that session already is left as they are, so that a plan that is sent twice plans nobody twice.
 */
export function planPassages(
  store: PreparationStore,
  { firstTime, gapMin, personIds, sessionId, testId }: PlanInput,
  add: (input: Planned) => Answer<unknown>,
): Answer<PlanReport> {
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
  for (const personId of personIds) {
    const person = standingPerson(store, personId);
    if (person === null) return refusePaths('personIds');
    if (!taken.has(person.id)) persons.push(person);
    taken.add(person.id);
  }
  const measures = persons.map((person) => accommodationOf(store, session, person));
  const lengths = measures.map((measure) => lengthOf(test, session, measure));
  const times = firstTime === null ? [] : plannedTimes(firstTime, lengths, gapMin);
  for (const [index, person] of persons.entries()) {
    const { otherMeasures, timeMeasure } = measures[index] ?? NO_ACCOMMODATION;
    const added = add({
      sessionId,
      personId: person.id,
      candidate: identityOf(person),
      testId,
      caseTitle: '',
      accommodation: { timeMeasure, otherMeasures: [...otherMeasures] },
      evaluatorChoice: null,
      plannedTime: times[index] ?? null,
      importedResults: {},
    });
    if (!added.ok) return added;
  }
  return granted({ planned: persons.length, already: personIds.length - persons.length });
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
