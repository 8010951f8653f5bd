/** The minutes of a session: preview, locking, signing, unlocking, sealing, correcting. */
import { rectifySession } from '../../../domain/session-minutes/session-rectification.ts';
import { instant } from '../../../domain/time/time.ts';
import {
  firstSessionNumber,
  sessionMinutesNumber,
  sessionRectificationNumber,
} from '../../../domain/session-minutes/session-number.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories } from '../../../domain/session-minutes/session-signatories.ts';
import type { CitedMinutes } from '../../../domain/minutes/minutes.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { SessionMinutesView } from '../../../shared/areas/session-minutes.ts';
import { chainHead } from '../../db/chain.ts';
import type { SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import { localDate } from '../../kernel/local-date.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { ContentCertificates, DocumentDesk } from '../signing/index.ts';
import type { RulingsSource } from './rulings-source.ts';
import { sessionConduct } from './session-conduct.ts';
import { buildSessionContent, saidIn } from './session-content.ts';
import type { SessionHeading } from './session-content.ts';
import {
  awaitedOf,
  lockedSession,
  openLock,
  refusalWhenAltered,
  signingState,
  voidersOf,
} from './session-documents.ts';
import { archivedContent, citation, fileDocument, seriesOf } from './session-filing.ts';
import { sessionMinutesView } from './session-view.ts';

const TOPICS = ['session-minutes', 'archive'] as const;
/** Stands for the number in a draft. */
const NO_NUMBER = '—';

export interface SessionMinutesParts {
  readonly deps: Deps;
  readonly desk: DocumentDesk;
  readonly installation: InstallationNumbers;
  readonly source: RulingsSource;
  /** Name of the certifying organisation. */
  readonly organisation: () => string;
}

type Handlers = Pick<
  AreaHandlers<'sessionMinutes'>,
  'get' | 'preview' | 'lock' | 'sign' | 'unlock' | 'archive' | 'rectify'
>;

export function createSessionMinutes(parts: SessionMinutesParts): Handlers {
  const { deps, desk, installation, organisation, source } = parts;
  const { act, repos } = deps;

  function view(sessionId: string): Answer<SessionMinutesView> {
    const session = repos.sessions.get(sessionId);
    return session === null
      ? notFound({ sessionId })
      : granted(sessionMinutesView(repos, session, source.toSeal(sessionId).length));
  }

  const answer = (sessionId: string, done: Answer<unknown>): Answer<SessionMinutesView> =>
    done.ok ? view(sessionId) : done;

  /** The archived minutes that what is decided since would complete; null before the first. */
  function before(sessionId: string): CitedMinutes | null {
    const last = repos.sessionMinutes.ofSession(sessionId).at(-1);
    return last === undefined ? null : citation(last);
  }

  const dayOf = (at: number) => localDate(instant(at), deps.timeZone);

  function contentOf(
    session: SessionRecord,
    as: Pick<SessionHeading, 'number' | 'lockedAt' | 'authority' | 'seal'>,
  ): Answer<SessionContent> {
    const stored = repos.referentiels.get(session.referentielId, session.referentielVersion);
    const complements = before(session.id);
    const isComplement = complements !== null;
    const rulings = source.rulings(session.id, { isComplement, today: dayOf(as.lockedAt) });
    if (stored === null || rulings === null || rulings.candidates.length === 0)
      return refuse('nothing-to-seal', { sessionId: session.id });
    const content = buildSessionContent(
      {
        session,
        stored,
        organisation: organisation(),
        members: repos.members.ofSession(session.id),
        rulings,
        linked: source.linked(session.id),
        evaluators: source.evaluators(session.id),
        conduct: sessionConduct(repos, session.id),
      },
      {
        ...as,
        complements,
        revision: repos.sessionLocks.lastRevision(session.id) + 1,
        timeZone: deps.timeZone,
        appVersion: deps.appVersion,
        chain: chainHead(deps.db),
      },
    );
    return granted(content);
  }

  /** A number that was given to a lock which was voided serves again; each archived document keeps its own. */
  function numberFor(session: SessionRecord): string {
    const used = new Set(repos.sessionMinutes.ofSession(session.id).map(({ number }) => number));
    const given = repos.sessionLocks
      .revisions(session.id)
      .map((lock) => firstSessionNumber(lockedSession(lock).number))
      .find((number) => !used.has(number));
    if (given !== undefined) return given;
    const year = Number(session.date.slice(0, 4));
    const sequence = repos.sessionLocks.lastSequence(year) + 1;
    const number = sessionMinutesNumber({ year, code: installation.code, sequence });
    repos.sessionLocks.assignNumber(session.id, year, sequence, number);
    return number;
  }

  function refusalToLock(sessionId: string): Refusal | null {
    if (openLock(repos, sessionId) !== null) return refuse('session-minutes-open', { sessionId });
    if (source.toSeal(sessionId).length === 0) return refuse('nothing-to-seal', { sessionId });
    return source.refusalToLock(sessionId, dayOf(deps.clock.read().wall));
  }

  /** Stores a content as locked; answers its revision. */
  function store({ now }: Acting, sessionId: string, content: SessionContent, reason: string): Answer<null> {
    if (sessionSignatories(content).length === 0) return refuse('session-unsigned', { sessionId });
    const canonical = canonicalJson(content);
    const contentDigest = sha256Hex(canonical);
    const { number, revision } = content;
    repos.sessionLocks.lock(sessionId, { revision, content: canonical, contentDigest, lockedAt: now.wall });
    const details = { number, revision, contentDigest, reason };
    repos.audit.append({ at: now.wall, action: 'session-minutes-locked', subjectId: sessionId, details });
    return granted(null);
  }

  function lockNow(acting: Acting, sessionId: string, certificates: ContentCertificates): Answer<null> {
    const session = repos.sessions.get(sessionId);
    if (session === null) return notFound({ sessionId });
    const refusal = refusalToLock(sessionId);
    if (refusal !== null) return refusal;
    if (!desk.isActive(certificates.authority)) return refuse('authority-changed');
    const lockedAt = acting.now.wall;
    const content = contentOf(session, { number: numberFor(session), lockedAt, ...certificates });
    return content.ok ? store(acting, sessionId, content.value, '') : content;
  }

  /** What was signed is sealed as long as the same would be locked now: as many candidates, decided as they are, for as much. */
  function refusalToSeal(content: SessionContent): Refusal | null {
    const { id: sessionId } = content.session;
    const { authority = null, lockedAt, number, seal } = content;
    const refusal = source.refusalToSeal(sessionId, dayOf(lockedAt));
    const session = repos.sessions.get(sessionId);
    if (refusal !== null || session === null) return refusal;
    const now = contentOf(session, { number, lockedAt, authority, seal });
    return now.ok && saidIn(now.value) === saidIn(content) ? null : refuse('rulings-outdated', { sessionId });
  }

  return {
    get: ({ sessionId }) => view(sessionId),

    preview: async ({ sessionId }) => {
      const session = repos.sessions.get(sessionId);
      if (session === null) return notFound({ sessionId });
      const lock = openLock(repos, sessionId);
      if (lock !== null) return desk.document({ ownerId: sessionId, lock });
      const lockedAt = deps.clock.read().wall;
      const content = contentOf(session, { number: NO_NUMBER, lockedAt, authority: null, seal: null });
      if (!content.ok) return content;
      try {
        const contentDigest = sha256Hex(canonicalJson(content.value));
        return granted(
          await deps.documents.sessionMinutes({ mode: 'draft', content: content.value, contentDigest }),
        );
      } catch (error) {
        deps.logFailure('sessionMinutes.draft', error);
        return refuse('document-failed');
      }
    },

    lock: async ({ sessionId }) => {
      const refusal =
        repos.sessions.get(sessionId) === null ? notFound({ sessionId }) : refusalToLock(sessionId);
      if (refusal !== null) return refusal;
      const certificates = await desk.certificates();
      if (!certificates.ok) return certificates;
      const altered = refusalWhenAltered(deps, sessionId);
      if (altered !== null) return altered;
      const locked = act(TOPICS, (acting) => lockNow(acting, sessionId, certificates.value));
      if (locked.ok) installation.keepHead();
      return answer(sessionId, locked);
    },

    sign: async ({ sessionId, ...member }) => {
      const altered = refusalWhenAltered(deps, sessionId);
      if (altered !== null) return altered;
      const owner = { ownerId: sessionId, state: signingState(repos, sessionId) };
      const signed = await desk.sign(owner, member, (part) =>
        act(TOPICS, () => (openLock(repos, sessionId) === null ? refuse('content-changed') : part.store())),
      );
      return answer(sessionId, signed);
    },

    unlock: async ({ jurorId, pin, reason, sessionId }) => {
      if (openLock(repos, sessionId) === null) return notFound({ sessionId });
      const by = await confirmedBy(deps.pins, voidersOf(repos, sessionId), [{ jurorId, pin }]);
      if (!by.ok) return by;
      const voided = act(TOPICS, ({ now }): Answer<null> => {
        const lock = openLock(repos, sessionId);
        if (lock === null) return notFound({ sessionId });
        if (!by.value.stillHold(voidersOf(repos, sessionId))) return refuse('pin-wrong');
        repos.sessionLocks.unlock(sessionId, lock.revision, reason, now.wall);
        const details = { revision: lock.revision, reason, confirmedBy: jurorId };
        repos.audit.append({
          at: now.wall,
          action: 'session-minutes-unlocked',
          subjectId: sessionId,
          details,
        });
        return granted(null);
      });
      return answer(sessionId, voided);
    },

    archive: async ({ sessionId }) => {
      const lock = openLock(repos, sessionId);
      if (lock === null) return notFound({ sessionId });
      const ids = awaitedOf(repos, sessionId, lock).map(({ id }) => id);
      if (ids.length > 0) return refuse('signatures-missing', { ids });
      const altered = refusalWhenAltered(deps, sessionId);
      if (altered !== null) return altered;
      const content = lockedSession(lock);
      const archived = await desk.seal({ ownerId: sessionId, lock }, (part) =>
        act(TOPICS, (acting): Answer<null> => {
          if (openLock(repos, sessionId)?.contentDigest !== lock.contentDigest)
            return refuse('content-changed');
          const outdated = content.rectification === undefined ? refusalToSeal(content) : null;
          if (outdated !== null) return outdated;
          const stored = part.store();
          if (!stored.ok) return stored;
          const sealing = source.toSeal(sessionId);
          fileDocument(deps, acting, { sessionId, content, pdf: part.pdf, sealing });
          return granted(null);
        }),
      );
      return answer(sessionId, archived);
    },

    rectify: async ({ changes, reason, sessionMinutesId }) => {
      const record = repos.sessionMinutes.find(sessionMinutesId);
      if (record === null) return notFound({ sessionMinutesId });
      const { sessionId } = record;
      const refusal = refusalToRectify(record);
      if (refusal !== null) return refusal;
      const altered = refusalWhenAltered(deps, sessionId);
      if (altered !== null) return altered;
      const archived = archivedContent(repos, record);
      if (archived === null) return refuse('document-failed', { sessionMinutesId });
      const rectified = rectifySession(archived, changes);
      if (!rectified.ok) return rectified;
      const certificates = await desk.certificates();
      if (!certificates.ok) return certificates;
      const locked = act(TOPICS, (acting): Answer<null> => {
        const late = refusalToRectify(record);
        if (late !== null) return late;
        if (!desk.isActive(certificates.value.authority)) return refuse('authority-changed');
        const firstNumber = firstSessionNumber(record.number);
        const series = seriesOf(repos, record);
        const [first] = series;
        const content: SessionContent = {
          ...rectified.value.content,
          ...certificates.value,
          number: sessionRectificationNumber(firstNumber, series.length, installation.code),
          revision: repos.sessionLocks.lastRevision(sessionId) + 1,
          lockedAt: acting.now.wall,
          chain: { ...chainHead(deps.db) },
          software: { name: 'Pupitre', version: deps.appVersion },
          rectification: {
            ...citation(record),
            ...(first === undefined || first.id === record.id ? {} : { first: citation(first) }),
            reason,
            differences: [...rectified.value.differences],
          },
        };
        return store(acting, sessionId, content, reason);
      });
      return answer(sessionId, locked);
    },
  };

  /** Only what stands is corrected, once at a time, and never while something else awaits signatures. */
  function refusalToRectify({ id, sessionId }: SessionMinutesRecord): Refusal | null {
    if (openLock(repos, sessionId) !== null) return refuse('session-minutes-open', { sessionId });
    const { rectifiedById } = repos.sessionMinutes.links(id);
    return rectifiedById === null ? null : refuse('minutes-superseded', { minutesId: rectifiedById });
  }
}
