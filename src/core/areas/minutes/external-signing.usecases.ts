import { sittingMembers } from '../../../domain/minutes/signatories.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { LockView } from '../../../shared/areas/passage/lock.ts';
import type { AuditAction } from '../../db/repos/audit.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { awaitingLock } from './awaiting-lock.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { notFound, wrongStage } from '../../kernel/refusal.ts';
import type { Deps } from '../../kernel/deps.ts';
import { exportReport, ExportError, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import { faultOfSignedFile, kindOfSignedFile } from './record/external-signing-file.ts';
import { lockedContent, signatoriesOf, unsignedJurorIds, lockView } from '../passage/index.ts';
import type { PassageFacts, PassageChange, PassageRuntime, PassageStore } from '../passage/index.ts';
import { voidingConfirmed } from './voiding.ts';
import { joined } from '../signing/index.ts';
import type { LockedDocument, SigningDesk } from '../signing/index.ts';

type Handlers = AreaHandlers<'signedDocuments'>;
type Attachment = Parameters<Handlers['attach']>[0];

interface Awaiting extends LockedDocument {
  readonly facts: PassageFacts;
}

/** Signing on paper or with another program: the pages go out with empty blocks, and come back as a file. */
export function createExternalSigningUsecases(
  deps: Deps,
  store: PassageStore,
  runtime: PassageRuntime,
  desk: SigningDesk,
): Handlers {
  function find(passageId: string): Answer<Awaiting> {
    const facts = store.load(passageId);
    if (facts === null) return notFound({ passageId });
    const lock = awaitingLock(store, facts);
    return lock === null ? wrongStage(facts.state) : { ok: true, value: { facts, passageId, lock } };
  }

  /** Runs `work` while the lock that was seen still awaits signatures, then answers the lock as it stands. */
  function changeLock(
    { lock, passageId }: LockedDocument,
    work: (change: PassageChange) => Answer<null>,
  ): Answer<LockView> {
    const changed = runtime.change(passageId, (change) =>
      awaitingLock(store, change.facts)?.revision === lock.revision
        ? work(change)
        : wrongStage(change.facts.state),
    );
    if (!changed.ok) return changed;
    deps.publish('data-changed', { topic: 'archive' });
    const facts = store.load(passageId);
    const view = facts === null ? null : lockView(facts);
    return view === null ? notFound({ passageId }) : { ok: true, value: view };
  }

  function audit(
    action: AuditAction,
    passageId: string,
    at: Instant,
    details: Record<string, unknown>,
  ): void {
    store.audit.append({ at, action, subjectId: passageId, details });
  }

  /** The pages as they leave, kept from then on: what comes back is compared with them. */
  async function blank({ lock, passageId }: Awaiting, action: AuditAction): Promise<Answer<Uint8Array>> {
    const document = await desk.document({ passageId, lock });
    if (!document.ok) return document;
    const kept = changeLock({ passageId, lock }, ({ now }) => {
      keepBase({ passageId, lock }, document.value, now.wall);
      audit(action, passageId, now.wall, { revision: lock.revision, sha256: sha256Hex(document.value) });
      return { ok: true, value: null };
    });
    return kept.ok ? document : kept;
  }

  function keepBase({ lock, passageId }: LockedDocument, bytes: Uint8Array, at: Instant): void {
    if (store.parts.count(passageId, lock.revision) > 0) return;
    store.parts.append(passageId, lock.revision, {
      kind: 'base',
      bytes,
      sha256: sha256Hex(bytes),
      madeAt: at,
    });
  }

  /** The document in its successive states, the last one first. */
  async function statesOf(document: LockedDocument): Promise<Answer<readonly Uint8Array[]>> {
    const parts = store.parts.parts(document.passageId, document.lock.revision);
    if (parts.length > 0) {
      return { ok: true, value: parts.map((_, index) => joined(parts.slice(0, index + 1))).reverse() };
    }
    const base = await desk.document(document);
    return base.ok ? { ok: true, value: [base.value] } : base;
  }

  async function attach(request: Attachment): Promise<Answer<LockView>> {
    const { attestedBy, bytes, jurorIds, name, passageId, pin } = request;
    const found = find(passageId);
    if (!found.ok) return found;
    const { facts } = found.value;
    const refusal = refusalToAttach(found.value, request);
    if (refusal !== null) return refusal;
    const fault = faultOfSignedFile(bytes);
    if (fault !== null) return { ok: false, code: fault };
    const states = await statesOf(found.value);
    if (!states.ok) return states;
    const kind = kindOfSignedFile(bytes, states.value);
    if (kind === 'file-unsigned') return { ok: false, code: kind };
    const pinHash = facts.members.find(({ id }) => id === attestedBy)?.pinHash ?? null;
    if (pinHash === null) return { ok: false, code: 'pin-not-set' };
    const checked = await deps.pins.check(attestedBy, pin, pinHash);
    if (!checked.ok) return checked;
    const id = deps.newId();
    const sha256 = sha256Hex(bytes);
    const base = states.value.at(-1) ?? bytes;
    return changeLock(found.value, ({ facts: current, now }) => {
      const late = refusalToAttach({ ...found.value, facts: current }, request);
      if (late !== null) return late;
      const { revision } = found.value.lock;
      keepBase(found.value, base, now.wall);
      const document = { id, kind, name, sha256, attachedBy: attestedBy, attachedAt: now.wall, jurorIds };
      store.external.attach(passageId, revision, document, bytes);
      const details = { documentId: id, revision, kind, sha256, attestedBy, jurorIds };
      audit('signed-document-attached', passageId, now.wall, details);
      return { ok: true, value: null };
    });
  }

  return {
    printBlank: async ({ passageId }) => {
      const found = find(passageId);
      if (!found.ok) return found;
      const pages = await blank(found.value, 'blank-printed');
      if (!pages.ok) return pages;
      const isShown = await deps.desktop.printPdf(pages.value);
      return isShown ? { ok: true, value: null } : { ok: false, code: 'document-failed' };
    },

    saveBlank: async ({ passageId }) => {
      const found = find(passageId);
      if (!found.ok) return found;
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      const pages = await blank(found.value, 'blank-saved');
      if (!pages.ok) return pages;
      const stem = safeFileStem(`${lockedContent(found.value.lock).number} à signer`);
      try {
        const name = await writeExport(folder, { name: `${stem}.pdf`, bytes: pages.value });
        return { ok: true, value: exportReport(folder, [name]) };
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        deps.logFailure('signedDocuments.saveBlank', error);
        return { ok: false, code: error.code, details: { path: error.path } };
      }
    },

    attach,

    withdraw: async ({ confirmation, documentId, reason }) => {
      const place = store.external.placeOf(documentId);
      const found = place === null ? null : find(place.passageId);
      if (place === null || found === null) return notFound({ documentId });
      if (!found.ok) return found;
      if (found.value.lock.revision !== place.revision) return wrongStage(found.value.facts.state);
      const confirmed = await voidingConfirmed(deps, found.value.facts, confirmation);
      if (!confirmed.ok) return confirmed;
      return changeLock(found.value, ({ facts, now }) => {
        if (!confirmed.value(facts)) return { ok: false, code: 'pin-wrong' };
        const document = facts.external.find(({ id }) => id === documentId);
        if (document?.withdrawn !== null) return notFound({ documentId });
        store.external.withdraw(documentId, reason, now.wall);
        audit('signed-document-withdrawn', place.passageId, now.wall, {
          documentId,
          reason,
          confirmedBy: confirmation.jurorId,
        });
        return { ok: true, value: null };
      });
    },

    read: ({ documentId }) => {
      const bytes = store.external.bytes(documentId);
      return bytes === null ? notFound({ documentId }) : { ok: true, value: new Uint8Array(bytes) };
    },
  };
}

/** The file stands for members who are still awaited, on the word of a member who sat. */
function refusalToAttach(
  { facts, lock }: Awaiting,
  { attestedBy, contentDigest, jurorIds }: Attachment,
): Refusal | null {
  if (contentDigest !== lock.contentDigest) return { ok: false, code: 'content-changed' };
  if (!sittingMembers(lockedContent(lock)).some(({ id }) => id === attestedBy)) {
    return notFound({ jurorId: attestedBy });
  }
  const signatories = new Set(signatoriesOf(lock).map(({ id }) => id));
  const unknown = jurorIds.find((id) => !signatories.has(id));
  if (unknown !== undefined) return notFound({ jurorId: unknown });
  const awaited = new Set(unsignedJurorIds(facts));
  return jurorIds.every((id) => awaited.has(id)) ? null : { ok: false, code: 'already-signed' };
}
