/**
 * Every endpoint and every kind of frame, as a stranger, a juror, a display and an observer of an open room: nothing that the
 * role may not see comes back, nothing fails from within, and nothing is written.
 */
import { randomUUID } from 'node:crypto';
import { AREAS, contract } from '../../src/shared/contract.ts';
import type { Role } from '../../src/shared/caller.ts';
import { encodeFrame } from '../../src/shared/frame.ts';
import type { OpenSeat } from '../../src/shared/areas/passage/seats.ts';
import { createChance } from '../../tests/db/doors/chance.ts';
import type { Chance } from '../../tests/db/doors/chance.ts';
import { begun } from '../../tests/db/jury-room.ts';
import { openSeat, PIN } from '../../tests/db/passage-conduct.ts';
import type { Prepared } from '../../tests/db/passage-conduct.ts';
import { closePanels, done } from '../../tests/db/passage-panel.ts';
import type { Panel } from '../../tests/db/passage-panel.ts';
import { admitted, newDevice, openRoom, roomOf } from '../../tests/db/room/device.ts';
import type { Device } from '../../tests/db/room/device.ts';

const SECRET = 'Note-que-personne-d-autre-ne-lit';
const ROLES = ['outsider', 'display', 'observer', 'juror'] as const;
/** What a display, and with it an observer, never reads. */
const HIDDEN_FROM_SCREENS = ['jurorId', 'declaration', 'markedCount', 'competences'];

export interface RoomFuzzReport {
  readonly frames: number;
  readonly faults: readonly string[];
  readonly answers: ReadonlyMap<string, number>;
}

interface Fuzzed {
  readonly panel: Panel;
  readonly passage: Prepared;
  readonly devices: Map<(typeof ROLES)[number], Device>;
  readonly tokens: readonly string[];
  readonly chance: Chance;
}

export async function fuzzRoom(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  progress: (done: number) => void,
): Promise<RoomFuzzReport> {
  const stage = await fuzzed(createChance(seed));
  const { chance, panel } = stage;
  const faults: string[] = [];
  const answers = new Map<string, number>();
  const counted = () => rowsOf(panel);
  for (let run = 0; run < runs; run += 1) {
    const role = chance.one(ROLES);
    const device = deviceOf(stage, role);
    const before = counted();
    const seen = device.traffic.length;
    const [what, frame, isOwn] = frameFor(stage, role);
    device.line.send(frame);
    // A PIN is hashed aside; everything else is answered by then.
    for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const came = device.traffic.slice(seen);
    faults.push(...judged(role, came).map((fault) => `${role} ${what}: ${fault}`));
    if (!isOwn && counted() !== before) faults.push(`${role} ${what}: something was written`);
    for (const part of came) {
      const kind = `${role} ${part.byteLength === 0 ? 'nothing' : 'answer'}`;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
    }
    if (panel.failures.length > 0)
      faults.push(`${role} ${what}: ${panel.failures.splice(0).map(String).join()}`);
    if (run % 500 === 499) progress(run + 1);
  }
  closePanels();
  return { frames: runs, faults, answers };
}

async function fuzzed(chance: Chance): Promise<Fuzzed> {
  const { panel, passage } = await begun();
  await openRoom(panel, passage.sessionId);
  const [own = '', other = ''] = passage.jurorIds;
  // What another wrote at the desk, through a seat that is open.
  const token = await openSeat(panel, passage, other);
  await done(panel.handlers.seats.addNote({ token, competenceId: null, text: SECRET }));
  const juror = await admitted(panel, { role: 'juror', jurorId: own });
  const seat = await juror.ask<OpenSeat>('seats.open', {
    passageId: passage.passageId,
    jurorId: own,
    pin: PIN,
  });
  const devices = new Map<(typeof ROLES)[number], Device>([
    ['outsider', newDevice(panel, await roomOf(panel))],
    ['display', await admitted(panel, { role: 'display' })],
    ['observer', await admitted(panel, { role: 'observer' })],
    ['juror', juror],
  ]);
  return { panel, passage, devices, chance, tokens: [token, seat.ok ? seat.value.token : 'x'] };
}

/** A device of that role on a line that is up. */
function deviceOf({ devices, panel }: Fuzzed, role: (typeof ROLES)[number]): Device {
  const device = devices.get(role);
  if (device === undefined) throw new Error(`no device is a ${role}`);
  if (!device.line.isDown) return device;
  if (role === 'outsider') {
    device.fresh(panel);
  } else device.back(panel);
  return device;
}

