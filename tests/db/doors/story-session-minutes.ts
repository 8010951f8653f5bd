/** A jury's decisions sealed by the minutes of its session: locked, unlocked, signed in one go, archived, corrected. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { rule } from '../session-minutes/rulings.ts';
import { sessionMinutesGenerators } from './generators-session-minutes.ts';
import type { World } from './world.ts';

/** A session of archived minutes whose members all have a PIN that is known, and nothing locked. */
const SESSIONS = `SELECT m.session_id, m.passage_id FROM minutes m
  WHERE m.session_id NOT IN (SELECT session_id FROM session_lock)
    AND NOT EXISTS (SELECT 1 FROM jury_member j WHERE j.session_id = m.session_id AND j.pin_hash IS NULL)
  ORDER BY m.session_id, m.passage_id`;

export async function sessionSealed(world: World): Promise<boolean> {
  const row = world.chance.of(world.facts.rows(SESSIONS));
  if (row === undefined) return false;
  const [sessionId, passageId] = [String(row['session_id']), String(row['passage_id'])];
  world.pass('a jury decides on a bloc', () => {
    rule(world.panel, { sessionId, passageId, jurorIds: [] }, 'adjourned', {
      reason: 'Une épreuve est à venir.',
    });
  });
  // A jury that may not decide any more is refused often: the pages, which cost most, are drawn for one that may.
  const first = await world.ask('sessionMinutes', 'lock', { sessionId });
  if (!first.ok) return false;
  await world.ask('sessionMinutes', 'preview', { sessionId });
  const unlocking = await sessionMinutesGenerators.unlock(world);
  if (unlocking !== null) await world.ask('sessionMinutes', 'unlock', unlocking);
  await world.ask('sessionMinutes', 'lock', { sessionId });
  if (!(await signedByAll(world, sessionId))) return false;
  const archived = await world.ask('sessionMinutes', 'archive', { sessionId });
  if (!archived.ok) return false;
  const [row1] = archived.value.archived;
  if (row1 === undefined) return false;
  const { sessionMinutesId } = row1;
  await world.ask('sessionMinutes', 'read', { sessionMinutesId });
  await world.ask('sessionMinutes', 'archived', { sessionMinutesId });
  await world.ask('sessionMinutes', 'verify', { sessionMinutesId });
  await world.ask('sessionMinutes', 'proof', { sessionMinutesId });
  const annexed = await sessionMinutesGenerators.verifyAnnex(world);
  if (annexed !== null) await world.ask('sessionMinutes', 'verifyAnnex', annexed);
  // The page that checks is made by the build, which these tests do without.
  writeFileSync(join(world.panel.folder, 'verify.html'), '<!doctype html>');
  await world.ask('sessionMinutes', 'export', { sessionMinutesId });
  const corrected = await world.ask('sessionMinutes', 'rectify', {
    sessionMinutesId,
    reason: 'Lieu mal recopié.',
    changes: [{ path: '/candidates/0/birthPlace', value: 'Port-Fictif' }],
  });
  return corrected.ok;
}

/** The first in one go, the others one by one. */
async function signedByAll(world: World, sessionId: string): Promise<boolean> {
  const view = await world.ask('sessionMinutes', 'get', { sessionId });
  if (!view.ok || view.value.lock === null) return false;
  const { awaited, contentDigest } = view.value.lock;
  for (const [index, { jurorId }] of awaited.entries()) {
    const pin = world.pins.get(jurorId) ?? '';
    const act = { sessionId, jurorId, pin, svg: inkSignature(index + 1) };
    const documents = [{ kind: 'session' as const, id: sessionId, contentDigest }];
    await world.ask('sessionMinutes', 'toSign', { sessionId, jurorId });
    const signed =
      index === 0
        ? await world.ask('sessionMinutes', 'signAll', { ...act, documents })
        : await world.ask('sessionMinutes', 'sign', { ...act, contentDigest });
    if (!signed.ok) return false;
  }
  return true;
}
