/** What was locked stays as it was, holds every sealed mark, is signed by those who decided, under a number of its own. */
import { createHash } from 'node:crypto';
import type { LockRow } from './facts.ts';
import { createStarts, refilled } from './start-facts.ts';
import type { Rule, World } from './world.ts';

interface Content {
  readonly number: string;
  readonly competences: readonly {
    readonly criteria: readonly {
      readonly id: string;
      readonly marks: readonly {
        readonly jurorId: string;
        readonly levelId?: string;
        readonly mark?: string;
      }[];
    }[];
  }[];
}

const WHOLE_EVERY = 40;

export function createMinutesRules(): readonly Rule[] {
  return [createSealedRule(), createSignerRule(), createContentRule(), createNumberRule(), createTieRule()];
}

const contentOf = ({ content }: LockRow): Content => JSON.parse(content) as Content;
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Marks are read when they are sealed, and looked for in each content that is locked afterwards. */
function createSealedRule(): Rule {
  const sealed = new Map<string, Map<string, ReadonlyMap<string, string>>>();
  /** How often each grid was sealed again: only then may its marks be others. */
  const resealed = new Map<string, number>();
  let known = 0;
  let sealCount = 0;
  return {
    name: 'a sealed mark is in every later minutes',
    remember: () => {
      const again = [
        refilled(resealed),
        refilled(sealed),
        ...[...sealed.values()].map((ofPassage) => refilled(ofPassage)),
      ];
      const counts = [known, sealCount] as const;
      return () => {
        for (const refill of again) refill();
        [known, sealCount] = counts;
      };
    },
    judge: (_step, world) => {
      const { facts } = world;
      const seals = ['grid_seal', 'grid_reopening', 'grid_reseal'].reduce(
        (sum, table) => sum + facts.count(table),
        0,
      );
      const rows = seals === sealCount ? [] : facts.rows(SEALS);
      sealCount = seals;
      for (const { is_open, juror_id, passage_id, times } of rows) {
        const grid = `${String(passage_id)} ${String(juror_id)}`;
        const ofPassage = sealed.get(String(passage_id)) ?? new Map<string, ReadonlyMap<string, string>>();
        sealed.set(String(passage_id), ofPassage);
        if (is_open === 1) ofPassage.delete(String(juror_id));
        else if (!ofPassage.has(String(juror_id)) || resealed.get(grid) !== Number(times)) {
          resealed.set(grid, Number(times));
          ofPassage.set(String(juror_id), marksOf(world, String(passage_id), String(juror_id)));
        }
      }
      const fresh = facts.locks(known);
      known += fresh.length;
      return fresh.flatMap((lock) => missingMarks(contentOf(lock), sealed.get(lock.passage_id) ?? new Map()));
    },
  };
}

const SEALS = `SELECT s.passage_id, s.juror_id, (SELECT count(*) FROM grid_reopening AS r
    JOIN grid_reseal AS k ON k.reopening = r.position
    WHERE r.passage_id = s.passage_id AND r.juror_id = s.juror_id) AS times,
  EXISTS (SELECT 1 FROM grid_reopening AS r WHERE r.passage_id = s.passage_id AND r.juror_id = s.juror_id
    AND NOT EXISTS (SELECT 1 FROM grid_reseal AS k WHERE k.reopening = r.position)) AS is_open FROM grid_seal AS s`;

function marksOf({ facts }: World, passageId: string, jurorId: string): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const entries = facts.rows(
    `SELECT target_id, value FROM grid_entry WHERE kind = 'mark' AND passage_id = ? AND juror_id = ? ORDER BY id`,
    passageId,
    jurorId,
  );
  for (const { target_id, value } of entries) {
    if (value === null) marks.delete(String(target_id));
    else marks.set(String(target_id), String(value));
  }
  return marks;
}

