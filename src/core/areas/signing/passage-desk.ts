/** The desk for the documents of passages: minutes, and rectifications of them. */
import { laterFacts } from '../../../domain/minutes/later-facts.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import { lockedContent, signatoriesOf, unsignedJurorIds } from '../passage/index.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';
import type { DocumentStore, OwnedLock, SignableContent, SigningState } from './document-store.ts';
import type { SignedDocuments } from './signed-documents.ts';
import type { CertificateDesk, Commit, MemberAct, OpenDesk } from './signing-desk.ts';

/** One lock of one passage. */
export interface LockedDocument {
  readonly passageId: string;
  readonly lock: ContentLock;
}

export interface SigningDesk extends CertificateDesk {
  /** The locked document as signed so far. */
  document(document: LockedDocument): Promise<Answer<Uint8Array>>;
  /** Checks the PIN and prepares the member's signature on the lock that stands; what the stage allows is the caller's to check. */
  sign<Value>(facts: PassageFacts, act: MemberAct, commit: Commit<Value>): Promise<Answer<Value>>;
  /** Prepares the seal over the document that all have signed. */
  seal<Value>(document: LockedDocument, commit: Commit<Value>): Promise<Answer<Value>>;
}

/** The desk, opened to what passages lock. */
export function createPassageDesk(
  open: OpenDesk,
  store: PassageStore,
  documents: Pick<SignedDocuments, 'base'>,
): SigningDesk {
  const desk = open(documentsOf(store, documents));
  return {
    certificates: () => desk.certificates(),
    isActive: (authority) => desk.isActive(authority),
    document: (document) => desk.document(owned(document)),
    sign: (facts, act, commit) =>
      desk.sign({ ownerId: facts.passage.id, state: stateOf(facts) }, act, commit),
    seal: (document, commit) => desk.seal(owned(document), commit),
  };
}

function owned({ lock, passageId }: LockedDocument): OwnedLock {
  return { ownerId: passageId, lock };
}

function documentsOf(store: PassageStore, documents: Pick<SignedDocuments, 'base'>): DocumentStore {
  return {
    locks: store.locks,
    parts: store.parts,
    contentOf: signable,
    base: (lock) => documents.base(lockedContent(lock), lock.contentDigest),
    outside: ({ lock, ownerId }) => signedOutside(store, ownerId, lock),
    state: (passageId) => {
      const facts = store.load(passageId);
      return facts === null ? null : stateOf(facts);
    },
  };
}

function signable(lock: ContentLock): SignableContent {
  const content = lockedContent(lock);
  const { authority, number, timeZone } = content;
  return { authority, number, timeZone, seal: laterFacts(content).seal, signatories: signatoriesOf(lock) };
}

function stateOf(facts: PassageFacts): SigningState {
  return {
    lock: facts.lock,
    awaited: unsignedJurorIds(facts),
    pinHash: (jurorId) => facts.members.find(({ id }) => id === jurorId)?.pinHash ?? null,
  };
}

/** The seal says who signed outside: their own fields stay empty. */
function signedOutside({ external }: Pick<PassageStore, 'external'>, passageId: string, lock: ContentLock) {
  const { members } = lockedContent(lock);
  return external
    .ofLock(passageId, lock.revision)
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ jurorIds, kind, sha256 }) => ({
      names: members.filter(({ id }) => jurorIds.includes(id)).map(({ name }) => name),
      kind,
      sha256,
    }));
}
