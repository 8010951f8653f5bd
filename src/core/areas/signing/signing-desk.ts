/**
 * Where a locked content becomes a signed document: a base, then one increment for each signature, the seal last. Each
 * is prepared outside any transaction, then stored with everything that it needs, or not at all.
 */
import { SIGNING_REASON } from '../../../documents/signing-reason.ts';
import { laterFacts } from '../../../domain/minutes/later-facts.ts';
import type { MinutesContent, MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import { memberField } from '../../../domain/minutes/signature-fields.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { CertificateRecord } from '../../db/repos/signing.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { readSignature, SignatureSvgError } from '../../../documents/signature-svg.ts';
import { lockedContent, signatoriesOf, unsignedJurorIds } from '../passage/index.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';
import type { AuthorityOffice } from './authority-office.ts';
import { createDocumentParts, joined } from './document-parts.ts';
import type { LockedDocument, ReadyPart } from './document-parts.ts';
import type { MemberKeys } from './member-keys.ts';
import type { SealKeys } from './seal-keys.ts';
import type { SignedDocuments } from './signed-documents.ts';
import { refusalOutside } from './signing-context.ts';
import type { SigningContext } from './signing-context.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { notFound } from '../../kernel/refusal.ts';

export type ContentAuthority = NonNullable<MinutesContent['authority']>;

/** The certificates that a content names when it is locked. */
export interface ContentCertificates {
  readonly authority: ContentAuthority;
  /** Certificate of the seal; null when none can be used at the lock. */
  readonly seal: MinutesContent2['seal'];
}

/** What a member gives to sign. `contentDigest` is the one that they had before their eyes. */
export interface MemberAct {
  readonly jurorId: string;
  readonly pin: string;
  readonly contentDigest: string;
  readonly svg: string;
}

/** Stores a part in the caller's own transaction. */
type Commit<Value> = (part: ReadyPart) => Answer<Value>;

export interface SigningDesk {
  /** The authority and the seal to name in a content that is to be locked; both are made at first need. */
  certificates(): Promise<Answer<ContentCertificates>>;
  /** Whether that authority still issues; to be asked again in the transaction that locks. */
  isActive(authority: ContentAuthority): boolean;
  /** The locked document as signed so far. */
  document(document: LockedDocument): Promise<Answer<Uint8Array>>;
  /** Checks the PIN and prepares the member's signature on the lock that stands; what the stage allows is the caller's to check. */
  sign<Value>(facts: PassageFacts, act: MemberAct, commit: Commit<Value>): Promise<Answer<Value>>;
  /** Prepares the seal over the document that all have signed. */
  seal<Value>(document: LockedDocument, commit: Commit<Value>): Promise<Answer<Value>>;
}

export interface DeskParts {
  readonly context: SigningContext;
  readonly store: PassageStore;
  readonly office: AuthorityOffice;
  readonly members: MemberKeys;
  readonly seals: SealKeys;
  readonly documents: SignedDocuments;
}

/** One desk for the whole application: minutes and rectifications are signed at it. */
export function createSigningDesk(desk: DeskParts): SigningDesk {
  const { context, documents, members, office, seals, store } = desk;
  const { deps, queue } = context;
  const parts = createDocumentParts(deps, store, documents);

  /** The authority that the content names, when it is still the one that issues. */
  function authorityOf(content: MinutesContent, at: Instant): Answer<CertificateRecord> {
    const { authority } = content;
    if (authority === undefined) return { ok: false, code: 'content-outdated' };
    const active = office.active();
    if (active?.sha256 !== authority.sha256) return { ok: false, code: 'authority-changed' };
    return refusalOutside(active, at, 'authority-expired') ?? { ok: true, value: active };
  }

  async function prepareMember(document: LockedDocument, act: MemberAct): Promise<Answer<ReadyPart>> {
    const { lock, passageId } = document;
    const { jurorId, svg } = act;
    const at = deps.clock.read().wall;
    const content = lockedContent(lock);
    const authority = authorityOf(content, at);
    if (!authority.ok) return authority;
    const signatories = signatoriesOf(lock);
    const index = signatories.findIndex(({ id }) => id === jurorId);
    const member = signatories[index];
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
      store.locks.sign(passageId, revision, { jurorId, contentDigest, svg, signedAt: at });
    };
    return { ok: true, value: parts.ready(document, before.value, part, writeSignature) };
  }

  /** The seal says who signed outside: their own fields stay empty. */
  function signedOutside({ lock, passageId }: LockedDocument, { members }: MinutesContent) {
    return store.external
      .ofLock(passageId, lock.revision)
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ jurorIds, kind, sha256 }) => ({
        names: members.filter(({ id }) => jurorIds.includes(id)).map(({ name }) => name),
        kind,
        sha256,
      }));
  }

  async function prepareSeal(document: LockedDocument): Promise<Answer<ReadyPart>> {
    const at = deps.clock.read().wall;
    const content = lockedContent(document.lock);
    const authority = authorityOf(content, at);
    if (!authority.ok) return authority;
    const before = await parts.of(document);
    if (!before.ok) return before;
    const ready = await seals.signer(authority.value, at);
    if (!ready.ok) return ready;
    const { certificate, signer, write } = ready.value;
    const expected = laterFacts(content).seal;
    if (expected !== null && expected.sha256 !== certificate.sha256)
      return { ok: false, code: 'seal-changed' };
    const bytes = await documents.signer.sealDocument(joined(before.value), {
      signer,
      at,
      name: certificate.holder,
      reason: SIGNING_REASON.seal(content.number),
      timeZone: content.timeZone,
      outside: signedOutside(document, content),
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

  return {
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
    document: async (document) => {
      const found = await parts.of(document);
      return found.ok ? { ok: true, value: joined(found.value) } : found;
    },
    sign: async (facts, act, commit) => {
      const refusal = refusalToSign(facts, act) ?? faultOfSignature(act.svg);
      if (refusal !== null) return refusal;
      const pinHash = pinHashOf(facts, act.jurorId);
      if (pinHash === null) return { ok: false, code: 'pin-not-set' };
      const checked = await deps.pins.check(act.jurorId, act.pin, pinHash);
      if (!checked.ok) return checked;
      const passageId = facts.passage.id;
      return take(
        'signing.sign',
        async () => {
          // Others may have signed, the content been unlocked or the PIN changed while this one waited.
          const current = store.load(passageId) ?? facts;
          const late = refusalToSign(current, act);
          if (late !== null || current.lock === null) return late ?? notFound({ jurorId: act.jurorId });
          if (pinHashOf(current, act.jurorId) !== pinHash) return { ok: false, code: 'pin-wrong' };
          return prepareMember({ passageId, lock: current.lock }, act);
        },
        commit,
      );
    },
    seal: (document, commit) => take('signing.seal', () => prepareSeal(document), commit),
  };
}

/** Why a member may not sign the lock that stands, or null. */
function refusalToSign(
  facts: PassageFacts,
  { jurorId, contentDigest }: Pick<MemberAct, 'jurorId' | 'contentDigest'>,
): Refusal | null {
  const { lock } = facts;
  if (lock === null || !signatoriesOf(lock).some(({ id }) => id === jurorId)) return notFound({ jurorId });
  if (contentDigest !== lock.contentDigest) return { ok: false, code: 'content-changed' };
  const isAwaited = unsignedJurorIds(facts).includes(jurorId);
  return isAwaited ? null : { ok: false, code: 'already-signed' };
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

function named({ sha256, subject }: CertificateRecord): ContentAuthority {
  return { subject, sha256 };
}

function pinHashOf({ members }: PassageFacts, jurorId: string): string | null {
  return members.find(({ id }) => id === jurorId)?.pinHash ?? null;
}

function partOf(bytes: Uint8Array, { sha256: certificateSha256 }: CertificateRecord, madeAt: Instant) {
  return { bytes, sha256: sha256Hex(bytes), certificateSha256, madeAt };
}

/** Written in the PDF, in the language of the minutes. */
