/** Passages are planned together where the test takes several, by one measure, and put apart until one of them began. */
import { afterEach, describe, expect, it } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { ADMINISTRATOR_PIN, administrator, ENROLMENT, person } from '../candidates/file-parts.ts';
import { addPassage } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { candidateInput, planned, receiveAll, send, TEST, together } from '../passage/together-room.ts';
import type { Room } from '../passage/together-room.ts';

afterEach(closePanels);

const THIRD = { timeMeasure: { kind: 'third' as const }, otherMeasures: [] as string[] };

async function groups({ panel, sessionId }: Room): Promise<readonly (readonly string[])[]> {
  const { passages } = await done(panel.handlers.sessions.get({ sessionId }));
  const byGroup = new Map<string, string[]>();
  for (const { candidate, groupId } of passages) {
    if (groupId !== null) byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), candidate.lastName]);
  }
  return [...byGroup.values()];
}
const put = ({ ids, panel, sessionId }: Room, ranks: readonly number[]) =>
  panel.handlers.setups.together({ sessionId, passageIds: ranks.map((rank) => ids[rank] ?? '') });

describe('planned by hand', () => {
  it('they share a group and an hour, and are put apart again', async () => {
    const room = await planned(openPanel(), 3);
    await done(put(room, [0, 2]));
    expect(await groups(room)).toEqual([['Campanule', 'Mélisse']]);
    expect(
      (await done(room.panel.handlers.passages.get({ passageId: room.ids[0] ?? '' }))).togetherCount,
    ).toBe(2);
    expect(await refusal(put(room, [0, 1]))).toBe('together-taken');
    await done(room.panel.handlers.setups.apart({ passageId: room.ids[2] ?? '' }));
    expect(await groups(room)).toEqual([]);
    expect(await refusal(room.panel.handlers.setups.apart({ passageId: room.ids[2] ?? '' }))).toBe(
      'not-together',
    );
    expect(chainFaults(room.panel.db)).toEqual([]);
  });

  it('not more than the test takes, not of another test or session, not who has another measure', async () => {
    const room = await planned(openPanel(), 4);
    const fifth = await addPassage(room.panel, room.sessionId, candidateInput(4));
    const all = { ...room, ids: [...room.ids, fifth] };
    expect(await refusal(put(all, [0, 1, 2, 3, 4]))).toBe('together-count');
    const slow = await addPassage(room.panel, room.sessionId, { ...candidateInput(5), accommodation: THIRD });
    const asked = await put({ ...room, ids: [room.ids[0] ?? '', slow] }, [0, 1]);
    expect(asked).toMatchObject({
      ok: false,
      code: 'together-measures',
      details: { candidate: 'Sam Sauge' },
    });
    expect(await refusal(put({ ...room, ids: [room.ids[0] ?? '', 'nowhere'] }, [0, 1]))).toBe('not-found');
    expect(await refusal(put(room, [0, 0]))).toBe('together-taken');
    expect(await groups(room)).toEqual([]);
  });

  it('is frozen once one of them began', async () => {
    const room = await together(openPanel(), 2);
    await receiveAll(room);
    await send(room, 0, { type: 'start-phase', phaseId: 'expose' });
    expect(await refusal(room.panel.handlers.setups.apart({ passageId: room.ids[1] ?? '' }))).toBe(
      'already-begun',
    );
    const late = await addPassage(room.panel, room.sessionId, candidateInput(2));
    const third = await addPassage(room.panel, room.sessionId, candidateInput(3));
    const more = { ...room, ids: [room.ids[0] ?? '', late, third] };
    expect(await refusal(put(more, [0, 1]))).toBe('already-begun');
    await done(put(more, [1, 2]));
  });

  it('follows the hour of each, and refuses a measure or a test that would part them', async () => {
    const room = await together(openPanel(), 2);
    const passageId = room.ids[1] ?? '';
    const base = { sessionId: room.sessionId, passageId, evaluatorChoice: null, importedResults: {} };
    const alike = { timeMeasure: { kind: 'none' as const }, otherMeasures: [] };
    const input = { ...candidateInput(1), ...base, accommodation: alike, plannedTime: '10:15' };
    await done(room.panel.handlers.setups.save(input as never));
    const { passages } = await done(room.panel.handlers.sessions.get({ sessionId: room.sessionId }));
    expect(passages.map(({ plannedTime }) => plannedTime)).toEqual(['10:15', '10:15']);
    expect(await refusal(room.panel.handlers.setups.save({ ...input, accommodation: THIRD } as never))).toBe(
      'together-measures',
    );
  });

  it('one that is removed leaves the others as they are', async () => {
    const room = await together(openPanel(), 3);
    await done(room.panel.handlers.setups.remove({ passageId: room.ids[1] ?? '' }));
    expect(await groups(room)).toEqual([['Campanule', 'Mélisse']]);
    await done(room.panel.handlers.setups.remove({ passageId: room.ids[2] ?? '' }));
    expect(await groups(room)).toEqual([]);
  });

  it('keeps the session on a certification that takes several', async () => {
    const room = await together(openPanel(), 2);
    const { blocIds, date, place, status, title } = await done(
      room.panel.handlers.sessions.get({ sessionId: room.sessionId }),
    );
    const listed = await done(room.panel.handlers.referentiels.list(undefined));
    const other = listed.find(({ id }) => id !== 'oral-a-plusieurs');
    const details = { title, date, place, status, sessionId: room.sessionId, blocIds: [...blocIds] };
    const referentiel = { id: other?.id ?? '', version: other?.version ?? '' };
    expect(await refusal(room.panel.handlers.sessions.save({ ...details, referentiel }))).toBe(
      'invalid-request',
    );
  });
});

