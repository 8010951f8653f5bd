import { minutesNumber } from '../../../domain/minutes/number.ts';
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { chainHead } from '../../db/chain.ts';
import { buildMinutesFile, canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import { indexOf } from './record/archive-index.ts';
import { archivedDocument } from './record/archived-document.ts';
import { notFound, wrongStage } from '../../kernel/refusal.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import { refusalWhenAltered } from './record/altered-records.ts';
import { earlierAttempts } from './minutes-attempts.ts';
import { buildMinutesContent, NO_NUMBER } from './minutes-content.ts';
import type { MinutesHeading } from './minutes-content.ts';
import { paperGridsOf } from './minutes-paper.ts';
import {
  contextOf,
  lockedContent,
  refusalToLock,
  seatsOf,
  standingDecision,
  PANEL,
  passedTogether,
  trusted,
} from '../passage/index.ts';
import type { PassageFacts, PassageChange, PassageRuntime, PassageStore } from '../passage/index.ts';
import { otherTestsOf } from './other-tests.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';
import type { SignedDocuments, ContentCertificates, SigningDesk } from '../signing/index.ts';
import { createSpecimen } from './specimen.ts';
import { voiders } from './voiding.ts';

export interface MinutesParts {
  readonly deps: Deps;
  readonly store: PassageStore;
  readonly runtime: PassageRuntime;
  readonly desk: SigningDesk;
  readonly documents: SignedDocuments;
  readonly installation: InstallationNumbers;
}

/** Minutes of a passage: preview, locking, signing, unlocking, archiving. */
export function createMinutesUsecases({
  deps,
  desk,
  documents,
  installation,
  runtime,
  store,
}: MinutesParts): AreaHandlers<'minutes'> {
  function contentOf(
    facts: PassageFacts,
    as: Pick<MinutesHeading, 'number' | 'lockedAt' | 'authority' | 'seal'>,
  ): MinutesContent {
    const passageId = facts.passage.id;
    return buildMinutesContent(facts, store.journal.entries(passageId), {
      ...as,
      attempts: earlierAttempts(store, facts),
      together: passedTogether(store, facts),
      paperGrids: paperGridsOf(store, facts),
      otherTests: otherTestsOf(store, facts),
      lateEntries: deps.repos.roomEntries.lateOf(passageId),
      revision: store.locks.lastRevision(passageId) + 1,
      timeZone: deps.timeZone,
      appVersion: deps.appVersion,
      chain: chainHead(deps.db),
    });
  }

  async function draft(facts: PassageFacts): Promise<Answer<Uint8Array>> {
    const number = facts.number ?? NO_NUMBER;
    const content = contentOf(facts, { number, lockedAt: deps.clock.read(), authority: null, seal: null });
    try {
      const contentDigest = sha256Hex(canonicalJson(content));
      return { ok: true, value: await documents.draft(content, contentDigest) };
    } catch (error) {
      deps.logFailure('minutes.draft', error);
      return { ok: false, code: 'document-failed' };
    }
  }

  /** Numbers follow one another within the year of the session, under the code of this installation. */
  function numberFor({ number, passage, session }: PassageFacts): string {
    if (number !== null) return number;
    const year = Number(session.date.slice(0, 4));
    const sequence = store.locks.lastSequence(year) + 1;
    const given = minutesNumber({ year, code: installation.code, sequence });
    store.locks.assignNumber(passage.id, year, sequence, given);
    return given;
  }

  function lock({ apply, facts, now }: PassageChange, certificates: ContentCertificates): Answer<null> {
    const refusal = refusalToLock(facts);
    if (refusal !== null) return refusal;
    if (!desk.isActive(certificates.authority)) return { ok: false, code: 'authority-changed' };
    const content = contentOf(facts, { number: numberFor(facts), lockedAt: now, ...certificates });
    const canonical = canonicalJson(content);
    const contentDigest = sha256Hex(canonical);
    const { revision } = content;
    const applied = apply({ type: 'lock-content', revision, contentDigest }, PANEL);
    if (!applied.ok) return applied;
    const passageId = facts.passage.id;
    store.locks.lock(passageId, { revision, content: canonical, contentDigest, lockedAt: now.wall });
    return { ok: true, value: null };
  }

  /** Stores the sealed document, its data and its index. */
  function archive(
    { apply, facts, now }: PassageChange,
    content: MinutesContent,
    pdf: Uint8Array,
  ): Answer<null> {
    const applied = apply({ type: 'archive', minutesNumber: content.number }, PANEL);
    if (!applied.ok) return applied;
    const built = buildMinutesFile(content);
    const record = {
      ...indexOf(content),
      minutesId: deps.newId(),
      passageId: facts.passage.id,
      contentDigest: built.contentDigest,
      pdfSha256: sha256Hex(pdf),
      jsonSha256: built.sha256,
      archivedAt: now.wall,
    };
    store.minutes.insert(record, { pdf, json: built.json });
    return { ok: true, value: null };
  }

  return {
    preview: async ({ passageId }) => {
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      const archived = facts.minutesId === null ? null : archivedDocument(store, facts.minutesId);
      if (archived !== null) return { ok: true, value: archived };
      if (facts.lock !== null) return desk.document({ passageId, lock: facts.lock });
      if (standingDecision(facts) === null) return { ok: false, code: 'decision-missing' };
      if (seatsOf(facts).length === 0) return { ok: false, code: 'session-unsigned' };
      return draft(facts);
    },

    specimen: createSpecimen({ deps, documents }),

    lock: async ({ passageId }) => {
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      // Before the authority is made, which the first locking does: what cannot be locked needs none.
      const refusal = refusalToLock(facts);
      if (refusal !== null) return refusal;
      const certificates = await desk.certificates();
      if (!certificates.ok) return certificates;
      const altered = refusalWhenAltered(deps.db, passageId);
      if (altered !== null) return altered;
      // What the members sign comes from the journal, never from a stored state that says otherwise.
      if (trusted(deps, store, passageId) === null) {
        return { ok: false, code: 'passage-in-doubt', details: { passageId } };
      }
      const locked = runtime.changeAndView(passageId, (change) => lock(change, certificates.value));
      if (locked.ok) installation.keepHead();
      return locked;
    },

    sign: async ({ passageId, ...act }) => {
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      if (facts.state.stage !== 'signature') return wrongStage(facts.state);
      const altered = refusalWhenAltered(deps.db, passageId);
      if (altered !== null) return altered;
      return desk.sign(facts, act, (part) =>
        runtime.changeAndView(passageId, (change) =>
          change.facts.state.stage === 'signature' ? part.store() : wrongStage(change.facts.state),
        ),
      );
    },

    unlock: async ({ jurorId, passageId, pin, reason }) => {
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      if (facts.state.stage !== 'signature') return wrongStage(facts.state);
      const by = await confirmedBy(deps.pins, voiders(facts), [{ jurorId, pin }]);
      if (!by.ok) return by;
      return runtime.changeAndView(passageId, ({ apply, facts: current, now }): Answer<null> => {
        if (!by.value.stillHold(voiders(current))) return { ok: false, code: 'pin-wrong' };
        const revision = current.lock?.revision ?? 0;
        const applied = apply({ type: 'void-lock', revision, reason }, { kind: 'juror', jurorId });
        if (!applied.ok) return applied;
        store.locks.unlock(passageId, revision, reason, now.wall);
        return { ok: true, value: null };
      });
    },

    archive: async ({ passageId }) => {
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      const standing = facts.lock;
      if (facts.state.stage !== 'signature' || standing === null) return wrongStage(facts.state);
      const ids = contextOf(facts).unsignedJurorIds;
      if (ids.length > 0) return { ok: false, code: 'signatures-missing', details: { ids } };
      const altered = refusalWhenAltered(deps.db, passageId);
      if (altered !== null) return altered;
      const content = lockedContent(standing);
      const archived = await desk.seal({ passageId, lock: standing }, (seal) =>
        runtime.changeAndView(passageId, (change) => {
          const stored = seal.store();
          return stored.ok ? archive(change, content, seal.pdf) : stored;
        }),
      );
      if (archived.ok) deps.publish('data-changed', { topic: 'archive' });
      return archived;
    },
  };
}
