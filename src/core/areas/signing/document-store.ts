/** Documents of one kind that are signed at the desk: what they say to it, and where their locks and parts stand. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { SignedOutside } from '../../../drawing/signing/appearances.ts';
import type { ContentLock, ContentLockRepo } from '../../db/repos/content-lock.repo.ts';
import type { DocumentPartRepo } from '../../db/repos/document-part.repo.ts';

/** Certificate of an authority or of a seal, as a content names it. */
export type NamedCertificate = NonNullable<MinutesContent2['seal']>;

/** Who signs, as their certificate and their field name them. */
export interface DocumentSignatory {
  readonly id: string;
  readonly name: string;
  readonly capacity: string;
}

/** What a locked content says to whoever signs it, whatever else it holds. */
export interface SignableContent {
  readonly number: string;
  readonly timeZone: string;
  /** Undefined in contents older than certificates. */
  readonly authority?: NamedCertificate | undefined;
  /** Certificate that will seal; null when any may. */
  readonly seal: NamedCertificate | null;
  /** In the order of their fields. */
  readonly signatories: readonly DocumentSignatory[];
}

/** One lock of what a document is about: a passage, or a session. */
export interface OwnedLock {
  readonly ownerId: string;
  readonly lock: ContentLock;
}

/** Where the signatures of a document stand. */
export interface SigningState {
  /** The lock that may be signed; null when none may. */
  readonly lock: ContentLock | null;
  /** Ids of the members who signed neither here nor outside. */
  readonly awaited: readonly string[];
  /** Hash of a member's PIN; null when they have none. */
  pinHash(jurorId: string): string | null;
}

/** Documents of one kind, by the id of what they are about. */
export interface DocumentStore {
  readonly locks: Pick<ContentLockRepo, 'standing' | 'sign'>;
  readonly parts: DocumentPartRepo;
  contentOf(lock: ContentLock): SignableContent;
  /** The pages with empty fields. */
  base(lock: ContentLock): Promise<Uint8Array>;
  /** Files signed outside that stand for members, which the seal names. */
  outside(document: OwnedLock): readonly SignedOutside[];
  /** As it is now; null when there is no such owner. */
  state(ownerId: string): SigningState | null;
}
