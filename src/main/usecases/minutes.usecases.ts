import { minutesNumber } from '../../domain/minutes/number.ts';
import type { MinutesContent, MinutesSignature } from '../../domain/minutes/minutes.schema.ts';
import type { Reading } from '../../domain/time/time.ts';
import type { AreaHandlers } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { PassageView } from '../../shared/views.ts';
import type { ContentLock } from '../db/repos/content-lock.repo.ts';
import { buildMinutesFile, canonicalJson, sha256Hex } from '../documents/minutes-file.ts';
import { chainHead } from '../db/chain.ts';
import { createMinutesRenderer } from '../documents/minutes-pdf.ts';
import type { MinutesRenderer } from '../documents/minutes-pdf.ts';
import { readSignature, SignatureSvgError } from '../documents/signature-svg.ts';
import { indexOf } from './archive-index.ts';
import type { Deps } from './deps.ts';
import { buildMinutesContent } from './minutes-content.ts';
import { contextOf, lockedContent, sittingMembers, standingDecision } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import { PANEL } from './passage-runtime.ts';
import type { PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import { signaturesOf } from './passage-view.ts';

type Refusal = Extract<Answer<never>, { ok: false }>;
type MinutesData = Parameters<MinutesRenderer['renderMinutesPdf']>[0];

/** Stands for the number in a draft: a number is given at the first locking only. */
const NO_NUMBER = '—';

/** Minutes of a passage: preview, locking, signing, unlocking, archiving. */
export function createMinutesUsecases(
  deps: Deps,
  store: PassageStore,
  runtime: PassageRuntime,
): AreaHandlers<'minutes'> {
  // The fonts are read at the first document, not while the application starts.
  let renderer: MinutesRenderer | null = null;

  function contentOf(facts: PassageFacts, number: string, lockedAt: Reading): MinutesContent {
    const passageId = facts.passage.id;
    return buildMinutesContent(facts, store.journal.entries(passageId), {
      number,
      revision: store.locks.lastRevision(passageId) + 1,
      lockedAt,
      organisation: store.organisation(),
      timeZone: deps.timeZone,
      appVersion: deps.appVersion,
      chain: chainHead(deps.db),
    });
  }

  async function render(data: MinutesData): Promise<Answer<Uint8Array>> {
    try {
      renderer ??= createMinutesRenderer({ fontsDir: deps.resources.fonts });
      return { ok: true, value: await renderer.renderMinutesPdf(data) };
    } catch (error) {
      deps.logFailure('minutes.render', error);
      return { ok: false, code: 'document-failed' };
    }
  }

  /** Numbers follow one another within the year of the session. */
  function numberFor({ number, passage, session }: PassageFacts): string {
    if (number !== null) return number;
    const year = Number(session.date.slice(0, 4));
    const sequence = store.locks.lastSequence(year) + 1;
    const given = minutesNumber(year, sequence);
    store.locks.assignNumber(passage.id, year, sequence, given);
    return given;
  }

  function answerView(passageId: string, changed: Answer<null>): Answer<PassageView> {
    return changed.ok ? runtime.answerView(passageId) : changed;
  }

  return {
    preview: async ({ passageId }) => {
      const facts = store.load(passageId);
      if (facts === null) return { ok: false, code: 'not-found', details: { passageId } };
      const archived = facts.minutesId === null ? null : store.minutes.files(facts.minutesId);
      if (archived !== null) return { ok: true, value: new Uint8Array(archived.pdf) };
      if (facts.lock !== null) return render({ ...signedData(facts, facts.lock), isDraft: false });
      if (standingDecision(facts) === null) return { ok: false, code: 'decision-missing' };
      const content = contentOf(facts, facts.number ?? NO_NUMBER, deps.clock.read());
      const contentDigest = sha256Hex(canonicalJson(content));
      return render({ content, contentDigest, signatures: [], isDraft: true });
    },

    lock: ({ passageId }) => {
      const locked = runtime.change(passageId, ({ apply, facts, now }): Answer<null> => {
        const refusal = refusalToLock(facts);
        if (refusal !== null) return refusal;
        const content = contentOf(facts, numberFor(facts), now);
        const canonical = canonicalJson(content);
        const contentDigest = sha256Hex(canonical);
        const { revision } = content;
        const applied = apply({ type: 'lock-content', revision, contentDigest }, PANEL);
        if (!applied.ok) return applied;
        store.locks.lock(passageId, { revision, content: canonical, contentDigest, lockedAt: now.wall });
        return { ok: true, value: null };
      });
      return answerView(passageId, locked);
    },

    sign: async ({ passageId, jurorId, pin, contentDigest, svg }) => {
      const facts = store.load(passageId);
      if (facts === null) return { ok: false, code: 'not-found', details: { passageId } };
      const refusal = refusalToSign(facts, jurorId, contentDigest) ?? faultOfSignature(svg);
      if (refusal !== null) return refusal;
      const stored = facts.members.find(({ id }) => id === jurorId)?.pinHash ?? null;
      if (stored === null) return { ok: false, code: 'pin-not-set' };
      const checked = await deps.pins.check(jurorId, pin, stored);
      if (!checked.ok) return checked;
      const signed = runtime.change(passageId, (change): Answer<null> => {
        // The content may have been unlocked while the PIN was checked.
        const late = refusalToSign(change.facts, jurorId, contentDigest);
        if (late !== null) return late;
        const revision = change.facts.lock?.revision ?? 0;
        store.locks.sign(passageId, revision, { jurorId, contentDigest, svg, signedAt: change.now.wall });
        return { ok: true, value: null };
      });
      return answerView(passageId, signed);
    },

    unlock: ({ passageId, reason }) => {
      const unlocked = runtime.change(passageId, ({ apply, facts, now }): Answer<null> => {
        const revision = facts.lock?.revision ?? 0;
        const applied = apply({ type: 'void-lock', revision, reason }, PANEL);
        if (!applied.ok) return applied;
        store.locks.unlock(passageId, revision, reason, now.wall);
        return { ok: true, value: null };
      });
      return answerView(passageId, unlocked);
    },

    archive: async ({ passageId }) => {
      const facts = store.load(passageId);
      if (facts === null) return { ok: false, code: 'not-found', details: { passageId } };
      const { lock } = facts;
      if (facts.state.stage !== 'signature' || lock === null) return wrongStage(facts);
      const ids = contextOf(facts).unsignedJurorIds;
      if (ids.length > 0) return { ok: false, code: 'signatures-missing', details: { ids } };

      const data = signedData(facts, lock);
      const built = buildMinutesFile(data.content, data.signatures);
      const pdf = await render({ ...data, isDraft: false });
      if (!pdf.ok) return pdf;
      const minutesId = deps.newId();
      const archived = runtime.change(passageId, ({ apply, facts: current, now }): Answer<null> => {
        if (!isSameSigning(facts, current)) return { ok: false, code: 'content-changed' };
        const applied = apply({ type: 'archive', minutesNumber: data.content.number }, PANEL);
        if (!applied.ok) return applied;
        const record = {
          ...indexOf(data.content),
          minutesId,
          passageId,
          contentDigest: built.contentDigest,
          pdfSha256: sha256Hex(pdf.value),
          jsonSha256: built.sha256,
          archivedAt: now.wall,
        };
        store.minutes.insert(record, { pdf: pdf.value, json: built.json });
        return { ok: true, value: null };
      });
      if (archived.ok) deps.publish('data-changed', { topic: 'archive' });
      return answerView(passageId, archived);
    },
  };
}

function signedData(facts: PassageFacts, lock: ContentLock): Omit<MinutesData, 'isDraft'> {
  const signatures: readonly MinutesSignature[] = signaturesOf(facts, lock);
  return { content: lockedContent(lock), contentDigest: lock.contentDigest, signatures };
}

/** A withdrawal after the decision may have taken away the quorum, or a result, on which it rested. */
function refusalToLock(facts: PassageFacts): Refusal | null {
  if (facts.state.stage !== 'decision') return wrongStage(facts);
  const decision = standingDecision(facts);
  if (decision === null) return { ok: false, code: 'decision-missing' };
  if (decision.outcome === 'not-assessed') return null;
  const { isQuorumMet, undecidedCompetenceIds } = contextOf(facts);
  if (!isQuorumMet) return { ok: false, code: 'quorum-not-met' };
  if (undecidedCompetenceIds.length === 0) return null;
  return { ok: false, code: 'results-missing', details: { ids: undecidedCompetenceIds } };
}

function refusalToSign(facts: PassageFacts, jurorId: string, contentDigest: string): Refusal | null {
  const { lock } = facts;
  if (facts.state.stage !== 'signature' || lock === null) return wrongStage(facts);
  if (!sittingMembers(lockedContent(lock)).some(({ id }) => id === jurorId)) {
    return { ok: false, code: 'not-found', details: { jurorId } };
  }
  if (contentDigest !== lock.contentDigest) return { ok: false, code: 'content-changed' };
  const isSigned = facts.signatures.some((signature) => signature.jurorId === jurorId);
  return isSigned ? { ok: false, code: 'already-signed' } : null;
}

function faultOfSignature(svg: string): Refusal | null {
  try {
    readSignature(svg);
    return null;
  } catch (error) {
    if (!(error instanceof SignatureSvgError)) throw error;
    return { ok: false, code: error.code === 'empty' ? 'signature-empty' : 'signature-invalid' };
  }
}

/** Whether nothing was unlocked or signed since; only then does the rendered document say what is stored. */
function isSameSigning(before: PassageFacts, after: PassageFacts): boolean {
  return (
    before.lock?.revision === after.lock?.revision && before.signatures.length === after.signatures.length
  );
}

function wrongStage({ state }: PassageFacts): Refusal {
  return { ok: false, code: 'wrong-stage', details: { stage: state.stage } };
}
