import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { parseScale } from '../../../domain/assessment/scale.ts';
import {
  departsFrom,
  hasOwnTerms,
  isNarrowingSound,
  isThresholdWithin,
  unfitTerm,
} from '../../../domain/certification/session-terms.ts';
import { detailsOf, startingTerms } from '../../../shared/areas/preparation/sessions.ts';
import { findBloc, findTest, isJuryTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type {
  sessionInput,
  SessionSummary,
  SessionView,
} from '../../../shared/areas/preparation/sessions.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { createMemberUsecases } from './members.usecases.ts';
import { changeSessions, linkingOf } from './preparation-store.ts';
import { attendanceSheet } from './attendance-sheet.ts';
import { blankGrids } from './blank-grids.ts';
import { DONE, refuse, refusePaths, notFound } from '../../kernel/refusal.ts';
import type { PreparationStore } from './preparation-store.ts';
import { findAttention } from './attention.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { followSession } from '../candidates/index.ts';
import type { Linking } from '../candidates/index.ts';
import { termsOf } from '../certifications/index.ts';
import { areGroupsKept } from './together.ts';
import { answerSession } from './session-view.ts';
import type { PassageStore } from '../passage/index.ts';
import type { MemberKeys } from '../signing/index.ts';

type SessionInput = z.output<typeof sessionInput>;

/** Sessions and their juries, as prepared; the sample session is an area of its own. */
export function createSessionUsecases(
  deps: Deps,
  passages: Pick<PassageStore, 'load'>,
  memberKeys: Pick<MemberKeys, 'exclusively' | 'rewrap'>,
): Omit<AreaHandlers<'sessions'>, 'createSample'> {
  const store: PreparationStore = deps.repos;
  return {
    list: ({ days = null, limit = MOST_ROWS, offset = 0 }) => ({
      ok: true,
      value: {
        count: store.sessions.count(days),
        rows: store.sessions.page(days, { offset, limit }).map((session) => ({
          ...detailsOf(session),
          id: session.id,
          ...certificationOf(store, session),
          isSample: session.isSample,
          passageCount: session.passageCount,
          archivedCount: session.archivedCount,
        })),
      },
    }),
    attention: ({ limit = MOST_ROWS, offset = 0, today }) =>
      findAttention(deps, store, today, { offset, limit }),
    get: ({ sessionId }) => answerSession(store, sessionId),
    save: (input) =>
      changeSessions(deps, (at) =>
        input.sessionId === undefined
          ? createSession(store, input, deps.newId(), at)
          : updateSession(store, input, linkingOf(deps, store, at), input.sessionId),
      ),
    printAttendance: async ({ sessionId }) => {
      const sheet = attendanceSheet(deps.repos, sessionId);
      return sheet === null
        ? notFound({ sessionId })
        : print(deps, 'printAttendance', () => deps.documents.attendanceSheet(sheet));
    },
    printGrids: async (which) => {
      const grids = blankGrids(deps.repos, passages, which);
      return grids.ok ? print(deps, 'printGrids', () => deps.documents.blankGrids(grids.value)) : grids;
    },
    ...createMemberUsecases(deps, store, memberKeys),
  };
}

async function print(
  deps: Deps,
  method: 'printAttendance' | 'printGrids',
  render: () => Promise<Uint8Array>,
): Promise<Answer<null>> {
  try {
    return (await deps.desktop.printPdf(await render())) ? DONE : refuse('document-failed');
  } catch (error) {
    deps.logFailure(`sessions.${method}`, error);
    return refuse('document-failed');
  }
}

function createSession(
  store: PreparationStore,
  input: SessionInput,
  id: string,
  at: Instant,
): Answer<SessionView> {
  const { id: referentielId, version } = input.referentiel;
  const stored = store.referentiels.get(referentielId, version);
  if (stored === null) return refusePaths('referentiel');
  const session: SessionRecord = {
    ...describe(input, startingTerms(termsOf(stored.certification))),
    id,
    isSample: false,
    createdAt: at,
  };
  const refusal = checkSession(store, session);
  if (refusal !== null) return refusal;
  store.sessions.insert(session);
  store.audit.append({ at, action: 'session-created', subjectId: id, details: {} });
  return answerSession(store, id);
}

function updateSession(
  store: PreparationStore,
  input: SessionInput,
  linking: Linking,
  id: string,
): Answer<SessionView> {
  const before = store.sessions.get(id);
  if (before === null) return notFound();
  const session: SessionRecord = { ...before, ...describe(input, standingTerms(store, before, input)) };
  const fields = changedFields(before, session);
  const started = fields.filter((field) => FROZEN_ONCE_STARTED.has(field));
  // A jury that never heard anyone here may have decided all the same: what it decided was decided under these.
  const isDecided = store.rulings.ofSession(id).length > 0;
  // Another laptop plays by them too.
  const isStarted = store.freezes.session(id) !== null || isDecided || store.handovers.isAnyAway(id);
  if (started.length > 0 && isStarted) {
    return refuse('session-begun', { fields: started });
  }
  const frozen = fields.filter((field) => FROZEN_ONCE_BEGUN.has(field));
  if (frozen.length > 0 && store.progress.isAnyBegun(id)) return refuse('already-begun', { fields: frozen });
  const refusal = checkSession(store, session);
  if (refusal !== null) return refusal;
  store.sessions.update(session);
  followSession(linking, session, store.passages.ofSession(id));
  if (fields.length > 0) {
    store.audit.append({ at: linking.at, action: 'session-changed', subjectId: id, details: { fields } });
  }
  return answerSession(store, id);
}

/** Terms that stay where none are sent: those of the session, unless another certification sets its own, or none. */
function standingTerms(
  store: PreparationStore,
  before: SessionRecord,
  { referentiel }: SessionInput,
): Pick<SessionRecord, 'rules' | 'settings'> {
  const next = store.referentiels.get(referentiel.id, referentiel.version);
  if (next === null) return before;
  const terms = termsOf(next.certification);
  const isOther =
    before.referentielId !== referentiel.id || before.referentielVersion !== referentiel.version;
  return isOther && (terms.isOwn || before.settings.scale === null) ? startingTerms(terms) : before;
}

/** What every candidate of the day must be assessed by alike, from the first start on. */
const FROZEN_ONCE_STARTED: ReadonlySet<keyof SessionRecord> = new Set([
  'status',
  'referentielId',
  'referentielVersion',
  'blocIds',
  'rules',
  'settings',
]);

/** What the passages' plans are made from, which their reception settles already. */
const FROZEN_ONCE_BEGUN: ReadonlySet<keyof SessionRecord> = new Set([
  'referentielId',
  'referentielVersion',
  'blocIds',
  'settings',
]);

function describe(
  input: SessionInput,
  standing: Pick<SessionRecord, 'rules' | 'settings'>,
): Omit<SessionRecord, 'id' | 'isSample' | 'createdAt'> {
  const { blocIds, referentiel, rules, settings } = input;
  return {
    ...detailsOf(input),
    referentielId: referentiel.id,
    referentielVersion: referentiel.version,
    blocIds: [...new Set(blocIds)],
    rules: rules ?? standing.rules,
    settings: settings ?? standing.settings,
  };
}

function changedFields(before: SessionRecord, after: SessionRecord): readonly (keyof SessionRecord)[] {
  return (Object.keys(after) as (keyof SessionRecord)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
}

function checkSession(store: PreparationStore, session: SessionRecord): Refusal | null {
  const stored = store.referentiels.get(session.referentielId, session.referentielVersion);
  if (stored === null) return refusePaths('referentiel');
  const { certification } = stored;
  const isKnown = session.blocIds.every((blocId) => findBloc(certification, blocId) !== undefined);
  if (!isKnown || !fitsPassages(store, session, certification)) return refusePaths('blocIds');
  return areGroupsKept(store, session, certification)
    ? checkTerms(certification, session)
    : refuse('together-not-offered');
}

function checkTerms(certification: Certification, { rules, settings }: SessionRecord): Refusal | null {
  const { covered = {}, departure = '', scale, threshold } = settings;
  const isScaleSound = scale === null ? hasOwnTerms(certification) : parseScale(scale).ok;
  if (!isScaleSound) return refusePaths('settings.scale');
  if (threshold !== null && !isThresholdWithin(certification, threshold)) {
    return refusePaths('settings.threshold');
  }
  if (!Object.entries(covered).every(([testId, ids]) => isNarrowed(certification, testId, ids))) {
    return refusePaths('settings.covered');
  }
  const unfit = unfitTerm(certification, { covered, rules, scale, threshold });
  if (unfit !== null) return refuse('session-terms-unfit', { context: unfit.term, reason: unfit.reason });
  const isDeparting = departsFrom(certification, { covered, rules, scale, threshold });
  return isDeparting && departure.trim() === '' ? refusePaths('settings.departure') : null;
}

function isNarrowed(certification: Certification, testId: string, competenceIds: readonly string[]): boolean {
  const test = findTest(certification, testId);
  return test !== undefined && isJuryTest(test) && isNarrowingSound(certification, test, competenceIds);
}

/** Whether a session of those blocs may plan a test: a jury holds it, and each of its blocs is among them. */
export function isOffered(test: Test, blocIds: readonly string[]): boolean {
  return isJuryTest(test) && test.blocIds.every((id) => blocIds.includes(id));
}

/** Whether the tests already planned are still those of the session's blocs. */
function fitsPassages(
  store: PreparationStore,
  session: SessionRecord,
  certification: Certification,
): boolean {
  return store.passages.ofSession(session.id).every(({ testId }) => {
    const test = findTest(certification, testId);
    return test !== undefined && isOffered(test, session.blocIds);
  });
}

function certificationOf(
  store: PreparationStore,
  { referentielId: id, referentielVersion: version }: SessionRecord,
): Pick<SessionSummary, 'certification' | 'referentiel'> {
  const known = store.referentiels.get(id, version)?.certification;
  return {
    certification: known?.shortTitle ?? id,
    referentiel: { id, version, language: known?.language ?? 'fr' },
  };
}
