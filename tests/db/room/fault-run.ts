/** One juror's device, one scenario of faults, and the count of what became of its entries. */
import type { OpenRoom, RoomEntryInput } from '../../../src/shared/areas/room.ts';
import type { Chance } from '../doors/chance.ts';
import { PIN } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { done } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { openRoom, roomOf } from './device.ts';
import { deskOf, faultyDevice, NO_FAULTS } from './faulty.ts';
import type { DeskNow, FaultyDevice } from './faulty.ts';

const STEP_MS = 40;
const LEVELS = ['acquis', 'partiel', 'non-acquis', null] as const;

/** Time goes by, and what is due happens. */
export async function settleTime(desk: DeskNow, ms: number, stepMs = STEP_MS): Promise<void> {
  for (let gone = 0; gone < ms; gone += stepMs) {
    const step = Math.min(stepMs, ms - gone);
    desk.panel.drive.advance(step);
    desk.devices.drive.advance(step);
    // Promises of both ends, and those that wait for them.
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What is waited for: time goes by until it is there. A PIN is hashed aside, in the machine's own time. */
export async function settled<Value>(desk: DeskNow, awaited: Promise<Value>): Promise<Value> {
  let isThere = false;
  const isAwaited = () => !isThere;
  const watched = awaited.finally(() => {
    isThere = true;
  });
  watched.catch(() => undefined);
  while (isAwaited()) {
    await settleTime(desk, 2);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return watched;
}

export interface FaultStage {
  readonly desk: DeskNow;
  readonly passage: Prepared;
  readonly criterionIds: readonly string[];
  open: OpenRoom;
}

export async function beginFaults(panel: Panel, passage: Prepared): Promise<FaultStage> {
  const open = await openRoom(panel, passage.sessionId);
  const view = await done(panel.handlers.passages.get({ passageId: passage.passageId }));
  const criterionIds = view.competences.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  return { desk: deskOf(panel), passage, criterionIds, open };
}

export interface FaultSum {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
}

/** Lets a new device in, plays faults on it, heals everything, and counts. */
export async function playFaults(stage: FaultStage, chance: Chance): Promise<FaultSum> {
  const { desk } = stage;
  desk.faults = NO_FAULTS;
  const jurorId = chance.one(stage.passage.jurorIds);
  let device = await seated(stage, chance, jurorId);
  const before = rowsOf(desk.panel);
  desk.faults = {
    cut: chance.unit() * 0.12,
    double: chance.unit() * 0.1,
    reorder: chance.odds(0.5) ? 0 : chance.unit() * 0.1,
    delayMs: [chance.below(20), 20 + chance.below(300)],
  };
  const count = 8 + chance.below(16);
  for (let made = 0; made < count; made += 1) {
    await device.enter(stage.passage.passageId, entryOf(stage, chance, made));
    await settleTime(desk, chance.below(400));
    if (chance.odds(0.04)) device = await device.restart();
    if (chance.odds(0.02)) await restartDesk(stage);
  }
  desk.faults = NO_FAULTS;
  for (let turn = 0; turn < 60 && device.store.kept.size > 0; turn += 1) {
    await settleTime(desk, 1_000);
    if (device.room.line.state() === 'down') device.room.line.knock();
    if (device.room.outbox.state().heldBy !== null) device.room.outbox.resume();
  }
  const sum = counted(desk.panel, device, before);
  device.close();
  await release(desk.panel, jurorId);
  return sum;
}

function entryOf({ criterionIds }: FaultStage, chance: Chance, made: number): RoomEntryInput['entry'] {
  return chance.odds(0.7)
    ? { kind: 'mark', criterionId: chance.one(criterionIds), levelId: chance.one(LEVELS) }
    : { kind: 'note', noteId: `${String(chance.seed)}-${String(made)}`, competenceId: null, text: 'Note' };
}

async function seated(stage: FaultStage, chance: Chance, jurorId: string): Promise<FaultyDevice> {
  const { desk, open, passage } = stage;
  const { token } = await done(desk.panel.handlers.room.invite({ role: 'juror', jurorId }));
  const device = await faultyDevice({ desk, chance, open, token });
  await settleTime(desk, 120);
  const { waiting } = await roomOf(desk.panel);
  await done(desk.panel.handlers.room.admit({ waitingId: waiting.at(-1)?.waitingId ?? '' }));
  await settleTime(desk, 120);
  const { line, outbox } = device.room;
  const { passageId } = passage;
  await settled(desk, line.request('seats', 'open', { passageId, jurorId, pin: PIN }));
  outbox.resume();
  return device;
}

/** Killed: nothing that was not on the disk is there afterwards. */
async function restartDesk(stage: FaultStage): Promise<void> {
  const { desk } = stage;
  const old = desk.panel;
  const { open } = old.wire;
  old.wire.die();
  desk.panel = old.revive(1_000);
  old.stop();
  while (desk.panel.wire.open === null) await new Promise((resolve) => setImmediate(resolve));
  if (open === null) throw new Error('the room was closed');
  stage.open = await roomOf(desk.panel);
}

async function release(panel: Panel, jurorId: string): Promise<void> {
  const { seats } = await roomOf(panel);
  const deviceId = seats.find((seat) => seat.jurorId === jurorId)?.device?.deviceId;
  if (deviceId !== undefined) await done(panel.handlers.room.release({ deviceId, note: 'Fin' }));
}

const rowsOf = ({ db }: Panel) => Number(db.prepare('SELECT count(*) FROM grid_entry').pluck().get());

/** Each entry that the device kept stands once in what the desk received, and once in the grid. */
function counted({ db }: Panel, { kept, room, store }: FaultyDevice, before: number): FaultSum {
  const rows = db
    .prepare<[string], { sequence: number; outcome: string }>(
      'SELECT sequence, outcome FROM room_entry WHERE client_id = ? ORDER BY sequence',
    )
    .all(room.outbox.clientId);
  const entered = rows.filter(({ outcome }) => outcome === 'entered').length;
  const grown = Number(db.prepare('SELECT count(*) FROM grid_entry').pluck().get()) - before;
  const received = new Set(rows.map(({ sequence }) => sequence));
  const missing = kept.filter(({ sequence }) => !received.has(sequence)).length;
  return {
    acknowledged: kept.length - store.kept.size,
    lost: missing + Math.max(0, entered - grown) + (rows.length - entered),
    doubled: Math.max(0, grown - entered),
  };
}
