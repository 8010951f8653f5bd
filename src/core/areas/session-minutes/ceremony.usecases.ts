/** A member reads the documents of the day to their last pages, then signs all of them with one PIN and one signature. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { CeremonyDocument } from '../../../shared/areas/session-minutes.ts';
import type { Answer, ErrorCode } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { lockedContent, unsignedJurorIds } from '../passage/index.ts';
import type { PassageStore } from '../passage/index.ts';
import { awaitedOf, lockedSession, openLock } from './session-documents.ts';

type Area = AreaHandlers<'sessionMinutes'>;

/** Signing one document, as its own area does it. */
interface Signing {
  readonly passage: AreaHandlers<'minutes'>['sign'];
  readonly session: Area['sign'];
}

/** Refusals that hold for every document: nothing more is tried after one. */
const HOLDS_FOR_ALL: readonly ErrorCode[] = [
  'pin-wrong',
  'pin-throttled',
  'pin-not-set',
  'signature-empty',
  'signature-invalid',
];

export function createCeremony(
  { repos }: Pick<Deps, 'repos'>,
  store: Pick<PassageStore, 'load'>,
  sign: Signing,
): Pick<Area, 'toSign' | 'signAll'> {
  function passagesToSign(sessionId: string, jurorId: string): readonly CeremonyDocument[] {
    return repos.passages.ofSession(sessionId).flatMap(({ id }): CeremonyDocument[] => {
      const facts = store.load(id);
      const lock = facts?.lock ?? null;
      if (facts === null || lock === null || facts.state.stage !== 'signature') return [];
      if (!unsignedJurorIds(facts).includes(jurorId)) return [];
      const { candidate, number, test } = lockedContent(lock);
      const title = `${candidate.lastName} ${candidate.firstName}, ${test.title}`;
      return [{ kind: 'passage', id, number, title, contentDigest: lock.contentDigest }];
    });
  }

  function sessionToSign(sessionId: string, jurorId: string): readonly CeremonyDocument[] {
    const lock = openLock(repos, sessionId);
    if (lock === null || !awaitedOf(repos, sessionId, lock).some(({ id }) => id === jurorId)) return [];
    const { number, session } = lockedSession(lock);
    return [
      { kind: 'session', id: sessionId, number, title: session.title, contentDigest: lock.contentDigest },
    ];
  }

  return {
    toSign: ({ jurorId, sessionId }) =>
      repos.sessions.get(sessionId) === null
        ? notFound({ sessionId })
        : granted([...passagesToSign(sessionId, jurorId), ...sessionToSign(sessionId, jurorId)]),

    signAll: async ({ documents, jurorId, pin, sessionId, svg }, caller) => {
      const awaiting = [...passagesToSign(sessionId, jurorId), ...sessionToSign(sessionId, jurorId)];
      const signed: string[] = [];
      const refused: { id: string; code: ErrorCode }[] = [];
      for (const { contentDigest, id, kind } of documents) {
        const document = awaiting.find((each) => each.id === id && each.kind === kind);
        if (document === undefined) {
          refused.push({ id, code: 'not-found' });
          continue;
        }
        const act = { jurorId, pin, svg, contentDigest };
        const done: Answer<unknown> =
          kind === 'passage'
            ? await sign.passage({ passageId: id, ...act }, caller)
            : await sign.session({ sessionId: id, ...act }, caller);
        if (done.ok) signed.push(document.number);
        else if (signed.length === 0 && HOLDS_FOR_ALL.includes(done.code)) return done;
        else refused.push({ id, code: done.code });
      }
      // Whoever signed nothing was granted nothing, whatever PIN they gave.
      const [first] = refused;
      return signed.length === 0 && first !== undefined
        ? refuse(first.code, { ids: refused.map(({ id }) => id) })
        : granted({ signed, refused });
    },
  };
}
