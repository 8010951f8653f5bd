/** The candidate signs for being there: in which way, until when, and what of it the minutes hold. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { typedSignatureSvg } from '../../../src/renderer/src/ui/signature-svg.ts';
import {
  addPassage,
  command,
  concludeToSignature,
  decide,
  hear,
  PIN,
  prepare,
  receive,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

type Request = Parameters<Panel['handlers']['passages']['signAttendance']>[0];
type Way = Request extends infer Each ? (Each extends unknown ? Omit<Each, 'passageId'> : never) : never;

function sign({ handlers }: Panel, { passageId }: Pick<Prepared, 'passageId'>, way: Way) {
  return handlers.passages.signAttendance({ passageId, ...way });
}

function lockedAttendance({ db }: Panel, passageId: string) {
  const content = db
    .prepare<[string], string>('SELECT content FROM content_lock WHERE passage_id = ?')
    .pluck()
    .get(passageId);
  return contentSchema2.parse(JSON.parse(content ?? 'null')).attendance;
}

const ON_PAPER = { way: 'paper', note: 'Mme Exemple, secrétariat' } as const;
const ON_PAD = { way: 'pad', svg: inkSignature(4) } as const;
const TAKEN_BACK = { way: 'taken-back' } as const;

describe('the candidate’s signature', () => {
  it('is asked of who is there, said anew or taken back, and holds nothing up', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    expect(await refusal(sign(panel, passage, ON_PAPER))).toBe('attendance-missing');
    await command(panel, passageId, { type: 'record-attendance', status: 'absent-justified', note: '' });
    expect(await refusal(sign(panel, passage, ON_PAPER))).toBe('candidate-absent');
    await command(panel, passageId, { type: 'record-attendance', status: 'late', note: 'Train' });
    for (const way of [
      { way: 'none', note: 'Le candidat refuse' },
      { way: 'device', note: 'Tablette du centre' },
      ON_PAPER,
    ] as const) {
      const { attendanceSignature } = await done(sign(panel, passage, way));
      expect(attendanceSignature).toMatchObject(way);
    }
    const { attendanceSignature: onPad } = await done(sign(panel, passage, ON_PAD));
    // What the hand left stays in the core until the minutes are made.
    expect(onPad).toEqual({ way: 'pad', note: '', at: panel.clock.read().wall });
    expect((await done(sign(panel, passage, TAKEN_BACK))).attendanceSignature).toBeNull();
    expect((await done(sign(panel, passage, TAKEN_BACK))).attendanceSignature).toBeNull();
    const rows = panel.db.prepare('SELECT way FROM candidate_signature ORDER BY id').pluck().all();
    expect(rows).toEqual(['none', 'device', 'paper', 'pad', 'taken-back']);
  });

  it('stands against an absence until it is taken back; that none was given does not', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    const absent = { type: 'record-attendance', status: 'absent-unjustified', note: '' } as const;
    for (const way of [ON_PAPER, ON_PAD, { way: 'device', note: 'Tablette' }] as const) {
      await done(sign(panel, passage, way));
      expect(await refusal(panel.handlers.passages.command({ passageId, command: absent }))).toBe(
        'candidate-signed',
      );
    }
    await done(sign(panel, passage, { way: 'none', note: 'Oublié' }));
    expect((await command(panel, passageId, absent)).attendance?.status).toBe('absent-unjustified');
  });

  it.each([
    ['signature-empty', '<svg viewBox="0 0 520 180" width="520" height="180"></svg>'],
    ['signature-invalid', '<svg viewBox="0 0 1 1"><script>1</script></svg>'],
    ['signature-empty', typedSignatureSvg('\u200b\u2060\u00ad', '#14233c')],
    ['text-not-printable', typedSignatureSvg('Zoé 🙂', '#14233c')],
  ])('is refused with %s, and nothing is stored', async (code, svg) => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    expect(await refusal(sign(panel, passage, { way: 'pad', svg }))).toBe(code);
    expect(panel.db.prepare('SELECT count(*) FROM candidate_signature').pluck().get()).toBe(0);
  });

  it('is given up to the lock, stands in what is signed, and outlasts a restart of the application', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId } = passage;
    await receive(panel, passage);
    await done(sign(panel, passage, ON_PAPER));
    await hear(panel, passage);
    await done(sign(panel, passage, ON_PAD));
    const revived = panel.revive(1_000);
    expect((await done(revived.handlers.passages.get({ passageId }))).attendanceSignature?.way).toBe('pad');
    await concludeToSignature(revived, passage);
    for (const way of [ON_PAPER, ON_PAD, TAKEN_BACK]) {
      expect(await refusal(sign(revived, passage, way))).toBe('wrong-stage');
    }
    const [jurorId = ''] = passage.jurorIds;
    await done(revived.handlers.minutes.unlock({ passageId, jurorId, pin: PIN, reason: 'Relu' }));
    await done(sign(revived, passage, { way: 'device', note: 'Tablette du centre' }));
  });

  it('is in the archived content with what the hand left; of an absent candidate it is not told', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    const { at } = (await done(sign(panel, passage, ON_PAD))).attendanceSignature ?? {};
    await hear(panel, passage);
    await concludeToSignature(panel, passage);
    expect(lockedAttendance(panel, passage.passageId).signature).toMatchObject({
      way: 'pad',
      at,
      note: '',
      hand: { kind: 'drawn' },
    });

    const absentee = { ...passage, passageId: await addPassage(panel, passage.sessionId) };
    await receive(panel, absentee);
    await done(sign(panel, absentee, { way: 'none', note: 'Parti avant de signer' }));
    await command(panel, absentee.passageId, {
      type: 'record-attendance',
      status: 'absent-unjustified',
      note: '',
    });
    await command(panel, absentee.passageId, { type: 'close-timed-phases' });
    await decide(panel, absentee.passageId, 'not-assessed');
    await done(panel.handlers.minutes.lock({ passageId: absentee.passageId }));
    expect(lockedAttendance(panel, absentee.passageId)).not.toHaveProperty('signature');
  });
});
