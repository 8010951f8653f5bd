/** A judgement is a start: what the candidate was judged on stands, and who was judged was there. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { view } from '../jury-room.ts';
import { command, openSeat, prepare, receive } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { NO_REASON, pick, PLAIN_DRAW, prepareRolePlay, viewOf } from '../roleplay-conduct.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const ABSENCES = ['absent-justified', 'absent-unjustified'] as const;

/** One mark before anyone started the clock; answers the way to enter it again. */
async function judge(panel: Panel, passage: Prepared) {
  const token = await openSeat(panel, passage, passage.jurorIds[1] ?? '');
  const { competences } = await view(panel, passage);
  const criterionId = competences[0]?.criteria[0]?.id ?? '';
  const mark = (levelId: string | null) => done(panel.handlers.seats.mark({ token, criterionId, levelId }));
  await mark('acquis');
  return { mark, token, indicatorId: competences[0]?.criteria[0]?.indicators[0]?.id ?? '' };
}

describe('a candidate who was judged', () => {
  it('is not recorded absent, unless what was entered by mistake is cleared', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    expect((await view(panel, passage)).isJudged).toBe(false);
    const { indicatorId, mark, token } = await judge(panel, passage);
    const { seats, passages } = panel.handlers;
    await done(seats.observe({ token, indicatorId, value: 'observed' }));
    await mark(null);
    expect((await view(panel, passage)).isJudged).toBe(true);
    for (const status of ABSENCES) {
      const order = { type: 'record-attendance', status, note: '' } as const;
      expect(await refusal(passages.command({ passageId, command: order }))).toBe('candidate-judged');
    }
    await command(panel, passageId, { type: 'record-attendance', status: 'late', note: '' });
    await done(seats.observe({ token, indicatorId, value: null }));
    await done(seats.addNote({ token, competenceId: null, text: 'Une note ne juge pas' }));
    const absent = { type: 'record-attendance', status: 'absent-unjustified', note: '' } as const;
    expect((await command(panel, passageId, absent)).attendance?.status).toBe('absent-unjustified');
  });
});

describe('the subject of a role play', () => {
  it('is not replaced once the candidate was judged on it, by whichever way it comes', async () => {
    const panel = openPanel();
    const passage = await prepareRolePlay(panel);
    const { passageId } = passage;
    const [one = '', two = ''] = (await viewOf(panel, passageId)).pool.map(({ id }) => id);
    await pick(panel, passageId, one);
    await receive(panel, passage);
    await judge(panel, passage);
    const { roleplay } = panel.handlers;
    const again = { passageId, ...NO_REASON, replaceReason: 'Autre' };
    expect(await refusal(roleplay.choose({ ...again, subjectId: two }))).toBe('passage-begun');
    expect(await refusal(roleplay.draw({ ...PLAIN_DRAW, ...again }))).toBe('passage-begun');
    const { isChoiceOpen, subject } = await viewOf(panel, passageId);
    expect(isChoiceOpen).toBe(false);
    expect(subject?.id).toBe(one);
  });
});
