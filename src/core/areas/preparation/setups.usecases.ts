import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { DetailField } from '../../../domain/jury/jury-acts.types.ts';
import { readTyped } from '../../../domain/candidate/typed-result.ts';
import { findTest, isJuryTest, testsBeside } from '../../../domain/certification/certification.ts';
import { NO_HANDOUTS, withDraw, withTyped } from '../../../domain/passage/handouts.ts';
import type { Handouts } from '../../../domain/passage/handouts.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { passageInput, PassageSetup } from '../../../shared/areas/preparation/setups.ts';
import type { SessionView } from '../../../shared/areas/preparation/sessions.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { createAttachmentUsecases } from './attachments.usecases.ts';
import type { Deps } from '../../kernel/deps.ts';
import { isLocked, completeFreeze } from '../passage/index.ts';
import type { PassageChange, PassageRuntime, PassageStore } from '../passage/index.ts';
import { followTyped, isNamed, linkChosen, linkTyped, standingPerson } from '../candidates/index.ts';
import type { Linking } from '../candidates/index.ts';
import { changeSessions, linkingOf } from './preparation-store.ts';
import { granted, refuse, refusePaths, notFound } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { PreparationStore } from './preparation-store.ts';
import { planPassages, previewPlan } from './plan-passages.ts';
import { followGroup, putApart, putTogether } from './together.ts';
import { isOffered } from './sessions.usecases.ts';
import { answerSession } from './session-view.ts';
import { answerSetup } from './setup-view.ts';

type PassageInput = z.output<typeof passageInput>;
type Prepared = Omit<PassageRecord, 'id' | 'sessionId' | 'position' | 'createdAt' | 'blocIds'>;

/** Candidates and their tests, as prepared. */
export function createSetupUsecases(
  deps: Deps,
  passages: PassageStore,
  runtime: Pick<PassageRuntime, 'change'>,
): AreaHandlers<'setups'> {
  const store: PreparationStore = deps.repos;

  /** Once the passage began, what is completed is an entry of its journal. */
  function complete(input: PassageInput, passageId: string): Answer<PassageSetup> {
    const completed = runtime.change(passageId, (change) =>
      completeSetup({ store, passages }, change, input, linkingOf(deps, store, change.now.wall)),
    );
    if (!completed.ok) return completed;
    deps.publish('data-changed', { topic: 'sessions' });
    return answerSetup(store, passageId);
  }

  return {
    get: ({ passageId }) => answerSetup(store, passageId),
    save: (input) => {
      const { passageId } = input;
      if (passageId !== undefined && store.freezes.passage(passageId) !== null) {
        return complete(input, passageId);
      }
      return changeSessions(deps, (at) =>
        passageId === undefined
          ? addSetup(store, input, linkingOf(deps, store, at))
          : changeSetup(store, input, linkingOf(deps, store, at), passageId),
      );
    },
    previewPlan: (input) => previewPlan(store, input),
    plan: (input) =>
      changeSessions(deps, (at) => {
        const linking = linkingOf(deps, store, at);
        return planPassages(store, input, linking, (planned) => addSetup(store, planned, linking));
      }),
    together: (input) => changeSessions(deps, (at) => putTogether(store, input, { at, newId: deps.newId })),
    apart: ({ passageId }) => changeSessions(deps, (at) => putApart(store, passageId, at)),
    remove: ({ passageId }) => changeSessions(deps, (at) => removeSetup(store, passageId, at)),
    drawQuestion: ({ passageId }) =>
      changeSessions(deps, (at) => {
        const seed = Buffer.from(deps.randomBytes(32)).toString('hex');
        return drawQuestion(store, passageId, seed, at);
      }),
    ...createAttachmentUsecases(deps, store, passages, runtime),
  };
}

function addSetup(store: PreparationStore, input: PassageInput, linking: Linking): Answer<PassageSetup> {
  const { at, newId } = linking;
  const session = store.sessions.get(input.sessionId);
  if (session === null) return notFound();
  const refusal = refusalOfPerson(store, input);
  if (refusal !== null) return refusal;
  const id = newId();
  const prepared = describe(input, null);
  const checked = checkSetup(store, session, prepared, null);
  if (!checked.ok) return checked;
  const position = store.passages.nextPosition(session.id);
  store.passages.insert({
    ...prepared,
    ...checked.value,
    id,
    sessionId: session.id,
    position,
    createdAt: at,
  });
  const { personId } = input;
  const passage = { ...prepared, id };
  if (personId === undefined) linkTyped(linking, session, passage);
  else linkChosen(linking, session, passage, personId);
  const details = { sessionId: session.id };
  store.audit.append({ at, action: 'setup-added', subjectId: id, details });
  return answerSetup(store, id);
}

