import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { conductLog } from '../../../src/core/areas/minutes/minutes-conduct.ts';
import { createRepos } from '../../../src/core/db/repos.ts';
import { createPassageStore } from '../../../src/core/areas/passage/passage-store.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import {
  command,
  conductToSignature,
  hear,
  markAll,
  openSeat,
  PIN,
  prepare,
  receive,
  unlock,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const NEW_PIN = '8316';
const WRONG = '9753';

let panel: Panel;
let passage: Prepared;
let president: string;
let first: string;
let second: string;

beforeEach(async () => {
  panel = openPanel();
  passage = await prepare(panel, 3);
  [president = '', first = '', second = ''] = passage.jurorIds;
});

interface Given {
  readonly of?: string;
  readonly pin?: string;
  readonly by?: readonly (readonly [jurorId: string, pin: string])[];
}

function reset(on: Panel, { by = [[president, PIN]], of = first, pin = NEW_PIN }: Given = {}) {
  const confirmations = by.map(([jurorId, confirming]) => ({ jurorId, pin: confirming }));
  return on.handlers.pins.reset({ jurorId: of, pin, confirmations });
}

async function start(): Promise<void> {
  await receive(panel, passage);
  await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
}

describe('a forgotten PIN', () => {
  it('is replaced under the president’s; the member’s own unsealed grid opens under the new one only', async () => {
    await start();
    const { passageId } = passage;
    const { seats } = panel.handlers;
    const token = await openSeat(panel, passage, first);
    await done(seats.addNote({ token, competenceId: null, text: 'Prend la parole sans hésiter' }));
    const session = await done(reset(panel));
    expect(JSON.stringify(session)).not.toContain('sans hésiter');
    expect(await refusal(seats.grid({ token }))).toBe('seat-closed');
    expect(await refusal(seats.open({ passageId, jurorId: first, pin: PIN }))).toBe('pin-wrong');
    expect(await refusal(seats.open({ passageId, jurorId: president, pin: NEW_PIN }))).toBe('pin-wrong');
    const reopened = await done(seats.open({ passageId, jurorId: first, pin: NEW_PIN }));
    expect(reopened.view.grid.notes.map(({ text }) => text)).toEqual(['Prend la parole sans hésiter']);
    expect(createAuditRepo(panel.db).ofSubject(first).at(-1)).toMatchObject({
      action: 'pin-reset',
      details: { confirmedBy: [president], passageIds: [passageId] },
    });
    const journal = (await done(panel.handlers.passages.journal({ passageId }))).entries;
    expect(journal.at(-1)?.event).toEqual({
      type: 'pin-reset',
      jurorId: first,
      confirmedBy: [president],
      isGridReopened: true,
    });
    const told = panel.broadcasts.filter(({ name }) => name === 'passage-changed');
    expect(JSON.stringify(told)).not.toContain('sans hésiter');
  });

  it('says whether the grid was sealed, in each passage under way and in no other', async () => {
    await receive(panel, passage);
    await hear(panel, passage);
    const token = await markAll(panel, passage, first, () => 'acquis');
    await done(panel.handlers.seats.seal({ token }));
    const other = await prepare(panel, 2);
    await done(reset(panel));
    const { journal } = panel.handlers.passages;
    expect((await done(journal(passage))).entries.at(-1)?.event).toMatchObject({
      type: 'pin-reset',
      isGridReopened: false,
    });
    expect((await done(journal(other))).entries).toEqual([]);
  });

  it('of the president needs two other voting members, or the only one', async () => {
    await start();
    const alone = await reset(panel, { of: president, by: [[first, PIN]] });
    expect(alone).toMatchObject({ code: 'confirmation-missing', details: { required: 2 } });
    expect(await done(panel.handlers.pins.resetTerms({ jurorId: president }))).toMatchObject({
      required: 2,
      witnesses: [{ jurorId: first }, { jurorId: second }],
      openPassageCount: 1,
    });
    await done(
      reset(panel, {
        of: president,
        by: [
          [first, PIN],
          [second, PIN],
        ],
      }),
    );
    const small = await prepare(panel, 2);
    const [chair = '', only = ''] = small.jurorIds;
    await done(reset(panel, { of: chair, by: [[only, PIN]] }));
  });
});