type Framed = readonly [what: string, frame: Uint8Array<ArrayBuffer>, isOwn: boolean];

/** A request of the contract with ids that mean something, a greeting, or bytes of any kind. */
function frameFor(stage: Fuzzed, role: Role): Framed {
  const { chance } = stage;
  if (chance.odds(0.15)) return ['bytes', bytesOf(chance), false];
  if (chance.odds(0.15)) return ['greeting', greetingOf(chance), false];
  const [area, methods] = chance.one(AREAS);
  const method = chance.one(methods);
  const roles = (contract as unknown as Record<string, Record<string, { for: readonly Role[] }>>)[area]?.[
    method
  ]?.for;
  const message = { id: chance.below(1_000_000), area, method, payload: payloadOf(stage) };
  // What it may write is its own: its entries, its declaration, that its seat was opened.
  return [`${area}.${method}`, encodeFrame(message), roles?.includes(role) === true];
}

function payloadOf({ chance, passage, tokens }: Fuzzed): unknown {
  const parts: Readonly<Record<string, unknown>> = {
    passageId: chance.one([passage.passageId, randomUUID()]),
    sessionId: passage.sessionId,
    jurorId: chance.one(passage.jurorIds),
    token: chance.one(tokens),
    pin: chance.one([PIN, '0000']),
    clientId: 'fuzz',
    sequence: chance.below(4),
    madeAt: 1,
    awaited: 2,
    lastSequence: 0,
    kind: 'no-link',
    reason: '',
    entry: { kind: 'note', noteId: 'n', competenceId: null, text: 'x' },
    deviceId: randomUUID(),
    note: 'x',
    text: 'x',
    problemId: chance.one(['a', 'b']),
    documentId: 'a'.repeat(64),
    svg: '<svg/>',
  };
  const shapes: readonly (readonly string[])[] = [
    [],
    ['passageId'],
    ['token'],
    ['sessionId'],
    ['jurorId'],
    ['passageId', 'jurorId', 'pin'],
    ['passageId', 'jurorId', 'kind', 'reason'],
    ['passageId', 'clientId', 'sequence', 'madeAt', 'entry'],
    ['token', 'clientId', 'lastSequence'],
    ['awaited'],
    ['clientId'],
    ['deviceId', 'note'],
    ['problemId', 'passageId', 'text'],
    ['problemId'],
    ['documentId'],
    ['documentId', 'pin', 'svg'],
  ];
  if (chance.odds(0.1)) return chance.one([null, 1, 'x', [], JSON.parse('{"__proto__":{"a":1}}') as unknown]);
  const shape = chance.odds(0.2) ? chance.one(shapes).slice(1) : chance.one(shapes);
  return shape.length === 0 ? null : Object.fromEntries(shape.map((name) => [name, parts[name]]));
}

function greetingOf(chance: Chance): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chance.one([0, 64, 91, 200]));
  return encodeFrame(
    chance.one<unknown>([
      { join: { token: 'ZZZZZZZZZZ', publicKey: bytes, signature: bytes, label: 'x' } },
      { join: {} },
      { return: { deviceId: randomUUID(), signature: bytes } },
      { return: { deviceId: 'x' } },
      { challenge: 'x' },
      { standing: { state: 'admitted', deviceId: 'x' } },
    ]),
  );
}

function bytesOf(chance: Chance): Uint8Array<ArrayBuffer> {
  if (chance.odds(0.3)) {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const json = new TextEncoder().encode(deep);
    const frame = new Uint8Array(4 + json.byteLength);
    new DataView(frame.buffer).setUint32(0, json.byteLength);
    frame.set(json, 4);
    return frame;
  }
  return Uint8Array.from({ length: chance.below(200) }, () => chance.below(256));
}

/** What is wrong with what came back to that role. */
function judged(role: (typeof ROLES)[number], came: readonly Uint8Array[]): readonly string[] {
  const text = came.map((frame) => Buffer.from(frame).toString('latin1')).join('\n');
  const faults: string[] = [];
  if (text.includes(SECRET)) faults.push("another's note came out");
  if (role === 'outsider' && came.some(({ byteLength }) => byteLength > 0) && !text.includes('"challenge"')) {
    faults.push('a stranger was answered');
  }
  if (role === 'display') {
    faults.push(
      ...HIDDEN_FROM_SCREENS.filter((word) => text.includes(`"${word}"`)).map((word) => `${word} came out`),
    );
  }
  return faults;
}

/** How many rows there are in all tables. */
function rowsOf({ db }: Panel): string {
  return String(db.prepare('SELECT max(seq) FROM chain').pluck().get());
}