function changeSetup(
  store: PreparationStore,
  input: PassageInput,
  linking: Linking,
  id: string,
): Answer<PassageSetup> {
  const before = store.passages.get(id);
  const session = store.sessions.get(input.sessionId);
  if (session === null || before?.sessionId !== session.id) return notFound();
  if (store.handovers.isAway(id)) return refuse('passage-away', { passageId: id });
  const refusal = refusalOfPerson(store, input);
  if (refusal !== null) return refusal;
  const prepared = describe(input, before);
  const fields = [...changedFields(before, prepared), ...changedPerson(store, input, id)];
  const frozen = frozenFields(store, id, fields);
  if (frozen.length > 0) return refuse('already-begun', { fields: frozen });
  const followed = store.attempts.ofPassage(id) === null ? [] : fields.filter(isOfAttempt);
  if (followed.length > 0) return refuse('attempt-follows', { fields: followed });
  const checked = checkSetup(store, session, prepared, before);
  if (!checked.ok) return checked;
  store.passages.update({ ...before, ...prepared, ...checked.value });
  const passage = { ...prepared, id };
  if (fields.includes(PERSON)) linkChosen(linking, session, passage, input.personId ?? '');
  else followTyped(linking, session, before.candidate, passage);
  const refusalOfGroup = followGroup(store, before, { ...before, ...prepared });
  if (refusalOfGroup !== null) return refusalOfGroup;
  if (fields.length > 0) {
    // Names of fields only: this log is never purged, and values may be personal data.
    store.audit.append({ at: linking.at, action: 'setup-changed', subjectId: id, details: { fields } });
  }
  return answerSetup(store, id);
}

/** What may still be completed before the lock: a new frozen row holds it, the journal names the fields. */
function completeSetup(
  { passages, store }: { readonly store: PreparationStore; readonly passages: PassageStore },
  change: PassageChange,
  input: PassageInput,
  linking: Linking,
): Answer<null> {
  const { facts, now } = change;
  const { passage, session } = facts;
  if (passage.sessionId !== input.sessionId) return notFound();
  const prepared = describe(input, passage);
  const fields = [...changedFields(passage, prepared), ...changedPerson(store, input, passage.id)];
  const frozen = isLocked(facts) ? fields : fields.filter((field) => !OPEN_ONCE_BEGUN.has(field));
  if (frozen.length > 0) return refuse('passage-begun', { fields: frozen });
  if (fields.length === 0) return { ok: true, value: null };
  const checked = checkSetup(store, session, prepared, passage);
  if (!checked.ok) return checked;
  const completed = { ...passage, ...prepared, ...checked.value };
  store.passages.update(completed);
  followTyped(linking, session, passage.candidate, completed);
  const details = { fields };
  store.audit.append({ at: now.wall, action: 'setup-changed', subjectId: passage.id, details });
  const completions = fields.flatMap((field) => OPEN_ONCE_BEGUN.get(field) ?? []);
  return completeFreeze(passages, change, { passage: completed }, completions);
}

function handoutsOf({ handouts: typed }: PassageInput, before: PassageRecord | null): Handouts | undefined {
  const known = before?.handouts;
  if (typed === undefined) return known;
  const isNothing = typed.text === null && typed.questions.length === 0;
  return isNothing && known === undefined ? undefined : withTyped(known ?? NO_HANDOUTS, typed);
}

/** Before the start only: from then on what the candidate was handed stays. */
function drawQuestion(
  store: PreparationStore,
  passageId: string,
  seed: string,
  at: Instant,
): Answer<PassageSetup> {
  const passage = store.passages.get(passageId);
  if (passage === null) return notFound();
  if (store.handovers.isAway(passageId)) return refuse('passage-away', { passageId });
  if (store.freezes.passage(passageId) !== null || store.progress.isLocked(passageId)) {
    return refuse('already-begun');
  }
  const { handouts = NO_HANDOUTS } = passage;
  if (handouts.questions.length < 2) return refuse('question-missing');
  store.passages.update({ ...passage, handouts: withDraw(handouts, seed, at, sha256Hex) });
  const details = { among: handouts.questions.length, seed };
  store.audit.append({ at, action: 'question-drawn', subjectId: passageId, details });
  return answerSetup(store, passageId);
}

function removeSetup(store: PreparationStore, passageId: string, at: Instant): Answer<SessionView> {
  const passage = store.passages.get(passageId);
  if (passage === null) return notFound();
  if (store.handovers.isAway(passageId)) return refuse('passage-away', { passageId });
  if (store.progress.hasTrace(passageId)) return refuse('already-begun');
  store.passages.remove(passageId);
  const details = { sessionId: passage.sessionId };
  store.audit.append({ at, action: 'setup-removed', subjectId: passageId, details });
  return answerSession(store, passage.sessionId);
}