describe('the minutes of a passage during which a PIN was reset', () => {
  it('say so, with who answered and whether the grid reopened', async () => {
    await start();
    await done(reset(panel));
    const { passageId } = passage;
    const journal = (await done(panel.handlers.passages.journal({ passageId }))).entries;
    expect(journal.some(({ event }) => event.type === 'pin-reset')).toBe(true);
    const facts = createPassageStore(createRepos(panel.db)).load(passageId) ?? expect.unreachable();
    const entries = createPassageStore(createRepos(panel.db)).journal.entries(passageId);
    const names = { phaseTitle: () => null, jurorName: (id: string) => id, isSubstitute: () => false };
    expect(conductLog(entries, names).at(-1)).toMatchObject({
      type: 'pin-reset',
      author: president,
      memberName: first,
      detail: 'grid-reopened',
    });
    expect(facts.state.version).toBe(entries.length);
  });
});

describe('a reset is refused', () => {
  it('without the right PIN of the right person', async () => {
    const other = await prepare(panel, 2);
    const stranger = other.jurorIds[0] ?? '';
    expect(await refusal(reset(panel, { by: [[president, WRONG]] }))).toBe('pin-wrong');
    expect(await refusal(reset(panel, { by: [[first, PIN]] }))).toBe('confirmation-missing');
    expect(await refusal(reset(panel, { by: [[second, PIN]] }))).toBe('confirmation-missing');
    expect(await refusal(reset(panel, { by: [[stranger, PIN]] }))).toBe('confirmation-missing');
    expect(
      await refusal(
        reset(panel, {
          by: [
            [president, PIN],
            [stranger, PIN],
          ],
        }),
      ),
    ).toBe('not-found');
    expect(await refusal(reset(panel, { of: president, by: [[president, PIN]] }))).toBe(
      'confirmation-missing',
    );
    expect(await refusal(reset(panel, { of: 'nobody' }))).toBe('not-found');
    expect(await reset(panel, { pin: '1234' })).toMatchObject({
      code: 'pin-too-simple',
      details: { weakness: 'run' },
    });
    const { passageId } = passage;
    await done(panel.handlers.seats.open({ passageId, jurorId: first, pin: PIN }));
  });

  it('from a consultative member, an absent one and one who withdrew', async () => {
    panel = openPanel();
    passage = await prepare(panel, 3, { member: { isConsultative: true, college: 'training' } });
    [president = '', first = '', second = ''] = passage.jurorIds;
    await start();
    const witnesses = (by: readonly (readonly [string, string])[]) => reset(panel, { of: president, by });
    expect(await refusal(witnesses([[second, PIN]]))).toBe('confirmation-missing');
    // Consultative, and so never a witness: the only voting member is enough.
    await done(witnesses([[first, PIN]]));
    const { passageId } = passage;
    const leave = { passageId, jurorId: first, cause: 'departure', reason: 'Train à prendre' } as const;
    await done(
      panel.handlers.passages.withdrawMember({ ...leave, confirmations: [{ jurorId: first, pin: PIN }] }),
    );
    expect(await refusal(reset(panel, { of: president, by: [[first, PIN]], pin: '5902' }))).toBe(
      'pin-reset-alone',
    );
    // Who left has no grid to open there any more; the passage's journal is not theirs either.
    const before = (await done(panel.handlers.passages.journal({ passageId }))).entries.length;
    await done(reset(panel, { of: first, by: [[president, NEW_PIN]], pin: '5902' }));
    expect((await done(panel.handlers.passages.journal({ passageId }))).entries).toHaveLength(before);
  });

  it('to a member who is not there', async () => {
    const { sessions } = panel.handlers;
    const { members } = await done(sessions.get(passage));
    const { name, capacity, college, isPresident, isExternal, isConsultative } =
      members.find(({ id }) => id === first) ?? expect.unreachable();
    const described = { name, capacity, college, isPresident, isExternal, isConsultative };
    const { sessionId } = passage;
    await done(sessions.saveMember({ ...described, jurorId: first, sessionId, presence: 'absent' }));
    expect(await refusal(reset(panel))).toBe('member-not-seated');
  });

  it('while the president must wait; a member who must wait is freed by it', async () => {
    const { seats } = panel.handlers;
    const guess = (jurorId: string) => seats.open({ passageId: passage.passageId, jurorId, pin: WRONG });
    for (let tries = 0; tries < 5; tries += 1) await refusal(guess(first));
    expect(await refusal(guess(first))).toBe('pin-throttled');
    await done(reset(panel));
    await done(seats.open({ passageId: passage.passageId, jurorId: first, pin: NEW_PIN }));
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusal(reset(panel, { by: [[president, WRONG]] }))).toBe('pin-wrong');
    }
    expect(await refusal(reset(panel, { pin: '5902' }))).toBe('pin-throttled');
    panel = panel.revive(0);
    expect(await refusal(reset(panel, { pin: '5902' }))).toBe('pin-throttled');
  });

  it('once of two that race, and never leaves half of its writing', async () => {
    await start();
    const { passageId } = passage;
    const answers = await Promise.all([reset(panel), reset(panel, { pin: '5902' })]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const events = (await done(panel.handlers.passages.journal({ passageId }))).entries.map(
      ({ event }) => event.type,
    );
    expect(events.filter((type) => type === 'pin-reset')).toHaveLength(1);
    const pin = answers[0].ok ? NEW_PIN : '5902';
    await done(panel.handlers.seats.open({ passageId, jurorId: first, pin }));
    panel.db.exec(
      `CREATE TEMP TRIGGER full BEFORE INSERT ON passage_event WHEN NEW.type = 'pin-reset'
       BEGIN SELECT RAISE(ABORT, 'disk'); END`,
    );
    const audit = createAuditRepo(panel.db).ofSubject(first).length;
    await expect(Promise.resolve(reset(panel, { pin: '6047' }))).rejects.toThrow('disk');
    await done(panel.handlers.seats.open({ passageId, jurorId: first, pin }));
    expect(createAuditRepo(panel.db).ofSubject(first)).toHaveLength(audit);
  });
});

