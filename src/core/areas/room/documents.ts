/**
 * Documents that a member signs from their own device: those that await them, and those that they signed. A document is named
 * by the digest of its content, so that what is signed is what was shown, or nothing.
 */
import { sessionContentSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories } from '../../../domain/session-minutes/session-signatories.ts';
import { signedOutside } from '../../../domain/minutes/signing-state.ts';
import type { RoomDocument } from '../../../shared/areas/room.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ContentLock, LockRevision, StoredSignature } from '../../db/repos/content-lock.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { wholeDocument } from '../minutes/index.ts';
import { lockedContent, signatoriesOf } from '../passage/index.ts';
import type { SigningDesk } from '../signing/index.ts';

type Handlers = Pick<AreaHandlers<'room'>, 'documents' | 'document' | 'sign'>;

/** Signing and reading, as the desk does both. */
export interface DeskDocuments {
  readonly desk: Pick<SigningDesk, 'document'>;
  readonly signPassage: AreaHandlers<'minutes'>['sign'];
  readonly signRectification: AreaHandlers<'rectifications'>['sign'];
  readonly session: Pick<AreaHandlers<'sessionMinutes'>, 'preview' | 'read' | 'sign'>;
}

type Repos = Deps['repos'];

/** A document as its member finds it, with what reads and signs it. */
interface Found {
  readonly shown: RoomDocument;
  readonly read: (caller: Caller) => Answer<Uint8Array> | Promise<Answer<Uint8Array>>;
  readonly sign: (
    by: { readonly pin: string; readonly svg: string },
    caller: Caller,
  ) => Promise<Answer<unknown>>;
}

export function createRoomDocuments({ repos }: Pick<Deps, 'repos'>, parts: DeskDocuments): Handlers {
  function withJuror<Value>(
    caller: Caller,
    then: (documents: readonly Found[]) => Answer<Value> | Promise<Answer<Value>>,
  ): Answer<Value> | Promise<Answer<Value>> {
    if (caller.role !== 'juror') return refuse('not-for-this-device');
    if (repos.roomDevices.endOf(caller.device) !== null) return refuse('device-ended');
    return then(documentsOf(repos, parts, caller.seat));
  }

  const named = (documents: readonly Found[], documentId: string) =>
    documents.find(({ shown }) => shown.documentId === documentId);

  return {
    documents: (_request, caller) =>
      withJuror(caller, (documents) => granted(documents.map(({ shown }) => shown))),
    document: ({ documentId }, caller) =>
      withJuror(
        caller,
        (documents) => named(documents, documentId)?.read(caller) ?? notFound({ documentId }),
      ),
    sign: ({ documentId, ...by }, caller) =>
      withJuror(caller, async (documents): Promise<Answer<RoomDocument>> => {
        const found = named(documents, documentId);
        // Another content stands since, or none: what was shown is not signed any more.
        if (found === undefined) return refuse('content-changed');
        if (found.shown.state === 'signed') return refuse('already-signed');
        const signed = await found.sign(by, caller);
        if (!signed.ok) return signed;
        if (caller.role !== 'juror') return refuse('not-for-this-device');
        const after = named(documentsOf(repos, parts, caller.seat), documentId);
        return after === undefined ? refuse('content-changed') : granted(after.shown);
      }),
  };
}

function documentsOf(
  repos: Repos,
  parts: DeskDocuments,
  { jurorId, sessionId }: { readonly jurorId: string; readonly sessionId: string },
): readonly Found[] {
  return [
    ...repos.passages.ofSession(sessionId).flatMap(({ id }) => ofPassage(repos, parts, id, jurorId)),
    ...ofSession(repos, parts, sessionId, jurorId),
  ];
}

function ofPassage(repos: Repos, parts: DeskDocuments, passageId: string, jurorId: string): readonly Found[] {
  return standing(repos.locks.revisions(passageId)).flatMap((lock): readonly Found[] => {
    if (!signatoriesOf(lock).some(({ id }) => id === jurorId)) return [];
    const { contentDigest } = lock;
    const { candidate, number, rectification, test } = lockedContent(lock);
    const archivedId = repos.minutes.idOfContent(contentDigest);
    const isOutside = signedOutside(repos.external.ofLock(passageId, lock.revision)).has(jurorId);
    const shown: RoomDocument = {
      documentId: contentDigest,
      kind: 'minutes',
      number,
      title: `${candidate.lastName} ${candidate.firstName}, ${test.title}`,
      ...stateOf(repos.locks.signatures(passageId, lock.revision), jurorId, isOutside || archivedId !== null),
    };
    return [
      {
        shown,
        read: () => {
          const files = archivedId === null ? null : repos.minutes.files(archivedId);
          if (archivedId === null || files === null) return parts.desk.document({ passageId, lock });
          return granted(wholeDocument(files, repos.timestamps.increments(archivedId)));
        },
        sign: async (by, caller) => {
          const act = { jurorId, contentDigest, ...by };
          if (rectification === undefined) return parts.signPassage({ passageId, ...act }, caller);
          const minutesId = repos.minutes.idOfPassage(passageId) ?? '';
          return parts.signRectification({ minutesId, ...act }, caller);
        },
      },
    ];
  });
}

function ofSession(repos: Repos, parts: DeskDocuments, sessionId: string, jurorId: string): readonly Found[] {
  return standing(repos.sessionLocks.revisions(sessionId)).flatMap((lock): readonly Found[] => {
    const content = sessionContentSchema.parse(JSON.parse(lock.content));
    if (!sessionSignatories(content).some(({ id }) => id === jurorId)) return [];
    const { contentDigest } = lock;
    const archivedId = repos.sessionMinutes.idOfContent(contentDigest);
    const shown: RoomDocument = {
      documentId: contentDigest,
      kind: 'session-minutes',
      number: content.number,
      title: content.session.title,
      ...stateOf(repos.sessionLocks.signatures(sessionId, lock.revision), jurorId, archivedId !== null),
    };
    return [
      {
        shown,
        read: async (caller) => {
          if (archivedId !== null) return parts.session.read({ sessionMinutesId: archivedId }, caller);
          const document = await parts.session.preview({ sessionId }, caller);
          // Voided while its pages were made: they would be those of a draft.
          const isStanding = repos.sessionLocks.standing(sessionId)?.contentDigest === contentDigest;
          return isStanding ? document : refuse('content-changed');
        },
        sign: async (by, caller) => parts.session.sign({ sessionId, jurorId, contentDigest, ...by }, caller),
      },
    ];
  });
}

/** Voided contents are nobody's to sign, and what was signed of them is void. */
function standing(revisions: readonly LockRevision[]): readonly ContentLock[] {
  return revisions.filter(({ voided }) => voided === null);
}

/** `isDone`: nothing is awaited of the member, though they did not sign here. */
function stateOf(
  signatures: readonly StoredSignature[],
  jurorId: string,
  isDone: boolean,
): Pick<RoomDocument, 'state' | 'at'> {
  const own = signatures.find((signature) => signature.jurorId === jurorId);
  if (own !== undefined) return { state: 'signed', at: own.signedAt };
  return { state: isDone ? 'signed' : 'to-sign', at: null };
}
