/** Who may ask what: the whole contract, walked by every role, and a juror's device beside seats that are not its own. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDoor } from '../../src/core/kernel/door.ts';
import type { Handlers } from '../../src/core/kernel/handlers.ts';
import { DESK } from '../../src/shared/caller.ts';
import type { Caller, Role } from '../../src/shared/caller.ts';
import { AREAS, contract } from '../../src/shared/contract.ts';
import type { ClockInProgress } from '../../src/shared/areas/passage/clocks.ts';
import type { Answer } from '../../src/shared/error-codes.ts';
import type { OpenSeat } from '../../src/shared/areas/passage/seats.ts';
import { PIN, prepare, receive, command } from './passage-conduct.ts';
import { closePanels, openPanel, valueOf } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const CALLERS: Readonly<Record<Role, Caller>> = {
  desk: DESK,
  juror: { device: 'phone', role: 'juror', seat: { sessionId: 's', jurorId: 'j' } },
  display: { device: 'screen', role: 'display', sessionId: 's' },
  observer: { device: 'guest', role: 'observer', sessionId: 's' },
  outsider: { device: 'unknown', role: 'outsider' },
};
const ROLES = Object.keys(CALLERS) as Role[];

/** What is granted beside the desk, in full: an endpoint that is opened to a device is written here too. */
const GRANTED: Readonly<Record<Exclude<Role, 'desk'>, readonly string[]>> = {
  juror: [
    'app.revisions',
    'clocks.inProgress',
    'clocks.now',
    'passages.declare',
    'passages.get',
    'room.beat',
    'room.card',
    'room.document',
    'room.documents',
    'room.enter',
    'room.lateEntries',
    'room.problem',
    'room.received',
    'room.seal',
    'room.sign',
    'room.standing',
    'seats.close',
    'seats.grid',
    'seats.open',
    'seats.openBeside',
  ],
  display: ['clocks.now', 'room.beat', 'room.screen'],
  observer: ['clocks.inProgress', 'clocks.now', 'room.beat', 'room.problem', 'room.screen', 'room.standing'],
  outsider: [],
};
/** What only a device asks for: the desk is none. */
const OF_DEVICES: readonly string[] = [
  'room.beat',
  'room.card',
  'room.document',
  'room.documents',
  'room.enter',
  'room.lateEntries',
  'room.problem',
  'room.received',
  'room.seal',
  'room.sign',
  'room.standing',
];

const endpoints = AREAS.flatMap(([area, methods]) =>
  methods.map((method) => {
    const found = (contract as unknown as Record<string, Record<string, { for: readonly Role[] }>>)[area];
    return [`${area}.${method}`, found?.[method]?.for ?? []] as const;
  }),
);

/** A door on handlers that note that they ran; nothing behind it has a database. */
function watchedDoor() {
  const ran: string[] = [];
  const handlers = Object.fromEntries(
    AREAS.map(([area, methods]) => [
      area,
      Object.fromEntries(
        methods.map((method) => [
          method,
          () => {
            ran.push(`${area}.${method}`);
            return { ok: true, value: null };
          },
        ]),
      ),
    ]),
  ) as unknown as Handlers;
  const sessionOf = (passageId: string) => {
    ran.push(`session of ${passageId}`);
    return null;
  };
  return { ran, ask: createDoor({ handlers, sessionOf, logFailure: () => undefined }) };
}

describe('the contract', () => {
  it.each(endpoints)(
    '%s refuses every role that it is not for, before anything runs',
    async (name, roles) => {
      const { ask, ran } = watchedDoor();
      expect(roles.includes('desk')).toBe(!OF_DEVICES.includes(name));
      for (const role of ROLES.filter((other) => !roles.includes(other))) {
        expect(await ask(name, undefined, CALLERS[role])).toEqual({ ok: false, code: 'not-for-this-device' });
        expect(await ask(name, { passageId: 'p', token: 't' }, CALLERS[role])).toEqual({
          ok: false,
          code: 'not-for-this-device',
        });
      }
      expect(ran).toEqual([]);
    },
  );

  it.each(Object.entries(GRANTED))('opens to a %s what is listed here, and nothing else', (role, names) => {
    const open = endpoints.flatMap(([name, roles]) => (roles.includes(role as Role) ? [name] : []));
    expect(open.sort()).toEqual(names);
  });

  it('refuses a name that it does not hold, whoever asks', async () => {
    const { ask, ran } = watchedDoor();
    for (const name of ['seats.toString', 'nothing', 'constructor.name', '']) {
      for (const role of ROLES) {
        expect(await ask(name, undefined, CALLERS[role])).toMatchObject({ code: 'invalid-request' });
      }
    }
    expect(ran).toEqual([]);
  });
});

interface Room {
  readonly panel: Panel;
  readonly sessionId: string;
  readonly passageId: string;
  readonly own: string;
  readonly other: string;
  readonly device: Caller;
  readonly criterionId: string;
}

