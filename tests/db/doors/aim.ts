/** What a request aims at: mostly the passage in hand and the right words, sometimes another's, sometimes nothing real. */
import type { MemberRow, PassageRow, SessionRow } from './facts.ts';
import type { World } from './world.ts';

const NOWHERE = '99999999-9999-4999-8999-999999999999';
/** How often an aim is off on purpose. */
const STRAY = 0.04;

export const PINS = ['2749', '8163', '5028', '70415', '936142'] as const;

/** A passage: the one in hand unless chance looks elsewhere. */
export function passage(world: World, fits: (row: PassageRow) => boolean = () => true): PassageRow | null {
  const { chance, facts, focus } = world;
  const inHand = focus === null ? undefined : facts.passage(focus);
  if (inHand !== undefined && fits(inHand) && !chance.odds(0.2)) return inHand;
  return chance.of(facts.passages().filter(fits)) ?? null;
}

/** Id of a passage, or of nothing. */
export function passageId(world: World, fits?: (row: PassageRow) => boolean): string | null {
  return world.chance.odds(STRAY) ? NOWHERE : (passage(world, fits)?.id ?? null);
}

/** A request about a passage alone. */
export function passageRef(world: World, fits?: (row: PassageRow) => boolean): { passageId: string } | null {
  const id = passageId(world, fits);
  return id === null ? null : { passageId: id };
}

export function session(world: World): SessionRow | null {
  const { chance, facts, focus } = world;
  const own = focus === null ? undefined : facts.passage(focus)?.session_id;
  const inHand = own === undefined ? undefined : facts.session(own);
  if (inHand !== undefined && !chance.odds(0.4)) return inHand;
  return chance.of(facts.sessions()) ?? null;
}

/** A member of that passage's session; now and then one of another. */
export function member(
  world: World,
  { session_id }: Pick<PassageRow, 'session_id'>,
  fits: (row: MemberRow) => boolean = () => true,
): MemberRow | null {
  const { chance, facts } = world;
  if (chance.odds(STRAY)) return chance.of(facts.allMembers()) ?? null;
  return chance.of(facts.members(session_id).filter(fits)) ?? null;
}

/** The member's PIN, or a wrong one. */
export function pinOf(world: World, jurorId: string): string {
  const known = world.pins.get(jurorId);
  return known === undefined || world.chance.odds(STRAY) ? world.chance.one(['4826', ...PINS]) : known;
}

/** The word of a member of that passage's jury, mostly with the right PIN. */
export function confirmation(world: World, passageId: string): { jurorId: string; pin: string } | null {
  const sessionId = world.facts.passage(passageId)?.session_id;
  const holder =
    sessionId === undefined
      ? undefined
      : world.chance.of(world.facts.members(sessionId).filter(({ id }) => world.pins.has(id)));
  return holder === undefined ? null : { jurorId: holder.id, pin: pinOf(world, holder.id) };
}

/** Token of an open seat of that passage, or a stale one, or another passage's. */
export function token(world: World): string | null {
  const { chance, focus, seats } = world;
  if (chance.odds(STRAY)) return chance.of(seats)?.token ?? NOWHERE;
  const open = seats.filter(({ isOpen }) => isOpen);
  const marking = open.filter(({ passageId: at, jurorId }) => !world.facts.sealed(at).has(jurorId));
  const inHand = marking.filter((seat) => seat.passageId === focus);
  const aimed = [inHand, marking, open].find(({ length }) => length > 0 && !chance.odds(0.1)) ?? seats;
  return chance.of(aimed)?.token ?? null;
}

/** A sentence that nobody reads twice. */
export function words(world: World, about: string): string {
  return `${about} ${String(world.chance.below(1_000_000))}`;
}

/** Words for a note: they exist once, so that they are recognised wherever they come out. */
export function plantedNote(world: World, jurorId: string, passage: string): string {
  const text = `Note-${String(world.notes.size)}-${String(world.chance.below(10 ** 9))}-confidentielle`;
  world.notes.set(text, { passageId: passage, jurorId });
  return text;
}

export function digits(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

export function isOf(...stages: readonly string[]): (row: PassageRow) => boolean {
  return ({ stage }) => stages.includes(stage);
}
