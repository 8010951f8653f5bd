/**
 * Where a locked content becomes a signed document: a base, then one increment for each signature, the seal last. Each
 * is prepared outside any transaction, then stored with everything that it needs, or not at all.
 */
import { SIGNING_REASON } from '../../../documents/signing-reason.ts';
import { memberField } from '../../../domain/minutes/signature-fields.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { CertificateRecord } from '../../db/repos/signing.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { readGivenSignature, SignatureSvgError } from '../../../documents/signature-svg.ts';
import type { AuthorityOffice } from './authority-office.ts';
import { createDocumentParts, joined } from './document-parts.ts';
import type { ReadyPart } from './document-parts.ts';
import type {
  DocumentStore,
  NamedCertificate,
  OwnedLock,
  SignableContent,
  SigningState,
} from './document-store.ts';
import type { MemberKeys } from './member-keys.ts';
import type { SealKeys } from './seal-keys.ts';
import type { SignedDocuments } from './signed-documents.ts';
import { refusalOutside } from './signing-context.ts';
import type { SigningContext } from './signing-context.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { notFound } from '../../kernel/refusal.ts';

/** The certificates that a content names when it is locked. */
export interface ContentCertificates {
  readonly authority: NamedCertificate;
  /** Certificate of the seal; null when none can be used at the lock. */
  readonly seal: NamedCertificate | null;
}

/** What a member gives to sign. `contentDigest` is the one that they had before their eyes. */
export interface MemberAct {
  readonly jurorId: string;
  readonly pin: string;
  readonly contentDigest: string;
  readonly svg: string;
}

/** Stores a part in the caller's own transaction. */
export type Commit<Value> = (part: ReadyPart) => Answer<Value>;

/** The desk, before it is told which documents are brought to it. */
export interface CertificateDesk {
  /** The authority and the seal to name in a content that is to be locked; both are made at first need. */
  certificates(): Promise<Answer<ContentCertificates>>;
  /** Whether that authority still issues; to be asked again in the transaction that locks. */
  isActive(authority: NamedCertificate): boolean;
}

/** The desk for documents of one kind. */
export interface DocumentDesk extends CertificateDesk {
  /** The locked document as signed so far. */
  document(document: OwnedLock): Promise<Answer<Uint8Array>>;
  /**
   * Checks the PIN and prepares the member's signature on the lock that stands in that state; what the stage allows is the
   * caller's to check.
   */
  sign<Value>(
    owner: { readonly ownerId: string; readonly state: SigningState },
    act: MemberAct,
    commit: Commit<Value>,
  ): Promise<Answer<Value>>;
  /** Prepares the seal over the document that all have signed. */
  seal<Value>(document: OwnedLock, commit: Commit<Value>): Promise<Answer<Value>>;
}

/** Opens the desk to documents of one kind: all share its keys and its one queue. */
export type OpenDesk = (store: DocumentStore) => DocumentDesk;

export interface DeskParts {
  readonly context: SigningContext;
  readonly office: AuthorityOffice;
  readonly members: MemberKeys;
  readonly seals: SealKeys;
  readonly documents: Pick<SignedDocuments, 'signer'>;
}

/** One desk for the whole application: all that is signed is signed at it. */
export function createSigningDesk(desk: DeskParts): OpenDesk {
  const { context, office, seals } = desk;
  const { deps, queue } = context;
  const certificateDesk: CertificateDesk = {
    certificates: () =>
      queue.run(async () => {
        const at = deps.clock.read().wall;
        const authority = await office.ensure(at);
        if (!authority.ok) return authority;
        const seal = await seals.ensure(authority.value, at);
        return {
          ok: true,
          value: { authority: named(authority.value), seal: seal === null ? null : named(seal) },
        };
      }),
    isActive: ({ sha256 }) => office.active()?.sha256 === sha256,
  };
  return (store) => ({ ...certificateDesk, ...openDesk(desk, store) });
}

