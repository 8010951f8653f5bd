import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { command, decide, prepare, receive, sealAll, signAll } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { pick, PLAIN_DRAW, playThrough, poolIds, prepareRolePlay, viewOf } from '../roleplay-conduct.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(closePanels);

const REPLAY = fileURLToPath(new URL('../../../scripts/draw-replay.ts', import.meta.url));
const THREE_PHASES = new URL('../../fixtures/referentiel-three-phases.json', import.meta.url);
const run = promisify(execFile);

/** From the end of the timed phases to archived minutes; answers their id. */
async function concludeAndArchive(panel: Panel, passage: Prepared): Promise<string> {
  const { passageId } = passage;
  await sealAll(panel, passage);
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  return (await done(panel.handlers.minutes.archive({ passageId }))).minutesId ?? '';
}

async function chosen(panel: Panel, passageId: string) {
  const [first = ''] = await poolIds(panel, passageId);
  const { subject } = await pick(panel, passageId, first);
  if (subject === null) throw new Error('no subject');
  return subject;
}

describe.each(['BC1', 'BC2'])('a whole role play of %s', (blocId) => {
  it('goes from the draw to archived minutes, from which the draw is replayed', async () => {
    const panel = openPanel();
    const passage = await prepareRolePlay(panel, 2, blocId);
    const { passageId } = passage;
    const { choice, subject } = await done(panel.handlers.roleplay.draw({ passageId, ...PLAIN_DRAW }));
    await playThrough(panel, passage);
    const minutesId = await concludeAndArchive(panel, passage);

    const { content } = await done(panel.handlers.archive.get({ minutesId }));
    const [role] = subject?.roles ?? [];
    expect(content.roleplay).toEqual({
      subject: {
        id: subject?.id,
        version: 1,
        title: subject?.title,
        digest: choice?.record.result.digest,
      },
      draw: choice?.record,
      roles: [
        { jurorName: 'Ondine Tamaris', roleName: role?.name },
        { jurorName: 'Barnabé Églantier', roleName: null },
      ],
      timeline: [
        {
          at: choice && choice.at + minutesMs(2),
          phaseId: 'role-play',
          elapsedMs: minutesMs(2),
          kind: 'stage',
          id: 'contact',
          label: 'Prise de contact',
          author: 'panel',
        },
        {
          at: choice && choice.at + minutesMs(6),
          phaseId: 'role-play',
          elapsedMs: minutesMs(6),
          kind: 'move',
          id: role?.moves[0]?.id,
          label: role?.moves[0]?.text,
          author: 'Ondine Tamaris',
        },
      ],
    });
    expect((await done(panel.handlers.archive.verify({ minutesId }))).isIntact).toBe(true);
    expect(panel.failures).toEqual([]);

    const exported = await done(
      panel.handlers.archive.exportFiles({ minutesIds: [minutesId], formats: ['json'] }),
    );
    const path = join(exported.folder, exported.files[0] ?? '');
    const { stdout } = await run(process.execPath, [REPLAY, path]);
    expect(stdout).toContain(`Sujet : ${subject?.title ?? ''}`);
    const seed = choice?.record.seed ?? '';
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(seed, 'f'.repeat(64)));
    await expect(run(process.execPath, [REPLAY, path])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[seed-altered]') as unknown,
    });
  });
});

describe('roles', () => {
  it('go to one member each, change until the locking, and start afresh with another subject', async () => {
    const panel = openPanel();
    const { passageId, jurorIds } = await prepareRolePlay(panel, 3);
    const [president = '', second = '', third = ''] = jurorIds;
    const { roleplay } = panel.handlers;
    const one = { jurorId: president, roleId: 'x' };
    expect(await refusal(roleplay.assignRoles({ passageId, roles: [one] }))).toBe('subject-missing');
    const subject = await chosen(panel, passageId);
    expect(await refusal(roleplay.assignRoles({ passageId, roles: [one] }))).toBe('not-found');
    const roleId = subject.roles[0]?.id ?? '';
    await done(roleplay.assignRoles({ passageId, roles: [{ jurorId: president, roleId }] }));
    const taken = { passageId, roles: [{ jurorId: second, roleId }] };
    expect(await refusal(roleplay.assignRoles(taken))).toBe('role-taken');
    const swapped = await done(
      roleplay.assignRoles({
        passageId,
        roles: [
          { jurorId: second, roleId },
          { jurorId: president, roleId: null },
        ],
      }),
    );
    expect(swapped.roles).toEqual([
      { jurorId: president, roleId: null },
      { jurorId: second, roleId },
      { jurorId: third, roleId: null },
    ]);
    expect(swapped.cards.map(({ role }) => role.id)).toEqual(subject.roles.map(({ id }) => id));
    const replaced = await done(
      roleplay.draw({ passageId, ...PLAIN_DRAW, replaceReason: 'Client connu du candidat' }),
    );
    expect(replaced.roles.every((given) => given.roleId === null)).toBe(true);
  });
});

