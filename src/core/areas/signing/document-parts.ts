/** The parts of a signed document: read, prepared after one another, and stored whole or not at all. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { DocumentStore, OwnedLock } from './document-store.ts';
import type { Write } from './signing-context.ts';
import type { Refusal } from '../../kernel/refusal.ts';

/** Something ready to be stored, to be called once inside the transaction of the caller. */
export interface ReadyPart {
  /** Instant written in the signature. */
  readonly at: Instant;
  /** The whole document with this part. */
  readonly pdf: Uint8Array;
  /** Checks that nothing moved since, then writes parts, keys and rows; `content-changed` when something did. */
  store(): Answer<null>;
}

export interface DocumentParts {
  /** Parts as stored; a base just rendered when nobody has signed yet. */
  of(document: OwnedLock): Promise<Answer<readonly DocumentPart[]>>;
  /** The part after those `before`; `write` stores what goes with it. Until then not even the base is kept. */
  ready(document: OwnedLock, before: readonly DocumentPart[], part: DocumentPart, write: Write): ReadyPart;
  /** Logs why a document could not be made, and refuses. */
  failed(area: string, error: unknown): Refusal;
}

/** Parts of the documents of one kind. */
export function createDocumentParts(
  deps: Pick<Deps, 'clock' | 'logFailure'>,
  { base, locks, parts }: Pick<DocumentStore, 'base' | 'locks' | 'parts'>,
): DocumentParts {
  function failed(area: string, error: unknown): Refusal {
    deps.logFailure(area, error);
    return { ok: false, code: 'document-failed' };
  }

  return {
    failed,
    of: async ({ lock, ownerId }) => {
      const stored = parts.parts(ownerId, lock.revision);
      if (stored.length > 0) return { ok: true, value: stored };
      try {
        const bytes = await base(lock);
        const madeAt = deps.clock.read().wall;
        return { ok: true, value: [{ kind: 'base', bytes, sha256: sha256Hex(bytes), madeAt }] };
      } catch (error) {
        return failed('signing.base', error);
      }
    },
    ready: ({ lock, ownerId }, before, part, write) => {
      const { contentDigest, revision } = lock;
      const storedCount = parts.count(ownerId, revision);
      return {
        at: part.madeAt,
        pdf: joined([...before, part]),
        store: () => {
          const standing = locks.standing(ownerId);
          const isSame =
            standing?.revision === revision &&
            standing.contentDigest === contentDigest &&
            parts.count(ownerId, revision) === storedCount;
          if (!isSame) return { ok: false, code: 'content-changed' };
          write();
          for (const added of [...before.slice(storedCount), part]) parts.append(ownerId, revision, added);
          return { ok: true, value: null };
        },
      };
    },
  };
}

/** Parts laid end to end. */
export function joined(parts: readonly Pick<DocumentPart, 'bytes'>[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes)));
}
