import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import { applyRectification, rectificationContent } from '../../../domain/minutes/rectification.ts';
import type { Rectified } from '../../../domain/minutes/rectification.ts';
import { mayBeRectified } from '../../../domain/minutes/rectification-authority.ts';
import { rectificationNumber } from '../../../domain/minutes/rectification-number.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { RectificationView } from '../../../shared/areas/minutes.ts';
import { chainHead } from '../../db/chain.ts';
import type { AuditAction } from '../../db/repos/audit.repo.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import { buildMinutesFile, canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import { indexOf } from './record/archive-index.ts';
import { refusalWhenAltered } from './record/altered-records.ts';
import { openRectificationLock } from './awaiting-lock.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { notFound, wrongStage } from '../../kernel/refusal.ts';
import type { Deps } from '../../kernel/deps.ts';
import { lockedContent, unsignedJurorIds } from '../passage/index.ts';
import type { PassageFacts, PassageChange, PassageRuntime, PassageStore } from '../passage/index.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import {
  citation,
  intactContent,
  rectificationView,
  seriesOf,
  unreadableMinutes,
} from './record/rectification-series.ts';
import type { Series } from './record/rectification-series.ts';
import { voidingConfirmed } from './voiding.ts';
import type { ContentCertificates, SigningDesk } from '../signing/index.ts';

/** The series of some minutes, with the passage as it stands. */
interface Found {
  readonly series: Series;
  readonly facts: PassageFacts;
}

interface Opened extends Found {
  readonly lock: ContentLock;
}

export interface RectificationUsecaseParts {
  readonly deps: Deps;
  readonly store: PassageStore;
  readonly runtime: PassageRuntime;
  readonly desk: SigningDesk;
  readonly installation: InstallationNumbers;
}

const NOT_OPEN: Refusal = { ok: false, code: 'rectification-not-open' };

