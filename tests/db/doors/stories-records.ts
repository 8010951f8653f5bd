/** Stories of what stays: the next attempt's candidate, findings, the organisation's name, and a fault that is written over. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tamper } from '../outside.ts';
import { chainFaults } from '../chain-faults.ts';
import * as aim from './aim.ts';
import { anew } from './scenes-jury.ts';
import { lockOf } from './reading.ts';
import { advance } from './room.ts';
import type { PassageRow } from './facts.ts';
import type { World } from './world.ts';

/** The session's page would make another candidate or another test of an attempt that takes one up. */
export async function nextAttemptChanged(world: World): Promise<boolean> {
  const { chance } = world;
  const waiting = (): PassageRow | undefined =>
    chance.of(
      world.facts
        .passages()
        .filter(aim.isOf('reception'))
        .filter(
          ({ id }) => world.facts.rows('SELECT 1 FROM passage_attempt WHERE passage_id = ?', id).length > 0,
        ),
    );
  if (waiting() === undefined) await anew(world);
  const target = waiting();
  if (target === undefined) return false;
  const got = await world.ask('setups', 'get', { passageId: target.id });
  if (!got.ok) return false;
  const { accommodation, candidate, caseTitle, evaluatorChoice, importedResults, plannedTime } = got.value;
  const change = chance.one([
    { candidate: { ...candidate, lastName: aim.words(world, 'Autre') } },
    {
      testId: target.bloc_id === 'BC1' ? 'BC3-oral-defence' : 'BC1-oral-defence',
    },
  ]);
  const saved = await world.ask('setups', 'save', {
    ...{ sessionId: target.session_id, passageId: target.id, candidate, caseTitle, plannedTime },
    testId: target.test_id,
    accommodation: { ...accommodation, otherMeasures: [...accommodation.otherMeasures] },
    importedResults: { ...importedResults },
    evaluatorChoice,
    ...change,
  });
  const now = world.facts.passage(target.id);
  const isSame = ['last_name', 'bloc_id', 'test_id'].every((column) => now?.[column] === target[column]);
  if (saved.ok || !isSame) world.breaks('a test begun anew is the same test', `${target.id} was changed`);
  return true;
}

/** Everyone leaves: a finding is recorded, which nobody may rectify. */
export async function findingRectified(world: World): Promise<boolean> {
  const target = world.chance.of(world.facts.passages().filter(aim.isOf('timed', 'marking')));
  if (target === undefined || !(await leave(world, target, 0))) return false;
  const passageId = target.id;
  const command = { type: 'open-finding' } as const;
  await world.ask('passages', 'command', { passageId, command, isSecondClockConfirmed: true });
  await notAssessed(world, passageId);
  await world.ask('minutes', 'lock', { passageId });
  await world.ask('minutes', 'archive', { passageId });
  return rectified(world, passageId);
}

/** All but one leave, below the quorum: the one who is left decides nothing afterwards either. */
export async function lostQuorumRectified(world: World): Promise<boolean> {
  const target = world.chance.of(world.facts.passages().filter(aim.isOf('marking', 'deliberation')));
  if (target === undefined || !(await leave(world, target, 1))) return false;
  for (let act = 0; act < 60 && world.facts.passage(target.id)?.stage !== 'archived'; act += 1) {
    world.focus = target.id;
    await advance(world);
  }
  const content = JSON.parse(lockOf(world, target.id)?.content ?? 'null') as Content | null;
  const voters = world.facts.rows('SELECT 1 FROM signature WHERE passage_id = ?', target.id).length;
  if (content === null || voters >= content.session.rules.quorum) return false;
  return rectified(world, target.id);
}

interface Content {
  readonly session: { readonly rules: { readonly quorum: number } };
}

/** Those who sit leave until that many are left; false when there is no more than that. */
async function leave(world: World, { id: passageId }: PassageRow, left: number): Promise<boolean> {
  const got = await world.ask('passages', 'get', { passageId });
  const sitting = got.ok ? got.value.seats.filter(({ isSitting }) => isSitting) : [];
  for (const { jurorId } of sitting.slice(left)) {
    if (!world.pins.has(jurorId)) {
      await world.ask('sessions', 'setPin', { jurorId, pin: world.chance.one(aim.PINS) });
    }
    await world.ask('passages', 'withdrawMember', {
      passageId,
      jurorId,
      cause: 'departure',
      reason: aim.words(world, 'Départ'),
      confirmations: [{ jurorId, pin: world.pins.get(jurorId) ?? '' }],
    });
  }
  return sitting.length > left;
}

async function notAssessed(world: World, passageId: string): Promise<void> {
  const reason = aim.words(world, 'Motif');
  const vote = { recommendations: '', vote: null, dissents: [], hasCastingVote: false };
  await world.ask('deliberation', 'decide', { passageId, outcome: 'not-assessed', reason, ...vote });
}

/** Answers whether there were minutes to rectify; a decision in them must be refused. */
async function rectified(world: World, passageId: string): Promise<boolean> {
  const minutes = world.facts.minutes().find((row) => row.passage_id === passageId);
  if (minutes === undefined) return false;
  const locked = await world.ask('rectifications', 'lock', {
    minutesId: minutes.id,
    reason: aim.words(world, 'Motif'),
    changes: [{ path: '/decision/outcome', value: 'validated' }],
  });
  if (locked.ok) world.breaks('a rectification decides nothing that its signers could not', passageId);
  return true;
}

/** The organisation takes another name between a seal and the lock; the frozen rule reads what is locked. */
export async function renamedBeforeLock(world: World): Promise<boolean> {
  const { chance, facts } = world;
  const target = chance.of(facts.passages().filter(aim.isOf('deliberation', 'decision')));
  if (target === undefined || facts.sealed(target.id).size === 0) return false;
  const organisation = aim.words(world, 'Réseau');
  const renamed = await world.ask('app', 'setPreferences', { organisation });
  if (!renamed.ok) return false;
  const count = facts.locks().length;
  for (let act = 0; act < 40 && world.facts.locks().length === count; act += 1) {
    world.focus = target.id;
    await advance(world);
  }
  return world.facts
    .locks()
    .slice(count)
    .some(({ passage_id }) => passage_id === target.id);
}

/** Another program alters a row, and the application writes it again: the fault stays. What was so is put back. */
export async function alteredThenWritten(world: World): Promise<boolean> {
  const { chance, panel, pins } = world;
  const [jurorId, currentPin] = chance.of([...pins]) ?? [];
  if (jurorId === undefined || currentPin === undefined) return false;
  const before = await copyOf(world);
  tamper(panel, 'jury_member', `UPDATE jury_member SET capacity = 'Autre' WHERE id = '${jurorId}'`);
  const pin = aim.PINS.find((each) => each !== currentPin) ?? '';
  const written = await panel.handlers.sessions.setPin({ jurorId, currentPin, pin });
  if (written.ok && !chainFaults(panel.db).some(({ table }) => table === 'jury_member')) {
    world.breaks(
      'nothing is repaired in silence',
      `member ${jurorId} was altered, written again, and is whole`,
    );
  }
  const lay = (file: string): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    writeFileSync(file, before);
  };
  world.startOver('put back as it was before an alteration', lay, false);
  return written.ok;
}

/** The bytes of the data as it is now. */
async function copyOf({ panel }: World): Promise<Buffer> {
  const copy = `${panel.path}.avant`;
  await panel.db.backup(copy);
  const bytes = readFileSync(copy);
  rmSync(copy);
  return bytes;
}