function missingMarks(
  { competences }: Content,
  sealed: ReadonlyMap<string, ReadonlyMap<string, string>>,
): readonly string[] {
  const printed = new Set(
    competences.flatMap(({ criteria }) =>
      criteria.flatMap(({ id, marks }) =>
        marks.map(({ jurorId, levelId, mark }) => `${jurorId} ${id} ${mark ?? levelId ?? ''}`),
      ),
    ),
  );
  return [...sealed].flatMap(([jurorId, marks]) => {
    const missing = [...marks].filter(
      ([criterionId, level]) => !printed.has(`${jurorId} ${criterionId} ${level}`),
    );
    return missing.length === 0
      ? []
      : [`${String(missing.length)} sealed marks of ${jurorId} are not in the content`];
  });
}

/** Those who sat when the decision was taken, by the composition at the start and the passage's own acts. */
function createSignerRule(): Rule {
  const starts = createStarts();
  const sitters = new Map<string, readonly string[]>();
  let decisions = 0;
  let archived = 0;
  return {
    name: 'who signs sat at the decision',
    remember: () => {
      const again = [starts.remember(), refilled(sitters)];
      const counts = [decisions, archived] as const;
      return () => {
        for (const refill of again) refill();
        [decisions, archived] = counts;
      };
    },
    judge: (_step, world) => {
      const { facts } = world;
      starts.follow(world);
      const taken = facts.rows(
        'SELECT passage_id FROM jury_decision ORDER BY id LIMIT -1 OFFSET ?',
        decisions,
      );
      for (const { passage_id } of taken) {
        const passageId = String(passage_id);
        sitters.set(passageId, sittingNow(world, passageId, starts));
      }
      decisions += taken.length;
      const fresh = facts.rows(
        'SELECT passage_id, revision FROM minutes ORDER BY rowid LIMIT -1 OFFSET ?',
        archived,
      );
      archived += fresh.length;
      return fresh.flatMap(({ passage_id, revision }) => {
        const signed = signersOf(world, String(passage_id), Number(revision));
        const sat = [...(sitters.get(String(passage_id)) ?? [])].toSorted();
        return signed.join() === sat.join()
          ? []
          : [`signed by ${signed.join(', ')} but decided by ${sat.join(', ')}`];
      });
    },
  };
}

/** Convened members as frozen at the start, then each act of the passage in its order. */
function sittingNow(
  world: World,
  passageId: string,
  starts: ReturnType<typeof createStarts>,
): readonly string[] {
  const { facts } = world;
  const members =
    starts.passages.get(passageId)?.members ?? facts.members(facts.passage(passageId)?.session_id ?? '');
  const voting = members.filter(({ is_consultative }) => is_consultative === 0).map(({ id }) => id);
  const sitting = new Set(
    members
      .filter(
        ({ id, is_substitute, presence }) =>
          voting.includes(id) && presence !== 'absent' && is_substitute !== 1,
      )
      .map(({ id }) => id),
  );
  const left = new Set<string>();
  for (const { payload, type } of facts.events(passageId)) {
    const { jurorId = '', mayVote, presence } = JSON.parse(payload) as Act;
    // Who came at the reception and was made an adviser before the start has a seat, and no voice.
    const isVoiced = voting.includes(jurorId) || !members.some(({ id }) => id === jurorId);
    // A departure that is taken back gives nobody a voice that they had not before it.
    const isBack =
      (type === 'withdrawal-undone' && left.has(jurorId)) ||
      (type === 'member-arrived' && mayVote === true && isVoiced);
    const isGone = type === 'member-withdrawn' || (type === 'presence-set' && presence === 'absent');
    if (type === 'member-withdrawn' && sitting.has(jurorId)) left.add(jurorId);
    if (isGone) sitting.delete(jurorId);
    else if (isBack || (type === 'presence-set' && voting.includes(jurorId))) sitting.add(jurorId);
  }
  const unfit = facts.withdrawn(passageId);
  return [...sitting].filter((id) => !unfit.has(id));
}

interface Act {
  readonly jurorId?: string;
  readonly mayVote?: boolean;
  readonly presence?: string;
}