/** Rectifications of archived minutes: a new document, signed likewise; what it corrects never changes. */
export function createRectificationUsecases({
  deps,
  desk,
  installation,
  runtime,
  store,
}: RectificationUsecaseParts): AreaHandlers<'rectifications'> {
  function find(minutesId: string): Answer<Found> {
    const series = seriesOf(store, minutesId);
    const facts = series === null ? null : store.load(series.passageId);
    if (series === null || facts === null) return notFound({ minutesId });
    return { ok: true, value: { series, facts } };
  }

  function findOpen(minutesId: string): Answer<Opened> {
    const found = find(minutesId);
    if (!found.ok) return found;
    const lock = openRectificationLock(store, found.value.facts);
    return lock === null ? NOT_OPEN : { ok: true, value: { ...found.value, lock } };
  }

  function view(minutesId: string): Answer<RectificationView> {
    const found = find(minutesId);
    return found.ok ? rectificationView(store, found.value.series, found.value.facts) : found;
  }

  function answer(minutesId: string, changed: Answer<unknown>): Answer<RectificationView> {
    if (!changed.ok) return changed;
    deps.publish('data-changed', { topic: 'archive' });
    return view(minutesId);
  }

  function audit(
    action: AuditAction,
    minutesId: string,
    at: Instant,
    details: Record<string, unknown>,
  ): void {
    store.audit.append({ at, action, subjectId: minutesId, details });
  }

  /** Only the minutes that stand, and one rectification at a time. */
  function refusalToOpen({ facts, series }: Found, minutesId: string): Refusal | null {
    if (facts.state.stage !== 'archived') {
      return wrongStage(facts.state);
    }
    if (series.standing.minutesId !== minutesId) {
      const { minutesId: standingId, number } = series.standing;
      return { ok: false, code: 'minutes-superseded', details: { minutesId: standingId, number } };
    }
    const isOpen = openRectificationLock(store, facts) !== null;
    return isOpen ? { ok: false, code: 'rectification-open' } : null;
  }

  function contentOf(
    rectified: Rectified,
    { first, passageId, standing }: Series,
    by: ContentCertificates & { readonly reason: string; readonly lockedAt: Instant },
  ): MinutesContent {
    const isFirst = first.minutesId === standing.minutesId;
    return rectificationContent(rectified, {
      number: rectificationNumber({
        firstNumber: first.number,
        rank: store.rectifications.count(passageId) + 1,
        code: installation.code,
      }),
      revision: store.locks.lastRevision(passageId) + 1,
      lockedAt: by.lockedAt,
      chain: { ...chainHead(deps.db) },
      authority: by.authority,
      seal: by.seal,
      software: { name: 'Pupitre', version: deps.appVersion },
      statement: {
        ...citation(standing),
        ...(isFirst ? {} : { first: citation(first) }),
        reason: by.reason,
      },
    });
  }

  /** Locks inside the transaction of the change, on the series as it is there. */
  function lockIn(
    { facts, now }: PassageChange,
    minutesId: string,
    rectified: Rectified,
    by: ContentCertificates & { readonly reason: string },
  ): Answer<null> {
    const series = seriesOf(store, minutesId);
    const refusal = series === null ? NOT_OPEN : refusalToOpen({ series, facts }, minutesId);
    if (series === null || refusal !== null) return refusal ?? NOT_OPEN;
    if (!desk.isActive(by.authority)) return { ok: false, code: 'authority-changed' };
    const content = contentOf(rectified, series, { ...by, lockedAt: now.wall });
    const canonical = canonicalJson(content);
    const contentDigest = sha256Hex(canonical);
    const { number, revision } = content;
    store.locks.lock(series.passageId, { revision, content: canonical, contentDigest, lockedAt: now.wall });
    audit('rectification-locked', minutesId, now.wall, {
      number,
      revision,
      contentDigest,
      reason: by.reason,
    });
    return { ok: true, value: null };
  }

  /** Runs `work` while the rectification that was seen still stands. */
  function changeOpen({ lock, series }: Opened, work: (change: PassageChange) => Answer<null>): Answer<null> {
    return runtime.change(series.passageId, (change) =>
      openRectificationLock(store, change.facts)?.revision === lock.revision ? work(change) : NOT_OPEN,
    );
  }

  return {
    get: ({ minutesId }) => view(minutesId),

    lock: async ({ changes, minutesId, reason }) => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const refusal = refusalToOpen(found.value, minutesId);
      if (refusal !== null) return refusal;
      const { passageId, standing } = found.value.series;
      const before = intactContent(store, standing);
      if (before === null) return unreadableMinutes(store, minutesId);
      const altered = refusalWhenAltered(deps.db, passageId, 'documents');
      if (altered !== null) return altered;
      const rectified = applyRectification(before, changes);
      if (!rectified.ok) return rectified;
      const certificates = await desk.certificates();
      if (!certificates.ok) return certificates;
      const by = { ...certificates.value, reason };
      const locked = runtime.change(passageId, (change) => lockIn(change, minutesId, rectified.value, by));
      if (locked.ok) installation.keepHead();
      return answer(minutesId, locked);
    },

    pages: async ({ minutesId }) => {
      const opened = findOpen(minutesId);
      if (!opened.ok) return opened;
      const { lock, series } = opened.value;
      return desk.document({ passageId: series.passageId, lock });
    },

    sign: async ({ minutesId, ...act }) => {
      const opened = findOpen(minutesId);
      if (!opened.ok) return opened;
      const altered = refusalWhenAltered(deps.db, opened.value.series.passageId, 'documents');
      if (altered !== null) return altered;
      const signed = await desk.sign(opened.value.facts, act, (part) =>
        changeOpen(opened.value, ({ now }) => {
          const stored = part.store();
          const { jurorId } = act;
          if (stored.ok) audit('rectification-signed', minutesId, now.wall, { jurorId, signedAt: part.at });
          return stored;
        }),
      );
      return answer(minutesId, signed);
    },

    cancel: async ({ confirmation, minutesId, reason }) => {
      const opened = findOpen(minutesId);
      if (!opened.ok) return opened;
      const { facts, lock, series } = opened.value;
      const confirmed = await voidingConfirmed(deps, facts, confirmation);
      if (!confirmed.ok) return confirmed;
      return answer(
        minutesId,
        changeOpen(opened.value, ({ facts: current, now }) => {
          if (!confirmed.value(current)) return { ok: false, code: 'pin-wrong' };
          store.locks.unlock(series.passageId, lock.revision, reason, now.wall);
          const { number } = lockedContent(lock);
          const details = {
            number,
            revision: lock.revision,
            reason,
            confirmedBy: confirmation?.jurorId ?? null,
          };
          audit('rectification-cancelled', minutesId, now.wall, details);
          return { ok: true, value: null };
        }),
      );
    },

    archive: async ({ minutesId }) => {
      const opened = findOpen(minutesId);
      if (!opened.ok) return opened;
      const { facts, lock, series } = opened.value;
      const ids = unsignedJurorIds(facts);
      if (ids.length > 0) return { ok: false, code: 'signatures-missing', details: { ids } };
      const altered = refusalWhenAltered(deps.db, series.passageId, 'documents');
      if (altered !== null) return altered;
      const content = lockedContent(lock);
      // Locked by an earlier version, or behind the application's back: nobody answers for it.
      if (!mayBeRectified(content)) return { ok: false, code: 'rectification-unsigned' };
      const built = buildMinutesFile(content);
      const newId = deps.newId();
      const archived = await desk.seal({ passageId: series.passageId, lock }, (part) =>
        changeOpen(opened.value, ({ facts: current, now }) => {
          // A document signed outside may have been taken back meanwhile.
          if (unsignedJurorIds(current).length > 0) return { ok: false, code: 'content-changed' };
          const stored = part.store();
          if (!stored.ok) return stored;
          const record = {
            ...indexOf(content),
            minutesId: newId,
            passageId: series.passageId,
            contentDigest: built.contentDigest,
            pdfSha256: sha256Hex(part.pdf),
            jsonSha256: built.sha256,
            archivedAt: now.wall,
          };
          const position = store.rectifications.count(series.passageId) + 1;
          store.minutes.insert(record, { pdf: part.pdf, json: built.json });
          store.rectifications.link(newId, series.standing.minutesId, position);
          audit('rectification-archived', newId, now.wall, { rectifies: series.standing.minutesId });
          return { ok: true, value: null };
        }),
      );
      return answer(newId, archived);
    },
  };
}