describe('whose passages they are', () => {
  const personOf = async ({ ids, panel }: Room, rank: number) =>
    (await done(panel.handlers.setups.get({ passageId: ids[rank] ?? '' }))).personId ?? '';

  it('two people, who are merged, or given one file, once they are planned apart', async () => {
    const room = await together(openPanel(), 2);
    const { candidates, setups } = room.panel.handlers;
    const [keptId, mergedId] = [await personOf(room, 0), await personOf(room, 1)];
    const administratorId = await administrator(room.panel);
    const merge = {
      ...{ keptId, mergedId, reason: 'Saisie deux fois' },
      confirmation: { administratorId, pin: ADMINISTRATOR_PIN },
    };
    expect(await refusal(candidates.merge(merge))).toBe('together-taken');
    await done(setups.apart({ passageId: room.ids[0] ?? '' }));
    await done(candidates.merge(merge));
    expect(await refusal(put(room, [0, 1]))).toBe('together-taken');
  });

  it('a homonym is not given the file of who passes beside them', async () => {
    const room = await planned(openPanel(), 1);
    const { candidate } = candidateInput(0);
    const twin = {
      ...candidateInput(0),
      candidate: { ...(candidate ?? expect.unreachable()), birthDate: '1999-01-01' },
    };
    const passageId = await addPassage(room.panel, room.sessionId, twin);
    const both = { ...room, ids: [...room.ids, passageId] };
    const personId = await personOf(both, 0);
    expect(personId).not.toBe(await personOf(both, 1));
    await done(put(both, [0, 1]));
    const { linkPassage } = room.panel.handlers.candidates;
    expect(await refusal(linkPassage({ passageId, personId }))).toBe('together-taken');
    await done(room.panel.handlers.setups.apart({ passageId }));
    await done(linkPassage({ passageId, personId }));
  });
});

describe('a plan', () => {
  async function persons(panel: Panel, names: readonly string[], kind: 'none' | 'third' = 'none') {
    const certification = { id: 'oral-a-plusieurs', version: '1.0.0' };
    const accommodation = { timeMeasure: { kind }, otherMeasures: [] };
    const ids: string[] = [];
    for (const birthName of names) {
      const enrolment = { ...ENROLMENT, certification, blocIds: ['U1'], accommodation };
      const details = person({ birthName, usualName: '' });
      ids.push((await done(panel.handlers.candidates.save({ details, enrolment }))).id);
    }
    return ids;
  }
  const plan = ({ panel, sessionId }: Room, personIds: string[], testId = TEST) =>
    panel.handlers.setups.plan({
      ...{ sessionId, testId, personIds, isTogether: true },
      firstTime: '09:00',
      gapMin: 10,
    });

  it('makes groups as even as can be, each at one hour, and says nothing of who passes alone', async () => {
    const room = await planned(openPanel(), 1);
    const ids = await persons(room.panel, ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']);
    expect(await done(plan(room, ids))).toEqual({ planned: 5, already: 0 });
    expect(await groups(room)).toEqual([
      ['Un', 'Deux', 'Trois'],
      ['Quatre', 'Cinq'],
    ]);
    const { passages } = await done(room.panel.handlers.sessions.get({ sessionId: room.sessionId }));
    const hours = passages.slice(1).map(({ plannedTime }) => plannedTime);
    expect(hours).toEqual(['09:00', '09:00', '09:00', '09:30', '09:30']);
    expect(await done(plan(room, ids))).toEqual({ planned: 0, already: 5 });
  });

  it('plans nobody where one has another measure, or where too few are left, and says whom', async () => {
    const room = await planned(openPanel(), 1);
    const alike = await persons(room.panel, ['Un']);
    const slow = await persons(room.panel, ['Lent'], 'third');
    expect(await plan(room, [...alike, ...slow])).toMatchObject({
      ok: false,
      code: 'together-measures',
      details: { candidate: expect.stringContaining('Lent') as string },
    });
    expect(await refusal(plan(room, alike))).toBe('together-count');
    expect(await refusal(plan(room, alike, 'U1-dossier'))).toBe('together-not-offered');
    const { passages } = await done(room.panel.handlers.sessions.get({ sessionId: room.sessionId }));
    expect(passages).toHaveLength(1);
  });
});