describe('the private key of a member whose PIN was reset', () => {
  it('is destroyed, its certificate retired and not revoked; the next signature makes another', async () => {
    const { lock } = await conductToSignature(panel, passage);
    const contentDigest = lock?.contentDigest ?? '';
    const { passageId } = passage;
    const { minutes, signing } = panel.handlers;
    const sign = (pin: string) =>
      minutes.sign({ passageId, jurorId: first, pin, contentDigest, svg: inkSignature(1) });
    await done(sign(PIN));
    const [own] = (await done(signing.get(undefined))).certificates;
    expect(own).toMatchObject({ role: 'member', state: 'valid', retiredAt: null });
    const keyOf = panel.db.prepare('SELECT count(*) AS n FROM signing_key WHERE certificate_sha256 = ?');
    expect(keyOf.get(own?.sha256)).toEqual({ n: 1 });

    await done(reset(panel));
    expect(keyOf.get(own?.sha256)).toEqual({ n: 0 });
    const retired = (await done(signing.get(undefined))).certificates.find(
      ({ sha256 }) => sha256 === own?.sha256,
    );
    expect(retired).toMatchObject({ state: 'retired', revocation: null });
    expect(panel.db.prepare('SELECT count(*) AS n FROM certificate_revocation').get()).toEqual({ n: 0 });
    // The signature that was given stands; what is signed next has its own key.
    expect((await done(panel.handlers.passages.get({ passageId }))).lock?.awaited).toHaveLength(2);
    expect(await refusal(sign(NEW_PIN))).toBe('already-signed');
    await unlock(panel, passage, 'Coquille');
    const again = (await done(minutes.lock({ passageId }))).lock?.contentDigest ?? '';
    const act = { passageId, jurorId: first, pin: NEW_PIN, contentDigest: again, svg: inkSignature(2) };
    await done(minutes.sign(act));
    const { certificates } = await done(signing.get(undefined));
    const own2 = certificates.filter(({ role }) => role === 'member').map(({ state }) => state);
    expect(own2).toEqual(['valid', 'retired']);
    expect(panel.db.prepare('SELECT count(*) AS n FROM certificate_revocation').get()).toEqual({ n: 0 });
  });

  it('signs nothing when a reset races with its signature', async () => {
    const { lock } = await conductToSignature(panel, passage);
    const act = { passageId: passage.passageId, jurorId: first, svg: inkSignature(1), pin: PIN };
    const signing = panel.handlers.minutes.sign({ ...act, contentDigest: lock?.contentDigest ?? '' });
    expect(await refusal(reset(panel))).toBe('pin-reset-awaits-signature');
    await done(signing);
    await done(reset(panel));
    const { certificates } = await done(panel.handlers.signing.get(undefined));
    const states = certificates.filter(({ role }) => role === 'member').map(({ state }) => state);
    expect(states).toEqual(['retired']);
  });
});
