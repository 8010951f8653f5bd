/** Nobody becomes a member by the session page: who answers for a forgotten PIN was known before there was anything to open. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { begun, sealedDissent } from '../jury-room.ts';
import {
  archiveOne,
  command,
  hear,
  openSeat,
  PIN,
  prepare,
  receive,
  sealAll,
  withdraw,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { member } from '../preparation.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const NOTE = 'Note que nul autre ne lit';
const STRANGER_PIN = '8361';
const NEW_PIN = '5927';

let panel: Panel;
let passage: Prepared;
let president: string;
let second: string;
let third: string;

async function seatJury(jurorCount: number): Promise<void> {
  panel = openPanel();
  passage = await prepare(panel, jurorCount);
  [president = '', second = '', third = ''] = passage.jurorIds;
}

beforeEach(() => seatJury(3));

/** A member whom anyone at the machine adds, with a PIN of their own. */
async function stranger(change: Parameters<typeof member>[1] = { isPresident: true }): Promise<string> {
  const { sessions } = panel.handlers;
  const saved = await done(
    sessions.saveMember(member(passage.sessionId, { name: 'Zoé Intruse', ...change })),
  );
  const jurorId = saved.members.at(-1)?.id ?? '';
  await done(sessions.setPin({ jurorId, pin: STRANGER_PIN }));
  return jurorId;
}

function reset(of: string, ...by: readonly (readonly [jurorId: string, pin: string])[]) {
  const confirmations = by.map(([jurorId, pin]) => ({ jurorId, pin }));
  return panel.handlers.pins.reset({ jurorId: of, pin: NEW_PIN, confirmations });
}

async function writeNote(of: string): Promise<void> {
  const token = await openSeat(panel, passage, of);
  await done(panel.handlers.seats.addNote({ token, competenceId: null, text: NOTE }));
}

const opens = (jurorId: string) =>
  panel.handlers.seats.open({ passageId: passage.passageId, jurorId, pin: NEW_PIN });

/** The session page's edit of a member who is there already. */
async function edit(jurorId: string, change: Parameters<typeof member>[1]): Promise<void> {
  const { sessions } = panel.handlers;
  const { members } = await done(sessions.get({ sessionId: passage.sessionId }));
  const { capacity, college, isConsultative, isExternal, isPresident, name, presence } =
    members.find(({ id }) => id === jurorId) ?? expect.unreachable();
  const standing = { capacity, college, isConsultative, isExternal, isPresident, name, presence };
  await done(sessions.saveMember(member(passage.sessionId, { ...standing, jurorId, ...change })));
}

describe('an unsealed grid is not opened by who was added to the session since', () => {
  it('at the reception, as president', async () => {
    await receive(panel, passage);
    await writeNote(second);
    const intruder = await stranger();
    expect(await refusal(reset(second, [intruder, STRANGER_PIN]))).toBe('confirmation-missing');
    expect(await refusal(opens(second))).toBe('pin-wrong');
    // Those who were there answer, two of them: the list of the jury tells nothing any more.
    expect(await refusal(reset(second, [president, PIN]))).toBe('confirmation-missing');
    const terms = await done(panel.handlers.pins.resetTerms({ jurorId: second }));
    expect(terms).toMatchObject({
      required: 2,
      witnesses: [{ jurorId: president }, { jurorId: third }],
    });
    await done(reset(second, [president, PIN], [third, PIN]));
    const { view } = await done(opens(second));
    expect(view.grid.notes.map(({ text }) => text)).toEqual([NOTE]);
  });

  it('who then starts the passage themselves and presides over it', async () => {
    await receive(panel, passage);
    await writeNote(second);
    const intruder = await stranger();
    await done(
      panel.handlers.passages.declare({
        passageId: passage.passageId,
        jurorId: intruder,
        kind: 'no-link',
        reason: '',
      }),
    );
    await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
    expect(await refusal(reset(second, [intruder, STRANGER_PIN]))).toBe('confirmation-missing');
    expect(await refusal(opens(second))).toBe('pin-wrong');
    await done(reset(second, [president, PIN], [third, PIN]));
  });

  it('of an attempt that was begun anew', async () => {
    ({ panel, passage } = await begun());
    [president = '', second = '', third = ''] = passage.jurorIds;
    await writeNote(second);
    const { passageId } = passage;
    await done(panel.handlers.passages.restart({ passageId, cause: 'ruling', reason: 'Panne', pin: PIN }));
    const intruder = await stranger();
    expect(await refusal(reset(second, [intruder, STRANGER_PIN]))).toBe('confirmation-missing');
    expect(await refusal(opens(second))).toBe('pin-wrong');
    await done(reset(second, [president, PIN]));
    expect((await done(opens(second))).view.grid.notes).toHaveLength(1);
  });

  it('while its author is noted absent, on the session page or in the passage', async () => {
    await receive(panel, passage);
    await writeNote(second);
    const intruder = await stranger();
    const { passageId } = passage;
    const { setPresence } = panel.handlers.passages;
    await done(setPresence({ passageId, jurorId: second, presence: 'absent' }));
    expect(await refusal(reset(second, [intruder, STRANGER_PIN]))).toBe('confirmation-missing');
    await edit(second, { presence: 'absent' });
    expect(await refusal(reset(second, [intruder, STRANGER_PIN]))).toBe('member-not-seated');
    await done(setPresence({ passageId, jurorId: second, presence: 'on-site' }));
    expect(await refusal(reset(second, [intruder, STRANGER_PIN]))).toBe('confirmation-missing');
  });

  it('who chose the first PIN of a member that had none', async () => {
    panel = openPanel();
    passage = await prepare(panel, 2);
    [president = '', second = ''] = passage.jurorIds;
    const saved = await done(
      panel.handlers.sessions.saveMember(member(passage.sessionId, { name: 'Rosalie Verveine' })),
    );
    const unready = saved.members.at(-1)?.id ?? '';
    passage = { ...passage, jurorIds: [...passage.jurorIds, unready] };
    await receive(panel, passage);
    await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
    await writeNote(president);
    await done(panel.handlers.sessions.setPin({ jurorId: unready, pin: STRANGER_PIN }));
    expect(await refusal(reset(president, [unready, STRANGER_PIN], [second, PIN]))).toBe('pin-reset-alone');
    expect(await refusal(opens(president))).toBe('pin-wrong');
    // The president's own word is of before.
    await done(reset(unready, [president, PIN]));
  });
});

