/** The minutes of sessions: locked, signed one by one and in one go, unlocked, archived, corrected. */
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import type { SqlRow } from './facts.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

const OPEN_LOCKS = `SELECT l.session_id, l.content_digest FROM session_lock l
  WHERE NOT EXISTS (SELECT 1 FROM session_unlock u WHERE u.session_id = l.session_id AND u.revision = l.revision)
    AND NOT EXISTS (SELECT 1 FROM session_minutes m WHERE m.session_id = l.session_id AND m.revision = l.revision)`;

const anyOf = (world: World, sql: string): SqlRow | undefined => world.chance.of(world.facts.rows(sql));

/** Sealed by the stand-in of `decisions/sealed-session.ts`, whose content is no minutes: nothing can complete it. */
const STAND_INS = `SELECT 1 FROM session_minutes WHERE session_id = ? AND id LIKE 'sealed-%'`;

/** A session that has something to seal, more often than any. */
function sessionRef(world: World): { sessionId: string } | null {
  const found = anySession(world);
  return found === null || world.facts.rows(STAND_INS, found.sessionId).length > 0 ? null : found;
}

function anySession(world: World): { sessionId: string } | null {
  const decided = anyOf(world, 'SELECT DISTINCT session_id FROM bloc_ruling ORDER BY session_id');
  if (decided !== undefined && world.chance.odds(0.8)) return { sessionId: String(decided['session_id']) };
  const any = aim.session(world);
  return any === null ? null : { sessionId: any.id };
}

function archivedRef(world: World): { sessionMinutesId: string } | null {
  const row = anyOf(world, 'SELECT id FROM session_minutes ORDER BY id');
  return row === undefined ? null : { sessionMinutesId: String(row['id']) };
}

/** A member of the session, who may or may not be awaited. */
function memberOf(world: World, sessionId: string): string | null {
  const rows = world.facts.rows(
    'SELECT id FROM jury_member WHERE session_id = ? ORDER BY position',
    sessionId,
  );
  const row = world.chance.of(rows);
  return row === undefined ? null : String(row['id']);
}

function act(world: World) {
  const lock = anyOf(world, OPEN_LOCKS);
  if (lock === undefined) return null;
  const sessionId = String(lock['session_id']);
  const jurorId = memberOf(world, sessionId);
  if (jurorId === null) return null;
  return {
    sessionId,
    jurorId,
    pin: aim.pinOf(world, jurorId),
    contentDigest: String(lock['content_digest']),
  };
}

export const sessionMinutesGenerators: AreaGenerators<'sessionMinutes'> = {
  get: sessionRef,
  preview: sessionRef,
  lock: sessionRef,
  sign: (world) => {
    const given = act(world);
    return given === null ? null : { ...given, svg: inkSignature(1) };
  },
  unlock: (world) => {
    const given = act(world);
    if (given === null) return null;
    const { jurorId, pin, sessionId } = given;
    return { jurorId, pin, sessionId, reason: aim.words(world, 'Erreur') };
  },
  archive: sessionRef,
  rectify: (world) => {
    const target = archivedRef(world);
    if (target === null) return null;
    const change = world.chance.one([
      { path: '/candidates/0/birthPlace', value: aim.words(world, 'Lieu') },
      { path: '/candidates/0/rows/0/ruling/outcome', value: 'validated' },
    ]);
    return { ...target, reason: aim.words(world, 'Correction'), changes: [change] };
  },
  archived: archivedRef,
  verify: archivedRef,
  verifyAnnex: (world) => {
    const target = archivedRef(world);
    const pdf = anyOf(world, 'SELECT pdf FROM minutes_file ORDER BY minutes_id')?.['pdf'];
    if (target === null) return null;
    const bytes = pdf instanceof Uint8Array ? new Uint8Array(pdf) : new Uint8Array([1, 2, 3]);
    return { ...target, files: [{ name: 'reçu.pdf', bytes }] };
  },
  proof: archivedRef,
  read: archivedRef,
  export: archivedRef,
  toSign: (world) => {
    const target = sessionRef(world);
    const jurorId = target === null ? null : memberOf(world, target.sessionId);
    return target === null || jurorId === null ? null : { ...target, jurorId };
  },
  signAll: (world) => {
    const given = act(world);
    if (given === null) return null;
    const { contentDigest, jurorId, pin, sessionId } = given;
    return {
      ...{ sessionId, jurorId, pin, svg: inkSignature(2) },
      documents: [{ kind: 'session', id: sessionId, contentDigest }],
    };
  },
};
