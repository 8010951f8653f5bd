/** What comes of candidates who pass together: incidents, time that nobody measured, grids side by side, minutes of each. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decide, PIN, signAll, withdraw } from '../passage-conduct.ts';
import { plainText } from '../../unit/documents/pdf-tools.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import {
  addStranger,
  ask,
  begun,
  expectOneClock,
  passageOf,
  receiveAll,
  send,
  START_ALL as START,
  statuses,
  together,
  viewOf,
} from './together-room.ts';
import type { Room } from './together-room.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const PAUSE = { type: 'pause', reason: 'Alarme incendie' } as const;

describe('incidents', () => {
  const incident = { type: 'note-incident', category: 'disturbance', text: 'Travaux' } as const;
  const incidents = ({ ids, panel }: Room) =>
    ids.map((id) =>
      panel.db
        .prepare(`SELECT count(*) FROM passage_event WHERE passage_id = ? AND type = 'incident-noted'`)
        .pluck()
        .get(id),
    );

  it('are of one passage, or of all that are in step where it is said', async () => {
    const room = await begun(openPanel(), 3);
    await send(room, 0, incident);
    expect(incidents(room)).toEqual([1, 0, 0]);
    await done(
      room.panel.handlers.passages.leaveTogether({ passageId: room.ids[2] ?? '', reason: 'Abandon' }),
    );
    await done(
      room.panel.handlers.passages.command({
        passageId: room.ids[0] ?? '',
        command: incident,
        isForAll: true,
      }),
    );
    expect(incidents(room)).toEqual([2, 1, 0]);
  });
});

describe('what nobody measured', () => {
  it('after a crash every clock is found stopped at the same instant, whichever passage was written last', async () => {
    const before = await begun(openPanel(), 2);
    before.panel.drive.advance(minutesMs(1));
    before.panel.drive.advance(400);
    // This one alone has a later sign of life.
    await send(before, 1, { type: 'note-incident', category: 'other', text: 'Stylo' });
    const room = { ...before, panel: before.panel.revive(30_000) };
    expect(await statuses(room)).toEqual(['interrupted', 'interrupted']);
    expectOneClock(room);
    await send(room, 0, {
      type: 'rule-on-interruption',
      ruling: 'count-part',
      countedMs: minutesMs(0.25),
      reason: 'Décision',
    });
    expect(await statuses(room)).toEqual(['running', 'running']);
    expectOneClock(room);
    const [one, other] = [await viewOf(room, 0), await viewOf(room, 1)];
    expect(one.clock.phases).toEqual(other.clock.phases);
  });

  it('a clock that was set, a gap and a sleep are noted of all alike', async () => {
    const room = await begun(openPanel(), 2);
    room.panel.drive.stepWall(-3_600_000);
    room.panel.drive.advance(minutesMs(1));
    room.panel.drive.freeze(minutesMs(2));
    expect(await statuses(room)).toEqual(['interrupted', 'interrupted']);
    expectOneClock(room);
    await send(room, 1, { type: 'rule-on-interruption', ruling: 'resume', reason: 'Décision' });
    expectOneClock(room);
  });

  it('a paused clock stays paused over a restart, for all', async () => {
    const before = await begun(openPanel(), 2);
    await send(before, 0, PAUSE);
    const room = { ...before, panel: before.panel.revive(60_000) };
    await send(room, 1, { type: 'resume' });
    expectOneClock(room);
    expect(await statuses(room)).toEqual(['running', 'running']);
  });

  it('one that is in doubt keeps nobody from going on', async () => {
    const before = await begun(openPanel(), 2);
    before.panel.db
      .prepare(
        `UPDATE passage_state SET state = json_set(state, '$.currentPhaseId', 'entretien') WHERE passage_id = ?`,
      )
      .run(before.ids[1]);
    const room = { ...before, panel: before.panel.revive(1_000) };
    await send(room, 0, { type: 'rule-on-interruption', ruling: 'resume', reason: 'Décision' });
    expect((await viewOf(room, 0)).clock.status).toBe('running');
    expect(await refusal(ask(room, 1, PAUSE))).toBe('passage-in-doubt');
    await send(room, 0, PAUSE);
    await send(room, 0, { type: 'resume' });
    await send(room, 0, { type: 'start-phase', phaseId: 'entretien', isEarlyConfirmed: true });
    await send(room, 0, { type: 'end-phase', isEarlyConfirmed: true });
    await send(room, 0, { type: 'close-timed-phases' });
    // They began together, whatever is found of the other's record since.
    expect(await sealed(room, 0, '8')).toMatchObject({ together: 2 });
  });
});

describe('the seats', () => {
  it('are opened beside by who sits, for the grid of another who passes together, without the PIN', async () => {
    const room = await begun(openPanel(), 2);
    const [jurorId = ''] = room.jurorIds;
    const [first = '', second = ''] = room.ids;
    const { seats } = room.panel.handlers;
    const { token } = await done(seats.open({ passageId: first, jurorId, pin: PIN }));
    const beside = await done(seats.openBeside({ token, passageId: second }));
    expect(beside.view).toMatchObject({ passageId: second, jurorId, grid: { marks: {} } });
    await done(seats.mark({ token: beside.token, criterionId: 'C1-1', levelId: '12' }));
    expect((await done(seats.grid({ token }))).grid.marks).toEqual({});
    const alone = await addStranger(room);
    expect(await refusal(seats.openBeside({ token, passageId: alone }))).toBe('not-together');
    expect(await refusal(seats.openBeside({ token: 'none', passageId: second }))).toBe('seat-closed');
    await done(seats.close({ token }));
    expect(await refusal(seats.openBeside({ token, passageId: second }))).toBe('seat-closed');
  });

  it('are not opened beside by a member who left that other jury', async () => {
    const room = await begun(openPanel(), 2);
    const [, jurorId = ''] = room.jurorIds;
    const [first = '', second = ''] = room.ids;
    const { seats } = room.panel.handlers;
    const { token } = await done(seats.open({ passageId: first, jurorId, pin: PIN }));
    await withdraw(room.panel, second, jurorId);
    expect(await refusal(seats.openBeside({ token, passageId: second }))).toBe('member-may-not-mark');
    const passage = passageOf(room, 0);
    expect(await done(seats.grid({ token }))).toMatchObject({ passageId: passage.passageId });
  });
});

describe('the minutes', () => {
  it('say how many began by the same start, and name nobody else; who was absent passed with nobody', async () => {
    const room = await together(openPanel(), 3);
    await receiveAll(room, [0, 1]);
    await receiveAll(room, [2]);
    await send(room, 2, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
    await send(room, 0, START);
    room.panel.drive.advance(minutesMs(10));
    await send(room, 1, { type: 'start-phase', phaseId: 'entretien' });
    room.panel.drive.advance(minutesMs(10));
    await send(room, 0, { type: 'end-phase' });
    await send(room, 0, { type: 'close-timed-phases' });
    const contents = [await sealed(room, 0, '8'), await sealed(room, 1, '15')];
    for (const content of contents) expect(content).toMatchObject({ together: 2 });
    const [one = '', other = ''] = contents.map((content) => JSON.stringify(content));
    expect(one).not.toContain('Giroflée');
    expect(other).not.toContain('Campanule');
    expect(contents.map(({ phases }) => phases)).toEqual([contents[0]?.phases, contents[0]?.phases]);
    const extract = await extractOf(room, 0);
    expect(extract).toContain('Campanule');
    expect(extract).not.toMatch(/Giroflée|Mélisse/);
    await send(room, 2, { type: 'close-timed-phases' });
    await decide(room.panel, room.ids[2] ?? '', 'not-assessed', 'Absence');
    const { passageId } = passageOf(room, 2);
    await done(room.panel.handlers.minutes.lock({ passageId }));
    const [row] = room.panel.db
      .prepare<[string], { content: string }>('SELECT content FROM content_lock WHERE passage_id = ?')
      .all(passageId);
    expect(row?.content).not.toContain('"together"');
  });
});

/** What is held on that candidate, as it leaves for them. */
async function extractOf({ ids, panel }: Room, rank: number): Promise<string> {
  const enrolmentId = panel.db
    .prepare<[string], string>('SELECT enrolment_id FROM passage_enrolment WHERE passage_id = ?')
    .pluck()
    .get(ids[rank] ?? '');
  const { documentId } = await done(panel.handlers.issuing.extract({ enrolmentId: enrolmentId ?? '' }));
  const pdf = panel.db
    .prepare<[string], Uint8Array>('SELECT pdf FROM issued_document WHERE id = ?')
    .pluck()
    .get(documentId);
  return plainText(pdf ?? new Uint8Array());
}

/** One candidate's grids, deliberation, decision, signatures and seal: what the archive holds, found intact. */
async function sealed(room: Room, rank: number, mark: string) {
  const { panel } = room;
  const passage = passageOf(room, rank);
  const { passageId } = passage;
  for (const jurorId of room.jurorIds) {
    const { token } = await done(panel.handlers.seats.open({ passageId, jurorId, pin: PIN }));
    for (const criterionId of ['C1-1', 'C2-1']) {
      await done(panel.handlers.seats.mark({ token, criterionId, levelId: mark }));
    }
    await done(panel.handlers.seats.seal({ token }));
  }
  await send(room, rank, { type: 'open-deliberation' });
  await send(room, rank, { type: 'close-deliberation' });
  await decide(panel, passageId, mark === '8' ? 'refused' : 'validated', 'Motif');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  const verified = await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }));
  expect(verified).toMatchObject({ isIntact: true });
  const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
  if (content.schema !== 'pupitre.minutes/2') throw new Error(content.schema);
  return content;
}
