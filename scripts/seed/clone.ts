/** One more session, or one more archived passage, made from the played one and written through the repos. */
import { createRepos } from '../../src/core/db/repos.ts';
import type { Decision } from '../../src/domain/assessment/assessment.types.ts';
import { testOutcome } from '../../src/domain/minutes/stated-result.ts';
import { canonicalJson } from '../../src/domain/minutes/canonical.ts';
import type { MinutesContent, MinutesFile } from '../../src/domain/minutes/minutes.schema.ts';
import { indexOf } from '../../src/core/areas/minutes/index.ts';
import { createPassageStore } from '../../src/core/areas/passage/index.ts';
import { chainHead } from '../../src/core/db/chain.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { createJuryMemberRepo } from '../../src/core/db/repos/jury-member.repo.ts';
import { createSessionRepo } from '../../src/core/db/repos/session.repo.ts';
import { sha256Hex } from '../../src/core/documents/minutes-file.ts';
import { birthDate, candidateNames, plannedTime } from './people.ts';
import { smallPdf } from './small-pdf.ts';
import type { Played, Template } from './template.ts';

/** Numbers above it are instants, and move with the day. */
const LEAST_INSTANT = 1_000_000_000_000;
/** Each so-manieth candidate is refused. */
const REFUSED_EACH = 5;
const REFUSAL = 'La cible n’est pas définie.';

export interface SessionToMake {
  readonly title: string;
  /** Distance to the day of the played passage, in ms. */
  readonly shiftMs: number;
}

export interface SeededSession {
  readonly template: Template;
  /** New id of each member, by the played one's. */
  readonly jurorIds: ReadonlyMap<string, string>;
  readonly day: string;
}

export interface PassageToMake {
  /** Rank among all that are seeded. */
  readonly index: number;
  readonly position: number;
  readonly sequence: number;
  readonly number: string;
  readonly pdfBytes: number;
}

export interface Seeder {
  session(make: SessionToMake): SeededSession;
  /** Answers the id of the archived minutes. */
  passage(session: SeededSession, make: PassageToMake): string;
}

/** Writes copies; the caller owns the transaction. */
export function createSeeder(
  db: WritableDatabase,
  { signatures, template }: Played,
  newId: () => string,
): Seeder {
  const store = createPassageStore(createRepos(db));
  const sessions = createSessionRepo(db);
  const members = createJuryMemberRepo(db);

  function session({ shiftMs, title }: SessionToMake): SeededSession {
    const jurorIds = new Map(template.members.map(({ id }) => [id, newId()]));
    const day = new Date(template.session.createdAt + shiftMs).toISOString().slice(0, 10);
    const moved = rewritten(
      template,
      [
        [template.session.id, newId()],
        [template.session.title, title],
        [template.session.date, day],
        ...jurorIds,
      ],
      shiftMs,
    );
    sessions.insert(moved.session);
    for (const member of moved.members) members.insert(member);
    store.freezes.freezeSession(moved.session.id, 'start', moved.sessionFreeze, moved.session.createdAt);
    return { template: moved, jurorIds, day };
  }

  /** What happened up to the lock, but for the journal, which names the content's digest. */
  function hold({
    declarations,
    freeze,
    grids,
    markedAt,
    passage,
    decidedAtVersion,
    decision,
  }: Template): void {
    store.passages.insert(passage);
    for (const declaration of declarations) store.declarations.append(passage.id, declaration);
    store.freezes.freezePassage(passage.id, 'start', freeze, { at: passage.createdAt, passageVersion: 1 });
    const stamp = { at: markedAt, phaseId: null, elapsedMs: null };
    for (const { entries, jurorId } of grids) {
      for (const entry of entries) store.grids.append(passage.id, jurorId, entry, stamp);
      store.grids.seal(passage.id, jurorId, markedAt);
    }
    store.deliberation.appendDecision(passage.id, decision, decidedAtVersion);
  }

  /** Files of the form that holds the signatures itself: they need no certificate, so that no document is signed anew. */
  function archive(
    made: Template,
    content: MinutesContent,
    jurorIds: SeededSession['jurorIds'],
    pdfBytes: number,
  ): string {
    const passageId = made.passage.id;
    const canonical = canonicalJson(content);
    const contentDigest = sha256Hex(canonical);
    store.locks.lock(passageId, { revision: 1, content: canonical, contentDigest, lockedAt: made.lockedAt });
    const named = rewritten(made.entries, [[made.contentDigest, contentDigest]]);
    store.journal.append(passageId, named, made.state);
    const given = signatures.map((signature) => ({
      ...signature,
      jurorId: jurorIds.get(signature.jurorId) ?? '',
      contentDigest,
      signedAt: made.lockedAt,
    }));
    for (const signature of given) store.locks.sign(passageId, 1, signature);
    const file: MinutesFile = {
      schema: 'pupitre.minutes-file/1',
      content,
      contentDigest,
      signatures: given.map((signature) => {
        const member = content.members.find(({ id }) => id === signature.jurorId);
        return { ...signature, name: member?.name ?? '', capacity: member?.capacity ?? '' };
      }),
    };
    const json = canonicalJson(file);
    const pdf = smallPdf(content.number, pdfBytes);
    const minutesId = newId();
    store.minutes.insert(
      {
        ...indexOf(content),
        minutesId,
        passageId,
        contentDigest,
        pdfSha256: sha256Hex(pdf),
        jsonSha256: sha256Hex(json),
        archivedAt: made.archivedAt,
      },
      { pdf, json },
    );
    return minutesId;
  }

  return {
    session,
    passage: ({ day, jurorIds, template: held }, { index, number, pdfBytes, position, sequence }) => {
      const passageId = newId();
      const { firstName, lastName } = candidateNames(index);
      const made = rewritten(held, [
        [held.passage.id, passageId],
        [held.passage.candidate.lastName, lastName],
        [held.passage.candidate.firstName, firstName],
        [held.passage.candidate.birthDate, birthDate(index)],
        [held.content.number, number],
      ]);
      const placed = { ...made.passage, position, plannedTime: plannedTime(position) };
      const isRefused = index % REFUSED_EACH === REFUSED_EACH - 1;
      const verdict = isRefused ? ({ outcome: 'refused', reason: REFUSAL } as const) : {};
      const decided = { ...made.decision, ...verdict };
      hold({ ...made, passage: placed, freeze: { ...made.freeze, passage: placed }, decision: decided });
      store.locks.assignNumber(passageId, Number(day.slice(0, 4)), sequence, number);
      const content = { ...withVerdict(made.content, decided), chain: chainHead(db) };
      return archive(made, content, jurorIds, pdfBytes);
    },
  };
}

/** The content with another outcome and its reason. */
function withVerdict(content: MinutesContent, { outcome, reason }: Pick<Decision, 'outcome' | 'reason'>) {
  if (content.schema === 'pupitre.minutes/1')
    return { ...content, decision: { ...content.decision, outcome, reason } };
  return { ...content, result: { ...content.result, outcome: testOutcome(outcome), reason } };
}

/** The record with each word in the place of another, and its instants moved. */
function rewritten<Value>(
  record: Value,
  words: readonly (readonly [from: string, to: string])[],
  shiftMs = 0,
): Value {
  const text = words.reduce(
    (whole, [from, to]) => whole.replaceAll(inJson(from), inJson(to)),
    JSON.stringify(record),
  );
  if (shiftMs === 0) return JSON.parse(text) as Value;
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'number' && value > LEAST_INSTANT ? value + shiftMs : value,
  ) as Value;
}

function inJson(word: string): string {
  return JSON.stringify(word).slice(1, -1);
}
