/** Two files of one person, or of two: who says so, what it changes, and that it can be taken back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { newSession, passage } from '../preparation.ts';
import { ADMINISTRATOR_PIN, administrator, ENROLMENT, person } from './file-parts.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

let panel: Panel;
let keptId: string;
let mergedId: string;

const born = { date: '1999-07-04', place: '', code: null, postcode: null, country: null };
const add = async (change = {}) =>
  (
    await done(
      panel.handlers.candidates.save({ details: person({ birth: born, ...change }), enrolment: ENROLMENT }),
    )
  ).id;

beforeEach(async () => {
  panel = openPanel();
  keptId = await add();
  mergedId = await add({ birthName: 'ECHANTILLON', firstNames: ['Maelle', 'Zoé'] });
});

const pairs = async () => (await done(panel.handlers.candidates.likeness({}))).rows;
const merge = (administratorId: string, change = {}) => ({
  keptId,
  mergedId,
  reason: 'Même personne, saisie deux fois',
  confirmation: { administratorId, pin: ADMINISTRATOR_PIN },
  ...change,
});

describe('two files that look alike', () => {
  it('are proposed and never merged by themselves', async () => {
    expect(await pairs()).toMatchObject([{ likeness: 'same' }]);
    expect((await done(panel.handlers.candidates.list({}))).count).toBe(2);
    expect((await done(panel.handlers.candidates.get({ personId: keptId }))).alike).toMatchObject([
      { personId: mergedId },
    ]);
  });

  it('are one for whoever reads once an administrator said so, and two again once it is undone', async () => {
    const administratorId = await administrator(panel);
    const merged = await done(panel.handlers.candidates.merge(merge(administratorId)));
    expect(merged.enrolments.map(({ personId }) => personId)).toEqual([keptId, mergedId]);
    expect((await done(panel.handlers.candidates.get({ personId: mergedId }))).id).toBe(keptId);
    expect((await done(panel.handlers.candidates.list({}))).count).toBe(1);
    expect(await pairs()).toEqual([]);
    const [made] = merged.merges;
    expect(made).toMatchObject({ by: { kind: 'administrator', name: 'Ada Exemple' }, undo: null });
    const confirmation = { administratorId, pin: ADMINISTRATOR_PIN };
    const undo = { mergeId: made?.id ?? '', reason: 'Deux personnes', confirmation };
    const apart = await done(panel.handlers.candidates.undoMerge(undo));
    expect(apart.enrolments.map(({ personId }) => personId)).toEqual([keptId]);
    expect((await done(panel.handlers.candidates.get({ personId: mergedId }))).id).toBe(mergedId);
    expect(await refusal(panel.handlers.candidates.undoMerge(undo))).toBe('merge-undone');
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('are no longer proposed once they were said to be two', async () => {
    const administratorId = await administrator(panel);
    const confirmation = { administratorId, pin: ADMINISTRATOR_PIN };
    await done(panel.handlers.candidates.dismissLikeness({ oneId: mergedId, otherId: keptId, confirmation }));
    expect(await pairs()).toEqual([]);
    expect((await done(panel.handlers.candidates.get({ personId: keptId }))).alike).toEqual([]);
  });

  it('take the passages of both into one file, and a passage typed for the merged one goes to who stands', async () => {
    const administratorId = await administrator(panel);
    await done(panel.handlers.candidates.merge(merge(administratorId)));
    const { id: sessionId } = await newSession(panel);
    const typed = passage(sessionId, { personId: mergedId });
    const candidate = { ...typed.candidate, lastName: 'Échantillon', firstName: 'Maëlle' };
    const { personId } = await done(panel.handlers.setups.save({ ...typed, candidate }));
    expect(personId).toBe(keptId);
  });
});

describe('who answers for a merge', () => {
  it('is an administrator in office, with their PIN, counted over every door', async () => {
    expect(await refusal(panel.handlers.candidates.merge(merge('nobody')))).toBe('not-found');
    const administratorId = await administrator(panel);
    const wrong = { confirmation: { administratorId, pin: '2749' } };
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusal(panel.handlers.candidates.merge(merge(administratorId, wrong)))).toBe('pin-wrong');
    }
    expect(await refusal(panel.handlers.candidates.merge(merge(administratorId)))).toBe('pin-throttled');
    panel = panel.revive(1_000);
    expect(await refusal(panel.handlers.candidates.merge(merge(administratorId)))).toBe('pin-throttled');
    panel.drive.advance(30_000);
    await done(panel.handlers.candidates.merge(merge(administratorId)));
  });

  it('cannot merge a file with itself, or one that was merged already', async () => {
    const administratorId = await administrator(panel);
    const itself = merge(administratorId, { mergedId: keptId });
    expect(await refusal(panel.handlers.candidates.merge(itself))).toBe('merge-not-possible');
    await done(panel.handlers.candidates.merge(merge(administratorId)));
    const back = merge(administratorId, { keptId: mergedId, mergedId: keptId });
    expect(await refusal(panel.handlers.candidates.merge(back))).toBe('merge-not-possible');
  });
});

describe('administrators', () => {
  it('are named by one in office once there is one, and the last one stays', async () => {
    const first = await administrator(panel);
    const { saveAdministrator } = panel.handlers.app;
    const second = { name: 'Bob Exemple', isActive: true, pin: '70415' };
    expect(await refusal(saveAdministrator(second))).toBe('administrator-needed');
    const confirmation = { administratorId: first, pin: ADMINISTRATOR_PIN };
    const leaving = { administratorId: first, name: 'Ada Exemple', isActive: false, confirmation };
    expect(await refusal(saveAdministrator(leaving))).toBe('last-administrator');
    await done(saveAdministrator({ ...second, confirmation }));
    const left = await done(saveAdministrator(leaving));
    expect(left).toMatchObject([
      { name: 'Ada Exemple', isActive: false },
      { name: 'Bob Exemple', isActive: true },
    ]);
    expect(await refusal(panel.handlers.candidates.merge(merge(first)))).toBe('not-found');
    expect(await refusal(saveAdministrator({ ...second, pin: '1234', confirmation }))).toBe('pin-too-simple');
  });
});