describe('stamps', () => {
  it('carry the time of the phase, pauses left out, and can be taken back', async () => {
    const panel = openPanel();
    const passage = await prepareRolePlay(panel);
    const { passageId } = passage;
    const { roleplay } = panel.handlers;
    const subject = await chosen(panel, passageId);
    const contact = { passageId, kind: 'stage', targetId: 'contact', jurorId: null } as const;
    expect(await refusal(roleplay.stamp(contact))).toBe('wrong-stage');
    await receive(panel, passage);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'role-play' });
    panel.drive.advance(minutesMs(1));
    await done(roleplay.stamp(contact));
    await command(panel, passageId, { type: 'pause', reason: 'Hors jeu' });
    panel.drive.advance(minutesMs(3));
    await command(panel, passageId, { type: 'resume' });
    panel.drive.advance(minutesMs(2));
    await done(roleplay.stamp({ ...contact, targetId: 'discovery' }));
    await done(roleplay.stamp({ ...contact, targetId: 'discovery' }));
    const moveId = subject.roles[0]?.moves[0]?.id ?? '';
    const raised = await done(roleplay.stamp({ ...contact, kind: 'move', targetId: moveId }));
    expect(raised.timeline.map(({ targetId, elapsedMs }) => [targetId, elapsedMs])).toEqual([
      ['contact', minutesMs(1)],
      ['discovery', minutesMs(3)],
      [moveId, minutesMs(3)],
    ]);
    expect(await refusal(roleplay.stamp({ ...contact, targetId: 'nowhere' }))).toBe('not-found');

    const stampId = raised.timeline[2]?.id ?? '';
    const taken = await done(roleplay.retractStamp({ passageId, stampId }));
    expect(taken.timeline.map(({ targetId }) => targetId)).toEqual(['contact', 'discovery']);
    expect(await refusal(roleplay.retractStamp({ passageId, stampId }))).toBe('not-found');
    expect(panel.db.prepare('SELECT count(*) AS n FROM play_stamp').get()).toEqual({ n: 3 });

    const revived = panel.revive(5_000);
    expect((await viewOf(revived, passageId)).timeline).toEqual(taken.timeline);
  });
});

describe('what a candidate sees', () => {
  it('is the sheet of the subject, without a word of the cards', async () => {
    const panel = openPanel();
    const { passageId } = await prepareRolePlay(panel);
    const { roleplay } = panel.handlers;
    expect(await refusal(roleplay.candidateSheetPreview({ passageId }))).toBe('subject-missing');
    const subject = await chosen(panel, passageId);
    const sheet = await done(roleplay.candidateSheetPreview({ passageId }));
    expect(sheet).toMatchObject({ title: subject.title, context: subject.candidateContext });
    const passage = await done(panel.handlers.passages.get({ passageId }));
    const seen = JSON.stringify([sheet, passage]);
    for (const { brief, moves } of subject.roles) {
      expect(seen).not.toContain(JSON.stringify(brief).slice(1, -1));
      for (const { text } of moves) expect(seen).not.toContain(JSON.stringify(text).slice(1, -1));
    }
  });
});

describe('a third kind of test', () => {
  it('runs through its three phases from a file alone', async () => {
    const panel = openPanel();
    const bytes = readFileSync(THREE_PHASES);
    const summary = await done(panel.handlers.referentiels.importFile({ name: 'three.json', bytes }));
    const test = summary.juryTests[0];
    const other = await prepare(panel, 2);
    const session = await done(panel.handlers.sessions.get({ sessionId: other.sessionId }));
    await done(panel.handlers.setups.remove({ passageId: other.passageId }));
    await done(
      panel.handlers.sessions.save({
        ...detailsOf(session),
        sessionId: session.id,
        referentiel: { id: summary.id, version: summary.version },
        blocIds: ['AN-1'],
      }),
    );
    const setup = await done(
      panel.handlers.setups.save({
        sessionId: session.id,
        candidate: {
          lastName: 'Cirrus',
          firstName: 'Aube',
          birthDate: '2000-01-01',
          birthPlace: 'Ville-Fictive',
          company: '',
          trainingBody: '',
          tutor: '',
        },
        testId: test?.id ?? '',
        caseTitle: 'Ciel de traîne',
        accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
        evaluatorChoice: null,
        plannedTime: null,
        importedResults: {},
      }),
    );
    const passage = { ...other, passageId: setup.id };
    const { passageId } = passage;
    await receive(panel, passage);
    for (const [phaseId, length] of [
      ['preparation', 5],
      ['accord', 12],
      ['echange', 8],
    ] as const) {
      await command(panel, passageId, { type: 'start-phase', phaseId });
      panel.drive.advance(minutesMs(length));
    }
    await command(panel, passageId, { type: 'end-phase' });
    await command(panel, passageId, { type: 'close-timed-phases' });
    const minutesId = await concludeAndArchive(panel, passage);
    const { content } = await done(panel.handlers.archive.get({ minutesId }));
    expect(content.test.kind).toBe('studio-performance');
    expect(content.roleplay).toBeNull();
    expect(content.phases.map(({ elapsedMs, overtimeMs }) => [elapsedMs, overtimeMs])).toEqual([
      [minutesMs(5), 0],
      [minutesMs(12), 0],
      [minutesMs(8), 0],
    ]);
  });
});

describe('the sample session', () => {
  it('holds a role play of BC1 and one of BC2, each with subjects to play', async () => {
    const panel = openPanel();
    const { passages } = await done(panel.handlers.sessions.createSample(undefined));
    const plays = passages.filter(({ testId }) => testId.endsWith('role-play'));
    expect(plays.map(({ blocIds }) => blocIds)).toEqual([['BC1'], ['BC2']]);
    for (const { id } of plays) {
      const { pool } = await viewOf(panel, id);
      expect(pool.length).toBeGreaterThanOrEqual(6);
      const drawn = await done(panel.handlers.roleplay.draw({ passageId: id, ...PLAIN_DRAW }));
      expect(drawn.subject).not.toBeNull();
    }
  });
});
