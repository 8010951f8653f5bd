/** What goes to another laptop and comes back: mostly what cannot be; a story tells what can. */
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';

const JUNK = new Uint8Array(Buffer.from('PUPITRE\nno such file'));

export const handoverGenerators: AreaGenerators<'handovers'> = {
  ofSession: (world) => {
    const session = aim.session(world);
    return session === null ? null : { sessionId: session.id };
  },
  returned: ({ chance }) => chance.one([{}, { offset: 1, limit: 1 }]),
  handOut: (world) => {
    const { chance, facts } = world;
    const session = aim.session(world);
    // Seldom: what is away is played no more.
    if (session === null || chance.odds(0.5)) return null;
    const passage = chance.of(facts.passages().filter(({ session_id }) => session_id === session.id));
    const members = facts.members(session.id).map(({ id }) => id);
    if (passage === undefined || members.length === 0) return null;
    const recipient = aim.words(world, 'Salle');
    return { sessionId: session.id, passageIds: [passage.id], jurorIds: members, recipient };
  },
  takeBack: (world) => {
    const row = world.chance.of(world.facts.rows('SELECT id FROM handover'));
    return row === undefined
      ? null
      : { handoverId: String(row['id']), reason: aim.words(world, 'Poste en panne') };
  },
  receive: () => ({ bytes: JUNK, code: 'ABCDE' }),
  sendBack: (world) => {
    const session = aim.session(world);
    return session === null ? null : { sessionId: session.id };
  },
  bringBack: () => ({ bytes: JUNK }),
};