function signersOf({ facts }: World, passageId: string, revision: number): readonly string[] {
  const here = facts.rows(
    'SELECT juror_id FROM signature WHERE passage_id = ? AND revision = ?',
    passageId,
    revision,
  );
  const outside = facts.rows(
    `SELECT juror_id FROM external_signature JOIN external_document ON id = document_id
     WHERE passage_id = ? AND revision = ? AND id NOT IN (SELECT document_id FROM external_withdrawal)`,
    passageId,
    revision,
  );
  return [...new Set([...here, ...outside].map(({ juror_id }) => String(juror_id)))].toSorted();
}

/** No byte of a lock, of a sealed file or of its data changes. */
function createContentRule(): Rule {
  const digests = new Map<string, string>();
  let steps = 0;
  return {
    name: 'nothing changes what was locked',
    remember: () => refilled(digests),
    judge: (step, { facts }) => {
      steps += 1;
      if (step.isTurn !== true && steps % WHOLE_EVERY !== 0) return [];
      const kept = [
        ...facts.locks().map(({ content, content_digest, passage_id, revision }) => ({
          name: `lock ${passage_id} ${String(revision)}`,
          digest: sha256(content),
          stated: content_digest,
        })),
        ...facts
          .rows(
            'SELECT minutes_id, pdf, json, pdf_sha256, json_sha256 FROM minutes_file JOIN minutes ON id = minutes_id',
          )
          .flatMap(({ json, json_sha256, minutes_id, pdf, pdf_sha256 }) => [
            { name: `pdf ${String(minutes_id)}`, digest: sha256(pdf as Buffer), stated: String(pdf_sha256) },
            { name: `json ${String(minutes_id)}`, digest: sha256(String(json)), stated: String(json_sha256) },
          ]),
      ];
      const gone = [...digests.keys()].filter((name) => kept.every((each) => each.name !== name));
      const faults = kept.flatMap(({ digest, name, stated }) => {
        const before = digests.get(name) ?? digest;
        digests.set(name, before);
        return digest === before && digest === stated ? [] : [`${name} changed`];
      });
      return [...faults, ...gone.map((name) => `${name} is gone`)];
    },
  };
}

/** A number belongs to one passage for ever; one that a restore took away is never given again, not even to the same passage. */
function createNumberRule(): Rule {
  const owners = new Map<string, string>();
  const spent = new Set<string>();
  return {
    name: 'a number is never given twice',
    remember: () => {
      const then = new Set(owners.keys());
      return () => {
        for (const number of owners.keys()) if (!then.has(number)) spent.add(number);
      };
    },
    judge: (_step, { facts }) => {
      const given = [
        ...facts.rows('SELECT number, passage_id FROM minutes_number'),
        ...facts.rows('SELECT number, passage_id FROM minutes'),
      ];
      return given.flatMap(({ number, passage_id }) => {
        const owner = owners.get(String(number)) ?? String(passage_id);
        owners.set(String(number), owner);
        if (spent.has(String(number))) return [`${String(number)} was given before a restore and after it`];
        return owner === passage_id
          ? []
          : [`${String(number)} was given to ${owner} and to ${String(passage_id)}`];
      });
    },
  };
}

/** A tie decides nothing by itself, on a result as on the decision. */
function createTieRule(): Rule {
  const TIED = `json_extract(vote, '$.for') > 0 AND json_extract(vote, '$.for') = json_extract(vote, '$.against')`;
  return {
    name: 'a tied vote is settled by a casting vote',
    judge: (_step, { facts }) =>
      facts
        .rows(
          `SELECT 'result' AS record, id FROM result_change
           WHERE ${TIED} AND json_extract(vote, '$.hasCastingVote') IS NOT 1
           UNION ALL SELECT 'decision', id FROM jury_decision WHERE ${TIED} AND has_casting_vote = 0`,
        )
        .map(({ id, record }) => `${String(record)} ${String(id)} stands on a tie`),
  };
}
