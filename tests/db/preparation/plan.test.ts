/** One test planned for several persons at once: hours by what each is granted, all or nobody, nobody twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { ENROLMENT, person } from '../candidates/file-parts.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { newSession } from '../preparation.ts';

afterEach(closePanels);

let panel: Panel;
let sessionId: string;
beforeEach(async () => {
  panel = openPanel();
  sessionId = (await newSession(panel)).id;
});

type Plan = Parameters<Panel['handlers']['setups']['plan']>[0];
const TEST = 'BC1-oral-defence';
const plan = (personIds: string[], change: Partial<Plan> = {}) =>
  panel.handlers.setups.plan({
    sessionId,
    testId: TEST,
    personIds,
    firstTime: '09:00',
    gapMin: 10,
    ...change,
  });
const passages = async () => (await done(panel.handlers.sessions.get({ sessionId }))).passages;

async function candidate(birthName: string, timeMeasure: 'none' | 'third' = 'none'): Promise<string> {
  const accommodation = { timeMeasure: { kind: timeMeasure }, otherMeasures: [] };
  const details = person({ birthName, usualName: birthName === 'Deux' ? 'Usage' : '' });
  const enrolment = { ...ENROLMENT, accommodation };
  return (await done(panel.handlers.candidates.save({ details, enrolment }))).id;
}

describe('a plan', () => {
  it('gives each their hour by the phases of the test and what they are granted', async () => {
    const persons = [await candidate('Un'), await candidate('Deux', 'third'), await candidate('Trois')];
    expect(await done(plan(persons))).toEqual({ planned: 3, already: 0 });
    const planned = await passages();
    expect(planned.map(({ candidate: { lastName }, plannedTime }) => [lastName, plannedTime])).toEqual([
      ['Un', '09:00'],
      ['Usage', '09:35'],
      ['Trois', '10:20'],
    ]);
    const [, second] = planned;
    const setup = await done(panel.handlers.setups.get({ passageId: second?.id ?? '' }));
    expect(setup).toMatchObject({ personId: persons[1], accommodation: { timeMeasure: { kind: 'third' } } });
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('says beforehand the hours that it gives, and writes nothing', async () => {
    const persons = [await candidate('Un'), await candidate('Deux', 'third'), await candidate('Trois')];
    const preview = async (ids: string[], change: Partial<Plan> = {}) => {
      const given = { sessionId, testId: TEST, personIds: ids, firstTime: '09:00', gapMin: 10, ...change };
      const { count, rows } = await done(panel.handlers.setups.previewPlan(given));
      expect(count).toBe(ids.length);
      return rows.map(({ isAlready, plannedTime }) => (isAlready ? 'already' : plannedTime));
    };
    expect(await preview(persons)).toEqual(['09:00', '09:35', '10:20']);
    expect(await passages()).toEqual([]);
    const [one = '', two = '', three = ''] = persons;
    await done(plan([one]));
    expect(await preview([three, one, two, two])).toEqual(['09:00', 'already', '09:35', 'already']);
    expect(await preview([two], { firstTime: null })).toEqual([null]);
    expect(
      await refusal(
        panel.handlers.setups.previewPlan({
          sessionId,
          testId: TEST,
          personIds: ['x'],
          firstTime: null,
          gapMin: 0,
        }),
      ),
    ).toBe('invalid-request');
  });

  it('plans nobody twice, whether sent again or naming someone twice', async () => {
    const [one, other] = [await candidate('Un'), await candidate('Deux')];
    expect(await done(plan([one, one]))).toEqual({ planned: 1, already: 1 });
    expect(await done(plan([one, other], { firstTime: null }))).toEqual({ planned: 1, already: 1 });
    expect((await passages()).map(({ plannedTime }) => plannedTime)).toEqual(['09:00', null]);
    expect(await done(plan([one], { testId: 'BC1-role-play' }))).toEqual({ planned: 1, already: 0 });
  });

  it('plans all or nobody', async () => {
    const one = await candidate('Un');
    expect(await refusal(plan([one, 'nobody']))).toBe('invalid-request');
    expect(await refusal(plan([one], { testId: 'BC1-questionnaire' }))).toBe('invalid-request');
    expect(await refusal(plan([one], { sessionId: 'nowhere' }))).toBe('not-found');
    expect(await passages()).toEqual([]);
  });

  it('enrols who is not yet, for what the session applies', async () => {
    const { id } = await done(panel.handlers.candidates.save({ details: person() }));
    await done(plan([id]));
    const { enrolments } = await done(panel.handlers.candidates.get({ personId: id }));
    expect(enrolments).toMatchObject([{ certification: ENROLMENT.certification }]);
  });
});