describe('an unsealed grid is not opened by one member alone', () => {
  it('who makes themselves president, or the only one left, at the reception', async () => {
    await receive(panel, passage);
    await writeNote(third);
    await edit(second, { isPresident: true });
    expect(await refusal(reset(third, [second, PIN]))).toBe('confirmation-missing');
    await edit(president, { presence: 'absent' });
    expect(await refusal(reset(third, [second, PIN]))).toBe('confirmation-missing');
    expect(await refusal(panel.handlers.sessions.removeMember({ jurorId: president }))).toBe('already-begun');
    await done(reset(third, [second, PIN], [president, PIN]));
  });
});

describe('archived minutes', () => {
  it('are not rectified in the name of members who are not there', async () => {
    const minutesId = await archiveOne(panel, passage);
    const intruder = await stranger();
    for (const jurorId of passage.jurorIds) {
      expect(await refusal(reset(jurorId, [intruder, STRANGER_PIN]))).toBe('confirmation-missing');
    }
    const { rectifications } = panel.handlers;
    const changes = [{ path: '/candidate/lastName', value: 'Fraudeur' }];
    const locked = await done(rectifications.lock({ minutesId, reason: 'Erreur de nom', changes }));
    const contentDigest = locked.open?.lock.contentDigest ?? '';
    for (const [index, jurorId] of passage.jurorIds.entries()) {
      const act = { minutesId, jurorId, pin: NEW_PIN, contentDigest, svg: inkSignature(index + 1) };
      expect(await refusal(rectifications.sign(act))).toBe('pin-wrong');
    }
    expect(await refusal(rectifications.archive({ minutesId }))).toBe('signatures-missing');
  });

  it('leave a true jury its ways: the president, or two others once the president went home', async () => {
    await archiveOne(panel, passage);
    expect(await done(panel.handlers.pins.resetTerms({ jurorId: third }))).toMatchObject({ required: 1 });
    await edit(second, { isPresident: true });
    expect(await refusal(reset(third, [second, PIN]))).toBe('confirmation-missing');
    await done(reset(third, [president, PIN]));
    await done(reset(president, [second, PIN], [third, NEW_PIN]));
  });
});

describe('a true jury', () => {
  it('of two answers for each other, whoever chose a PIN first', async () => {
    await seatJury(2);
    await receive(panel, passage);
    await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
    await writeNote(president);
    await done(reset(president, [second, PIN]));
    await writeNote(second);
    await done(reset(second, [president, NEW_PIN]));
  });

  it('whose president left is answered for by the two who remain', async () => {
    await sealedDissent(panel, passage);
    await withdraw(panel, passage.passageId, president);
    const { jurorIds } = passage;
    expect(await done(panel.handlers.pins.resetTerms({ jurorId: second }))).toMatchObject({
      required: 1,
      witnesses: [{ jurorId: jurorIds[2] }],
    });
    await done(reset(second, [third, PIN]));
  });

  it('that deliberated answers for members who chose their PIN late', async () => {
    panel = openPanel();
    passage = await prepare(panel, 2);
    [president = '', second = ''] = passage.jurorIds;
    const saved = await done(
      panel.handlers.sessions.saveMember(member(passage.sessionId, { name: 'Rosalie Verveine' })),
    );
    const late = saved.members.at(-1)?.id ?? '';
    passage = { ...passage, jurorIds: [...passage.jurorIds, late] };
    await receive(panel, passage);
    await writeNote(president);
    await done(panel.handlers.sessions.setPin({ jurorId: late, pin: PIN }));
    await hear(panel, passage);
    // The note was written before the start, and the jury could still be changed.
    expect(await refusal(reset(president, [second, PIN], [late, PIN]))).toBe('pin-reset-alone');
    await sealAll(panel, passage);
    expect(await refusal(reset(president, [second, PIN], [late, PIN]))).toBe('pin-reset-alone');
    await command(panel, passage.passageId, { type: 'open-deliberation' });
    await done(reset(president, [second, PIN], [late, PIN]));
  });
});