function openDesk(
  { context, documents, members, office, seals }: DeskParts,
  store: DocumentStore,
): Omit<DocumentDesk, keyof CertificateDesk> {
  const { deps, queue } = context;
  const parts = createDocumentParts(deps, store);

  /** The authority that the content names, when it is still the one that issues. */
  function authorityOf({ authority }: SignableContent, at: Instant): Answer<CertificateRecord> {
    if (authority === undefined) return { ok: false, code: 'content-outdated' };
    const active = office.active();
    if (active?.sha256 !== authority.sha256) return { ok: false, code: 'authority-changed' };
    return refusalOutside(active, at, 'authority-expired') ?? { ok: true, value: active };
  }

  async function prepareMember(document: OwnedLock, act: MemberAct): Promise<Answer<ReadyPart>> {
    const { lock, ownerId } = document;
    const { jurorId, svg } = act;
    const at = deps.clock.read().wall;
    const content = store.contentOf(lock);
    const authority = authorityOf(content, at);
    if (!authority.ok) return authority;
    const index = content.signatories.findIndex(({ id }) => id === jurorId);
    const member = content.signatories[index];
    if (member === undefined) return notFound({ jurorId });
    const before = await parts.of(document);
    if (!before.ok) return before;
    const { name, capacity } = member;
    const ready = await members.signer({ jurorId, name, capacity }, act.pin, authority.value, at);
    if (!ready.ok) return ready;
    const { certificate, signer, write } = ready.value;
    const { contentDigest, revision } = lock;
    const bytes = await documents.signer.signField(joined(before.value), {
      field: memberField(index + 1),
      signer,
      at,
      name,
      reason: SIGNING_REASON.member(content.number),
      appearance: { svg, contentDigest, timeZone: content.timeZone },
    });
    const part = { kind: 'member' as const, jurorId, ...partOf(bytes, certificate, at) };
    const writeSignature = () => {
      write();
      store.locks.sign(ownerId, revision, { jurorId, contentDigest, svg, signedAt: at });
    };
    return { ok: true, value: parts.ready(document, before.value, part, writeSignature) };
  }

  async function prepareSeal(document: OwnedLock): Promise<Answer<ReadyPart>> {
    const at = deps.clock.read().wall;
    const content = store.contentOf(document.lock);
    const authority = authorityOf(content, at);
    if (!authority.ok) return authority;
    const before = await parts.of(document);
    if (!before.ok) return before;
    const ready = await seals.signer(authority.value, at);
    if (!ready.ok) return ready;
    const { certificate, signer, write } = ready.value;
    const { seal: expected } = content;
    if (expected !== null && expected.sha256 !== certificate.sha256)
      return { ok: false, code: 'seal-changed' };
    const bytes = await documents.signer.sealDocument(joined(before.value), {
      signer,
      at,
      name: certificate.holder,
      reason: SIGNING_REASON.seal(content.number),
      timeZone: content.timeZone,
      outside: store.outside(document),
    });
    const part = { kind: 'seal' as const, ...partOf(bytes, certificate, at) };
    return { ok: true, value: parts.ready(document, before.value, part, write) };
  }

  /** Prepares and stores in one turn, so that nothing else adds to a document in between. */
  function take<Value>(
    area: string,
    prepare: () => Promise<Answer<ReadyPart>>,
    commit: Commit<Value>,
  ): Promise<Answer<Value>> {
    return queue.run(async () => {
      const prepared = await prepare().catch((error: unknown) => parts.failed(area, error));
      if (!prepared.ok) return prepared;
      const committed = commit(prepared.value);
      if (committed.ok) deps.publish('data-changed', { topic: 'signing' });
      return committed;
    });
  }

  /** Why a member may not sign the lock that stands, or null. */
  function refusalToSign(
    { awaited, lock }: SigningState,
    { contentDigest, jurorId }: Pick<MemberAct, 'jurorId' | 'contentDigest'>,
  ): Refusal | null {
    if (lock === null || !store.contentOf(lock).signatories.some(({ id }) => id === jurorId))
      return notFound({ jurorId });
    if (contentDigest !== lock.contentDigest) return { ok: false, code: 'content-changed' };
    return awaited.includes(jurorId) ? null : { ok: false, code: 'already-signed' };
  }

  return {
    document: async (document) => {
      const found = await parts.of(document);
      return found.ok ? { ok: true, value: joined(found.value) } : found;
    },
    sign: async ({ ownerId, state }, act, commit) => {
      const { jurorId } = act;
      const refusal = refusalToSign(state, act) ?? faultOfSignature(act.svg);
      if (refusal !== null) return refusal;
      const pinHash = state.pinHash(jurorId);
      if (pinHash === null) return { ok: false, code: 'pin-not-set' };
      const checked = await deps.pins.check(jurorId, act.pin, pinHash);
      if (!checked.ok) return checked;
      return take(
        'signing.sign',
        async () => {
          // Others may have signed, the content been unlocked or the PIN changed while this one waited.
          const current = store.state(ownerId) ?? state;
          const late = refusalToSign(current, act);
          if (late !== null || current.lock === null) return late ?? notFound({ jurorId });
          if (current.pinHash(jurorId) !== pinHash) return { ok: false, code: 'pin-wrong' };
          return prepareMember({ ownerId, lock: current.lock }, act);
        },
        commit,
      );
    },
    seal: (document, commit) => take('signing.seal', () => prepareSeal(document), commit),
  };
}

function faultOfSignature(svg: string): Refusal | null {
  try {
    readGivenSignature(svg);
    return null;
  } catch (error) {
    if (!(error instanceof SignatureSvgError)) throw error;
    return { ok: false, code: error.code === 'empty' ? 'signature-empty' : 'signature-invalid' };
  }
}

function named({ sha256, subject }: CertificateRecord): NamedCertificate {
  return { subject, sha256 };
}

function partOf(bytes: Uint8Array, { sha256: certificateSha256 }: CertificateRecord, madeAt: Instant) {
  return { bytes, sha256: sha256Hex(bytes), certificateSha256, madeAt };
}