async function room(): Promise<Room> {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  await receive(panel, passage);
  await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
  const [own = '', other = ''] = passage.jurorIds;
  const view = valueOf(await panel.handlers.passages.get({ passageId: passage.passageId }));
  return {
    panel,
    sessionId: passage.sessionId,
    passageId: passage.passageId,
    own,
    other,
    device: { device: 'phone', role: 'juror', seat: { sessionId: passage.sessionId, jurorId: own } },
    criterionId: view.competences[0]?.criteria[0]?.id ?? '',
  };
}

const open = async ({ panel, passageId }: Room, jurorId: string, caller: Caller) =>
  (await panel.ask('seats.open', { passageId, jurorId, pin: PIN }, caller)) as Answer<OpenSeat>;

describe("a juror's device", () => {
  it('opens, reads and closes its own seat, and writes by its own door alone', async () => {
    const given = await room();
    const { token } = valueOf(await open(given, given.own, given.device));
    const { criterionId, device, panel, passageId } = given;
    for (const [name, request] of [
      ['seats.mark', { token, criterionId, levelId: 'acquis' }],
      ['seats.addNote', { token, competenceId: null, text: 'Une note' }],
      ['seats.seal', { token }],
    ] as const) {
      expect(await panel.ask(name, request, device)).toMatchObject({ code: 'not-for-this-device' });
    }
    for (const [name, request] of [
      ['seats.grid', { token }],
      ['passages.get', { passageId }],
      ['seats.close', { token }],
    ] as const) {
      expect(await panel.ask(name, request, device)).toMatchObject({ ok: true });
    }
  });

  it('is refused the seat of another, by its name and by its token', async () => {
    const given = await room();
    const { criterionId, device, other, panel, passageId } = given;
    const refused = { ok: false, code: 'seat-of-another' };
    expect(await open(given, other, device)).toEqual(refused);
    const declaration = { passageId, jurorId: other, kind: 'no-link', reason: '' };
    expect(await panel.ask('passages.declare', declaration, device)).toEqual(refused);

    // The token of another's seat, as overheard.
    const { token } = valueOf(await open(given, other, DESK));
    for (const name of ['seats.grid', 'seats.close'] as const) {
      expect(await panel.ask(name, { token }, device)).toEqual(refused);
    }
    for (const [name, request] of [
      ['seats.observe', { token, indicatorId: 'x', value: null }],
      ['seats.mark', { token, criterionId, levelId: null }],
      ['seats.addNote', { token, competenceId: null, text: 'Une note' }],
      ['seats.retractNote', { token, noteId: 'x' }],
      ['seats.seal', { token }],
    ] as const) {
      expect(await panel.ask(name, request, device)).toMatchObject({ code: 'not-for-this-device' });
    }
    const sealing = { token, clientId: 'file', lastSequence: 0 };
    expect(await panel.ask('room.seal', sealing, device)).toEqual(refused);
    expect(valueOf(await panel.handlers.seats.grid({ token })).grid.notes).toEqual([]);
  });

  it('is refused its own seat as another device opened it, which stays open there', async () => {
    const given = await room();
    const { device, own, panel } = given;
    const { token } = valueOf(await open(given, own, device));
    const copy: Caller = { ...device, device: 'another phone' };
    expect(await panel.ask('seats.grid', { token }, copy)).toMatchObject({ code: 'seat-of-another' });
    expect(await panel.ask('seats.grid', { token }, DESK)).toMatchObject({ code: 'seat-of-another' });
    expect(await panel.ask('seats.grid', { token }, device)).toMatchObject({ ok: true });
  });

  it('sees no passage of another session', async () => {
    const given = await room();
    const elsewhere = await prepare(given.panel, 2);
    const { device, own, panel } = given;
    await receive(panel, elsewhere);
    const start = {
      passageId: elsewhere.passageId,
      command: { type: 'start-phase', phaseId: 'presentation' },
      isSecondClockConfirmed: true,
    };
    expect(await panel.ask('passages.command', start, DESK)).toMatchObject({ ok: true });
    const clocks = async (caller: Caller) =>
      valueOf(
        (await panel.ask('clocks.inProgress', undefined, caller)) as Answer<readonly ClockInProgress[]>,
      );
    expect((await clocks(device)).map(({ sessionId }) => sessionId)).toEqual([given.sessionId]);
    expect(await clocks(DESK)).toHaveLength(2);
    for (const passageId of [elsewhere.passageId, 'no-such-passage']) {
      expect(await panel.ask('passages.get', { passageId }, device)).toMatchObject({
        code: 'seat-of-another',
      });
      expect(await panel.ask('seats.open', { passageId, jurorId: own, pin: PIN }, device)).toMatchObject({
        code: 'seat-of-another',
      });
    }
  });
});