/** Once the passage has begun, only what neither times nor identifies it may be completed or corrected. */
const OPEN_ONCE_BEGUN: ReadonlyMap<string, DetailField> = new Map([
  ['caseTitle', 'case-title'],
  ['importedResults', 'imported-result'],
  ['candidate.birthDate', 'birth-date'],
  ['candidate.birthPlace', 'birth-place'],
]);

/** The reception may lack them: they are mended until the start, which freezes them. */
const OPEN_UNTIL_START: ReadonlySet<string> = new Set(['handouts', 'evaluatorChoice']);

/** Named as a field is: whose file the passage belongs to. */
const PERSON = 'personId';

/** A file that is chosen must be there, and be that of who is named. */
function refusalOfPerson(store: PreparationStore, { candidate, personId }: PassageInput): Refusal | null {
  if (personId === undefined) return null;
  const person = standingPerson(store, personId);
  if (person === null) return refusePaths(PERSON);
  return isNamed(person, candidate) ? null : refuse('candidate-differs');
}

/** The field, where another file is chosen than the one that the passage belongs to. */
function changedPerson(
  store: PreparationStore,
  { personId }: PassageInput,
  passageId: string,
): readonly string[] {
  if (personId === undefined) return [];
  const linked = store.enrolments.ofPassage(passageId);
  const standing = linked === null ? null : standingPerson(store, linked.personId);
  return standingPerson(store, personId)?.id === standing?.id ? [] : [PERSON];
}

/** What a test that was begun anew keeps of its first attempt: whose it is, and which test. */
function isOfAttempt(field: string): boolean {
  const isIdentity = field.startsWith('candidate.') && !OPEN_ONCE_BEGUN.has(field);
  return isIdentity || field === 'testId' || field === PERSON;
}

function frozenFields(
  store: PreparationStore,
  passageId: string,
  fields: readonly string[],
): readonly string[] {
  if (store.progress.isLocked(passageId)) return fields;
  return store.progress.isBegun(passageId)
    ? fields.filter((field) => !OPEN_ONCE_BEGUN.has(field) && !OPEN_UNTIL_START.has(field))
    : [];
}

function changedFields(before: PassageRecord, after: Prepared): readonly string[] {
  const flat = ({ candidate, ...rest }: Prepared): Readonly<Record<string, unknown>> => ({
    ...rest,
    ...Object.fromEntries(Object.entries(candidate).map(([key, value]) => [`candidate.${key}`, value])),
  });
  const [old, fresh] = [flat(before), flat(after)];
  return Object.keys(fresh).filter((field) => !isDeepStrictEqual(old[field], fresh[field]));
}

/** The blocs that a planned test bears on, or why it cannot be planned as described. */
function checkSetup(
  store: PreparationStore,
  session: SessionRecord,
  { evaluatorChoice, importedResults, testId }: Prepared,
  before: Pick<PassageRecord, 'importedResults'> | null,
): Answer<Pick<PassageRecord, 'blocIds'>> {
  const stored = store.referentiels.get(session.referentielId, session.referentielVersion);
  if (stored === null) throw new Error(`session ${session.id} has no référentiel`);
  const { certification } = stored;
  const test = findTest(certification, testId);
  if (test === undefined || !isOffered(test, session.blocIds)) return refusePaths('testId');

  // A choice is made only where the source leaves one, and it is never made for the administrator.
  const choices = test.contradiction?.choices ?? [];
  if (evaluatorChoice !== null && !choices.includes(evaluatorChoice)) return refusePaths('evaluatorChoice');
  const importable = new Set(
    testsBeside(certification, test)
      .filter((other) => !isJuryTest(other))
      .map(({ id }) => id),
  );
  const unknown = Object.keys(importedResults).filter((id) => !importable.has(id));
  // What was typed before texts were read stays as it is; nothing new is taken that says nothing.
  const unread = Object.entries(importedResults)
    .filter(([id, text]) => readTyped(text).kind === 'unknown' && before?.importedResults[id] !== text)
    .map(([id]) => id);
  const refused = [...unknown, ...unread];
  if (refused.length > 0) return refusePaths(...refused.map((id) => `importedResults.${id}`));
  return granted({ blocIds: test.blocIds });
}

/** What was typed; what is not said of what is handed stays as it was. */
function describe(input: PassageInput, before: PassageRecord | null): Prepared {
  const imported = Object.entries(input.importedResults).filter(([, result]) => result !== '');
  const handouts = handoutsOf(input, before);
  return {
    ...(handouts === undefined ? {} : { handouts }),
    plannedTime: input.plannedTime,
    candidate: input.candidate,
    testId: input.testId,
    caseTitle: input.caseTitle,
    accommodation: input.accommodation,
    evaluatorChoice: input.evaluatorChoice,
    importedResults: Object.fromEntries(imported),
  };
}
