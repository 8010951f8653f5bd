/** What minutes are made from, as it stood when a passage, or the first of its session, started. */
import type { MemberRow } from './facts.ts';
import type { World } from './world.ts';

export interface SessionFacts {
  readonly organisation: string;
  readonly status: string;
  readonly certification: { readonly id: string; readonly version: string; readonly digest: string };
  readonly scale: unknown;
  readonly threshold: unknown;
  readonly isThresholdConfirmed: unknown;
  readonly blocValidityYears: unknown;
  readonly rules: { readonly minMembers: number; readonly quorum: number; readonly minExternalShare: number };
}

export interface PassageFacts {
  readonly members: readonly MemberRow[];
  readonly candidate: Readonly<Record<string, unknown>>;
  readonly evaluatorChoice: unknown;
  readonly caseTitle: unknown;
  readonly otherMeasures: readonly string[];
  readonly attachments: readonly string[];
  /** Number of events of the passage at its start, that one included. */
  readonly version: number;
}

export interface Starts {
  readonly sessions: ReadonlyMap<string, SessionFacts>;
  readonly passages: ReadonlyMap<string, PassageFacts>;
  /** Takes note of what has started since; a start that was undone has not. */
  follow(world: World): void;
  /** What it noted so far; called, it has noted that again. */
  remember(): () => void;
}

export function createStarts(): Starts {
  const sessions = new Map<string, SessionFacts>();
  const passages = new Map<string, PassageFacts>();
  let events = 0;
  return {
    sessions,
    passages,
    remember: () => {
      const again = [refilled(sessions), refilled(passages)];
      const known = events;
      return () => {
        for (const refill of again) refill();
        events = known;
      };
    },
    follow: (world) => {
      const { facts } = world;
      const count = facts.count('passage_event');
      if (count === events) return;
      events = count;
      const running = new Map(
        facts
          .rows(
            `SELECT passage_id AS id, max(seq) AS version, sum(type = 'phase-started') - sum(type = 'start-undone') AS starts
             FROM passage_event GROUP BY passage_id HAVING starts > 0`,
          )
          .map(({ id, version }) => [String(id), Number(version)]),
      );
      for (const id of passages.keys()) if (!running.has(id)) passages.delete(id);
      const begun = new Set<string>();
      for (const [id, version] of running) {
        const sessionId = facts.passage(id)?.session_id ?? '';
        begun.add(sessionId);
        if (!passages.has(id)) passages.set(id, passageFacts(world, id, version));
        if (!sessions.has(sessionId)) sessions.set(sessionId, sessionFacts(world, sessionId));
      }
      for (const id of sessions.keys()) if (!begun.has(id)) sessions.delete(id);
    },
  };
}

/** What that map holds; called, it holds that again. */
export function refilled<Key, Value>(map: Map<Key, Value>): () => void {
  const known = [...map];
  return () => {
    map.clear();
    for (const [key, value] of known) map.set(key, value);
  };
}

function passageFacts({ facts }: World, id: string, version: number): PassageFacts {
  const row = facts.passage(id);
  if (row === undefined) throw new Error(`no passage ${id}`);
  const accommodation = JSON.parse(String(row['accommodation'])) as { otherMeasures: string[] };
  return {
    members: facts.members(row.session_id),
    candidate: {
      lastName: row['last_name'],
      firstName: row['first_name'],
      birthDate: row['birth_date'],
      birthPlace: row['birth_place'],
      company: row['company'],
      trainingBody: row['training_body'],
      tutor: row['tutor'],
    },
    evaluatorChoice: row['evaluator_choice'],
    caseTitle: row['case_title'],
    otherMeasures: accommodation.otherMeasures,
    attachments: facts
      .rows('SELECT sha256 FROM attachment WHERE passage_id = ? ORDER BY rowid', id)
      .map(({ sha256 }) => String(sha256)),
    version,
  };
}

function sessionFacts({ facts }: World, id: string): SessionFacts {
  const row = facts.session(id);
  if (row === undefined) throw new Error(`no session ${id}`);
  const settings = JSON.parse(row.settings) as {
    scale: { levels: unknown } | null;
    threshold: number | null;
    isThresholdConfirmed: boolean;
    blocValidityYears: unknown;
  };
  const { minExternalShare, minMembers, quorum } = JSON.parse(row.rules) as SessionFacts['rules'];
  const digest = facts.rows(
    'SELECT digest FROM referentiel WHERE id = ? AND version = ?',
    row.referentiel_id,
    row.referentiel_version,
  )[0]?.['digest'];
  const named = facts.rows(`SELECT value FROM preference WHERE key = 'organisation'`)[0]?.['value'];
  return {
    organisation: named === undefined ? '' : String(JSON.parse(String(named))),
    status: row.status,
    certification: { id: row.referentiel_id, version: row.referentiel_version, digest: String(digest) },
    scale: settings.scale?.levels ?? null,
    threshold: settings.threshold,
    isThresholdConfirmed: settings.isThresholdConfirmed,
    blocValidityYears: settings.blocValidityYears,
    rules: { minMembers, quorum, minExternalShare },
  };
}
