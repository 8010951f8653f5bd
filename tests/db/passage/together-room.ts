/** Candidates who pass one test together, in a session of a made-up certification that takes two to four at a time. */
import { expect } from 'vitest';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import type { PassageView } from '../../../src/shared/areas/passage/passages.ts';
import { exampleCertification } from '../preparation/example-certification.ts';
import { addPassage, prepare, receive } from '../passage-conduct.ts';
import type { PassageInput, Prepared } from '../passage-conduct.ts';
import { done } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

export const TEST = 'U1-oral';
const BIRTHS = ['2001-02-03', '2002-03-04', '2003-04-05', '2004-05-06'];

/** The example, whose oral is taken by several, in two phases. */
export function togetherCertification(): Certification {
  const example = exampleCertification();
  const phase = (id: string, title: string, kind: 'performance' | 'questions') => ({
    ...{ id, title, kind },
    durationMs: 600_000,
    promptsUncovered: false,
  });
  return {
    ...example,
    id: 'oral-a-plusieurs',
    title: 'Oral à plusieurs',
    shortTitle: 'Oral à plusieurs',
    tests: example.tests.map((test) =>
      test.id === TEST
        ? {
            ...test,
            candidates: { min: 2, max: 4 },
            phases: [phase('expose', 'Exposé', 'performance'), phase('entretien', 'Entretien', 'questions')],
          }
        : test,
    ),
    // Any two members make a jury.
    jury: Object.fromEntries(
      Object.entries(example.jury).filter(([field]) => field !== 'parity'),
    ) as Certification['jury'],
  };
}

export interface Room {
  readonly panel: Panel;
  readonly sessionId: string;
  readonly jurorIds: readonly string[];
  /** In the order of the day. */
  readonly ids: readonly string[];
}

/** What that candidate of the day is prepared with. */
export function candidateInput(rank: number): Partial<PassageInput> {
  return {
    testId: TEST,
    caseTitle: '',
    candidate: {
      lastName: ['Campanule', 'Giroflée', 'Mélisse', 'Ancolie'][rank] ?? 'Sauge',
      firstName: ['Joël', 'Nour', 'Ines', 'Alix'][rank] ?? 'Sam',
      birthDate: BIRTHS[rank] ?? '2000-01-01',
      birthPlace: 'Ville-Fictive',
      company: '',
      trainingBody: '',
      tutor: '',
    },
  };
}

/** A session with so many candidates, each alone so far. */
export async function planned(panel: Panel, count: number): Promise<Room> {
  const bytes = Uint8Array.from(Buffer.from(JSON.stringify(togetherCertification())));
  await done(panel.handlers.referentiels.importFile({ name: 'plusieurs.json', bytes }));
  const first = await prepare(panel, 2, { certificationId: 'oral-a-plusieurs', ...candidateInput(0) });
  const ids = [first.passageId];
  for (let rank = 1; rank < count; rank += 1) {
    ids.push(await addPassage(panel, first.sessionId, candidateInput(rank)));
  }
  return { panel, sessionId: first.sessionId, jurorIds: first.jurorIds, ids };
}

/** The same, put together. */
export async function together(panel: Panel, count: number): Promise<Room> {
  const room = await planned(panel, count);
  await done(panel.handlers.setups.together({ sessionId: room.sessionId, passageIds: [...room.ids] }));
  return room;
}

/** Passage of that candidate with the jury of the room. */
export function passageOf({ ids, jurorIds, sessionId }: Room, rank: number): Prepared {
  return { sessionId, jurorIds, passageId: ids[rank] ?? '' };
}

/** Everyone is there: declarations, identity, attendance. */
export async function receiveAll(room: Room, ranks = room.ids.map((_, rank) => rank)): Promise<void> {
  for (const rank of ranks) await receive(room.panel, passageOf(room, rank));
}

/** Put together, received, and in their first phase. */
export async function begun(panel: Panel, count: number): Promise<Room> {
  const room = await together(panel, count);
  await receiveAll(room);
  await send(room, 0, { type: 'start-phase', phaseId: 'expose' });
  return room;
}

type Command = Parameters<Panel['handlers']['passages']['command']>[0]['command'];

export function send(room: Room, rank: number, command: Command): Promise<PassageView> {
  return done(ask(room, rank, command));
}

export function ask({ ids, panel }: Room, rank: number, command: Command) {
  return panel.handlers.passages.command({ passageId: ids[rank] ?? '', command });
}

export function viewOf({ ids, panel }: Room, rank: number): Promise<PassageView> {
  return done(panel.handlers.passages.get({ passageId: ids[rank] ?? '' }));
}

/** What happened to the clock of a passage, with when: the log that all who pass together share. */
export function clockLog({ ids, panel }: Room, rank: number): readonly string[] {
  const rows = panel.db
    .prepare<[string], { type: string; wall_at: number; payload: string }>(
      'SELECT type, wall_at, payload FROM passage_event WHERE passage_id = ? ORDER BY seq',
    )
    .all(ids[rank] ?? '');
  return rows
    .filter(({ type }) => OF_CLOCK.has(type))
    .map(({ payload, type, wall_at }) => `${String(wall_at)} ${type} ${payload}`);
}

export const OF_CLOCK: ReadonlySet<string> = new Set([
  'phase-started',
  'start-undone',
  'paused',
  'resumed',
  'phase-ended',
  'phase-left-early',
  'phase-returned-to',
  'extra-time-granted',
  'reminder-reached',
  'clock-jumped',
  'gap-found',
  'interruption-found',
  'interruption-unmeasured',
  'interruption-ruled',
  'interruption-settled',
  'timed-phases-closed',
]);

/** Set for all of them from the first. */
export const START_ALL = { type: 'start-phase', phaseId: 'expose' } as const;

/** Everyone has the same log, and there is one. */
export function expectOneClock(room: Room, ranks: readonly number[] = room.ids.map((_, rank) => rank)): void {
  const [first, ...others] = ranks.map((rank) => clockLog(room, rank));
  expect(first?.length).toBeGreaterThan(0);
  for (const log of others) expect(log).toEqual(first);
}

export async function stages(room: Room): Promise<readonly PassageView['stage'][]> {
  return Promise.all(room.ids.map(async (_, rank) => (await viewOf(room, rank)).stage));
}

export async function statuses(room: Room): Promise<readonly string[]> {
  return Promise.all(room.ids.map(async (_, rank) => (await viewOf(room, rank)).clock.status));
}

/** Someone who passes the same test alone. */
export async function addStranger(room: Room): Promise<string> {
  const passageId = await addPassage(room.panel, room.sessionId, candidateInput(3));
  await receiveAll({ ...room, ids: [passageId] });
  return passageId;
}
