/** The room of devices: opened, closed and asked for by the desk; what devices say themselves is told by a story. */
import { DESK_DISPLAY, SECOND_DISPLAY } from '../fake-displays.ts';
import { FAR_DESK } from '../fake-joining.ts';
import { FAKE_ADDRESS } from '../fake-network.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

/** An id that comes near one that the room knows. */
function anyId({ chance, facts }: World): string {
  const [device] = facts.rows('SELECT id FROM room_device ORDER BY random() LIMIT 1');
  return chance.odds(0.5) ? 'none' : String(device?.['id'] ?? 'none');
}

export const roomGenerators: AreaGenerators<'room'> = {
  interfaces: () => undefined,
  state: () => undefined,
  open: (world) => {
    const session = world.chance.of(world.facts.rows('SELECT id FROM session'));
    return session === undefined
      ? null
      : { sessionId: String(session['id']), address: world.chance.one([FAKE_ADDRESS, '10.9.8.7']) };
  },
  close: () => undefined,
  reach: () => undefined,
  invite: (world) => {
    const member = world.chance.of(world.facts.allMembers());
    if (member === undefined || world.chance.odds(0.4))
      return { role: world.chance.one(['display', 'observer']) };
    return { role: 'juror', jurorId: member.id };
  },
  admit: (world) => ({ waitingId: anyId(world) }),
  refuse: (world) => ({ waitingId: anyId(world) }),
  takeOver: (world) => ({ waitingId: anyId(world), note: aim.words(world, 'Remplacement') }),
  release: (world) => ({ deviceId: anyId(world), note: aim.words(world, 'Retrait') }),
  screen: () => undefined,
  // A desk is no device: asked as one, it is refused.
  standing: () => undefined,
  beat: () => ({ awaited: 1 }),
  received: () => ({ clientId: 'file' }),
  enter: (world) => {
    const target = aim.passage(world);
    if (target === null) return null;
    const entry = { kind: 'note', noteId: 'n', competenceId: null, text: 'Note' } as const;
    return { passageId: target.id, clientId: 'file', sequence: 1, madeAt: 1, entry };
  },
  seal: (world) => {
    const token = aim.token(world);
    return token === null ? null : { token, clientId: 'file', lastSequence: 0 };
  },
  card: (world) => {
    const target = aim.passage(world);
    return target === null ? null : { passageId: target.id };
  },
  problem: (world) => ({ problemId: 'p', passageId: null, text: aim.words(world, 'Souci') }),
  problemSeen: ({ chance, facts }) => {
    const problem = chance.of(facts.rows('SELECT id FROM room_problem ORDER BY rowid'));
    return { problemId: String(problem?.['id'] ?? 'none') };
  },
  lateEntries: (world) => {
    const target = aim.passage(world);
    return target === null ? null : { passageId: target.id };
  },
  reopenSeat: (world) => {
    const target = aim.passage(world);
    const member = world.chance.of(world.facts.allMembers());
    if (target === null || member === undefined) return null;
    return { passageId: target.id, jurorId: member.id, note: aim.words(world, 'Retard') };
  },
  documents: () => undefined,
  document: () => ({ documentId: 'none' }),
  sign: (world) => ({ documentId: 'none', pin: world.chance.one(aim.PINS), svg: inkSignature(2) }),
};

/** Displays as `fake-displays.ts` has them; one of them is not there. */
export const candidateScreenGenerators: AreaGenerators<'candidateScreen'> = {
  state: () => undefined,
  show: (world) => {
    const session = world.chance.of(world.facts.rows('SELECT id FROM session'));
    if (session === undefined) return null;
    return {
      sessionId: String(session['id']),
      displayId: world.chance.one([DESK_DISPLAY, SECOND_DISPLAY, 9]),
      isNameShown: world.chance.odds(0.5),
    };
  },
  hide: () => undefined,
};

/** The room of another desk as `fake-joining.ts` has it, one where nobody answers, and one of another authority. */
export const joiningGenerators: AreaGenerators<'joining'> = {
  state: () => undefined,
  enter: ({ chance }) => ({
    ...{ address: chance.one([FAR_DESK.address, '10.9.8.8']), port: FAR_DESK.port, token: null },
    fingerprint: chance.one([FAR_DESK.fingerprint, FAR_DESK.fingerprint.slice(0, 32), 'b'.repeat(64), null]),
  }),
};
