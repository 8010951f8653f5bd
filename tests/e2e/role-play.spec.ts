import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { DrawRecord } from '../../src/domain/roleplay/draw.schema.ts';
import { reservedTexts } from '../../src/domain/roleplay/subject.leaks.ts';
import type { Subject as RoleplaySubject } from '../../src/domain/roleplay/subject.schema.ts';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import type { RoleplayView } from '../../src/shared/areas/roleplay.ts';
import { drawReplay, pdfText, readExport } from './exported-files.ts';
import { expect, fr, MINUTE_MS, test } from './fixtures.ts';
import type { Hands } from './fixtures.ts';
import { get } from './pages/api.ts';
import type { Pages } from './pages/index.ts';
import { chooseFolder } from './pages/running-app.ts';
import { ACQUIRED } from './people.ts';
import { lookAt } from './sight.ts';
import { bringTo, passageOf, passageView, receive } from './stages.ts';
import type { Subject } from './stages.ts';

const [PRESIDENT, SECOND, THIRD] = ['Odile Safran', 'Marius Fenouil', 'Hélène Cassis'] as const;
const SET_ASIDE = 'Un membre du jury fournit ce commerce';

test('a role play of BC1, from the committed draw to the exported minutes', async ({
  app,
  clock,
  folder,
  page,
  pages,
}) => {
  const { grid, passage, rolePlay } = pages;
  const subject = await openRolePlay(page, pages, 'Ninon Réglisse');
  await expect(passage.start('role-play')).toHaveAccessibleDescription(new RegExp(fr('roleplay:missing')));

  const barred = await test.step('the list is sealed, then the subject is drawn', async () => {
    const [kept] = (await rolePlay.view(subject.passageId)).pool;
    if (kept === undefined) throw new Error('no subject of BC1');
    await rolePlay.chooseWay('draw');
    await rolePlay.setAside(kept.title, SET_ASIDE);
    await lookAt(page, 'draw, one set aside');
    await rolePlay.sealButton('draw').click();
    await expect(rolePlay.commitment()).toHaveText(/^[0-9a-f]{64}$/);
    const commitment = await rolePlay.commitment().textContent();
    await lookAt(page, 'draw, committed');
    await rolePlay.drawButton().click();
    await expect(rolePlay.everyRoleIsPlayed()).toBeHidden();
    const { record } = chosen(await rolePlay.view(subject.passageId));
    expect(record.commitment.digest).toBe(commitment);
    expect(record.result.subjectId).not.toBe(kept.id);
    return kept;
  });
  await readSheet(pages, subject);
  await assignRoles(pages, subject);
  await lookAt(page, 'roles assigned');

  await receive(subject, await passageView(subject));
  const played = await test.step('the play runs, its stages and moves stamped, with a way out of role', () =>
    playOut(pages, subject, clock));

  await test.step('the interview keeps the order of the référentiel: it does not ask for more', async () => {
    await passage.advance('interview').click();
    await expect(passage.digits()).toHaveText('10:00');
    await expect(passage.covered().first()).toContainText('C1.1');
    await lookAt(page, 'interview');
    await expect(page.getByText(fr('passage:coverage.promptHeading'))).toBeHidden();
  });

  await test.step('a juror marks every competence', async () => {
    await grid.openSeat(PRESIDENT, SAMPLE_PIN);
    for (const { id } of (await passageView(subject)).competences) {
      await grid.openCompetence(id);
      await grid.mark(id, ACQUIRED);
    }
    await grid.leaveSeat();
  });

  const folderPath = path.join(folder, 'export');
  await archiveAndExport({ app, clock, pages, subject }, folderPath);
  await verifyMinutes(folderPath, played, [
    'Tiré au sort parmi les 5 sujets qui pouvaient sortir, 1 autre écarté',
    `Écartés par le jury : ${barred.id} (${SET_ASIDE}).`,
  ]);
  await verifyReplay(folder, folderPath, played);
});

test('a role play of BC2, from the candidate’s envelope to the exported minutes', async ({
  app,
  clock,
  folder,
  page,
  pages,
}) => {
  const { grid, passage, rolePlay } = pages;
  const subject = await openRolePlay(page, pages, 'Ilyès Tapenade');

  await test.step('the candidate points at a sealed envelope', async () => {
    const { pool } = await rolePlay.view(subject.passageId);
    await rolePlay.chooseWay('envelope');
    await rolePlay.sealButton('envelope').click();
    await expect(rolePlay.commitment()).toHaveText(/^[0-9a-f]{64}$/);
    await lookAt(page, 'envelopes, sealed');
    await rolePlay.presentEnvelopes();
    await expect(rolePlay.cover().getByRole('radio')).toHaveCount(pool.length);
    for (const { title } of pool) await expect(rolePlay.cover()).not.toContainText(title);
    await rolePlay.pointAt(4);
    await rolePlay.openEnvelope(4);
    const { record, title } = chosen(await rolePlay.view(subject.passageId));
    expect(record.choice.envelope).toBe(4);
    await expect(rolePlay.cover()).toContainText(title);
    await lookAt(page, 'envelope, opened');
    await rolePlay.closeCover();
  });
  await readSheet(pages, subject);
  await assignRoles(pages, subject);

  await receive(subject, await passageView(subject));
  const played = await test.step('the play runs, with one competence noted', async () => {
    const view = await playOut(pages, subject, clock);
    await grid.openSeat(PRESIDENT, SAMPLE_PIN);
    await grid.mark('C2.1', ACQUIRED);
    return view;
  });

  await test.step('the interview begins with what has not been seen', async () => {
    await passage.advance('interview').click();
    await expect(page.getByText(fr('passage:coverage.promptHeading'))).toBeVisible();
    await expect(passage.covered().first()).toContainText('C2.2');
    await expect(passage.covered().last()).toContainText('C2.1');
    await grid.leaveSeat();
  });

  const folderPath = path.join(folder, 'export');
  await archiveAndExport({ app, clock, pages, subject }, folderPath);
  await verifyMinutes(folderPath, played, [
    'Tiré au sort, enveloppe n° 4 prise par le candidat parmi les 6 sujets qui pouvaient sortir',
  ]);
  await verifyReplay(folder, folderPath, played);
});

interface Played {
  readonly subject: RoleplaySubject;
  readonly record: DrawRecord;
  readonly move: string;
}

async function openRolePlay(page: Page, { home, session }: Pages, candidate: string): Promise<Subject> {
  await home.discover();
  const [{ id: sessionId } = { id: '' }] = (await get(page, 'sessions', 'list', {})).rows;
  const view = await get(page, 'sessions', 'get', { sessionId });
  await session.openPassage(candidate);
  return { page, passageId: passageOf(view, candidate.split(' ')[1] ?? '') };
}

function chosen({ choice }: RoleplayView): NonNullable<RoleplayView['choice']> {
  if (choice === null) throw new Error('no subject was chosen');
  return choice;
}

function subjectOf({ subject }: RoleplayView): RoleplaySubject {
  if (subject === null) throw new Error('no subject was chosen');
  return subject;
}

/** The sheet is shown whole, and holds no sentence of what only the jury may know. */
async function readSheet({ rolePlay }: Pages, { page, passageId }: Subject): Promise<void> {
  await test.step('the candidate’s sheet shows nothing of the cards', async () => {
    const text = subjectOf(await rolePlay.view(passageId));
    await rolePlay.showSheet();
    await lookAt(page, 'candidate’s sheet');
    const sheet = plain(await rolePlay.cover().innerText());
    for (const shown of [text.title, text.candidateContext, text.offer.title]) {
      expect(sheet).toContain(plain(shown));
    }
    const reserved = reservedTexts(text).flatMap(({ text: whole }) => sentencesOf(whole));
    expect(reserved.length).toBeGreaterThan(20);
    expect(reserved.filter((sentence) => sheet.includes(plain(sentence)))).toEqual([]);
    await rolePlay.closeCover();
  });
}

async function assignRoles({ rolePlay }: Pages, { passageId }: Subject): Promise<void> {
  const { roles } = subjectOf(await rolePlay.view(passageId));
  const players = [SECOND, THIRD, PRESIDENT];
  for (const [index, { name }] of roles.entries()) await rolePlay.assign(players[index] ?? PRESIDENT, name);
  await expect(rolePlay.everyRoleIsPlayed()).toBeVisible();
}

async function playOut({ passage, rolePlay }: Pages, subject: Subject, clock: Hands): Promise<Played> {
  const view = await rolePlay.view(subject.passageId);
  const text = subjectOf(view);
  const [role] = text.roles;
  const [move] = role?.moves ?? [];
  if (role === undefined || move === undefined) throw new Error('a first role with a move is expected');

  await passage.start('role-play').click();
  await expect(passage.digits()).toHaveText('15:00');
  await rolePlay.stampStage('contact');
  await clock.advance(3 * MINUTE_MS);
  await rolePlay.stampStage('discovery');
  await expect(rolePlay.stage('discovery')).toContainText('3:00');
  await lookAt(subject.page, 'play, a stage stamped');
  await clock.advance(2 * MINUTE_MS);
  await rolePlay.raise(move.text);
  await expect(rolePlay.move(move.text)).toContainText('5:00');

  await passage.openPause();
  await rolePlay.stepOutOfRole();
  await expect(passage.clock()).toContainText(fr('roleplay:outOfRole'));
  await clock.advance(MINUTE_MS);
  await passage.resume('role-play').click();
  await expect(passage.digits()).toHaveText('10:00');
  await clock.advance(2 * MINUTE_MS);
  await rolePlay.stampStage('closing');
  // The time out of role is none of the time played.
  await expect(rolePlay.stage('closing')).toContainText('7:00');
  await clock.advance(8 * MINUTE_MS);
  return { subject: text, record: chosen(view).record, move: move.text };
}

interface Conclusion {
  readonly app: ElectronApplication;
  readonly clock: Hands;
  readonly pages: Pages;
  readonly subject: Subject;
}

/** What the oral defence shows on the screens goes by the same requests, without them. */
async function archiveAndExport(
  { app, clock, pages: { archive, minutes, passage }, subject }: Conclusion,
  folder: string,
): Promise<void> {
  await test.step('the grids are sealed, the minutes signed, archived and exported', async () => {
    await clock.advance(10 * MINUTE_MS);
    await passage.end('interview').click();
    await expect.poll(async () => (await passageView(subject)).stage).toBe('marking');
    await bringTo(subject, 'archived');
    await minutes.openInArchive();
    await expect(archive.intactStamp()).toBeVisible();
    await mkdir(folder);
    await chooseFolder(app, folder);
    await archive.exportAll();
  });
}

async function verifyMinutes(folder: string, played: Played, choice: readonly string[]): Promise<void> {
  await test.step('the pages hold the subject, its draw, the roles and the timeline', async () => {
    const { json, pdfPath } = await readExport(folder);
    const text = await pdfText(pdfPath);
    const squeezed = text.replaceAll(' ', '');
    const { move, record, subject } = played;
    const [first, second] = subject.roles;
    const expected = [
      subject.title,
      `${subject.id}, version ${String(subject.version)}`,
      ...choice,
      record.result.digest,
      record.commitment.digest,
      record.seed ?? 'a seed',
      `${SECOND} : ${first?.name ?? ''}`,
      `${THIRD} : ${second?.name ?? ''}`,
      'Étape. Prise de contact',
      'Étape. Découverte',
      // Long words run on beside the next column: their beginning tells them.
      `Intervention. ${move.slice(0, 18)}`,
      'Étape. Conclusion',
      fr('roleplay:outOfRole'),
      'Jeu de rôle',
      'Entretien avec le jury',
    ];
    // Lines break inside cells, so that words are compared without what stands between them.
    expect(
      expected.filter((part) => !squeezed.includes(part.replaceAll(/\s/g, ''))),
      `missing from: ${text}`,
    ).toEqual([]);
    const { content } = JSON.parse(json) as {
      content: { roleplay: { timeline: { label: string; elapsedMs: number }[] } };
    };
    expect(content.roleplay.timeline).toMatchObject([
      { label: 'Prise de contact', elapsedMs: 0 },
      { label: 'Découverte', elapsedMs: 3 * MINUTE_MS },
      { label: move, elapsedMs: 5 * MINUTE_MS },
      { label: 'Conclusion', elapsedMs: 7 * MINUTE_MS },
    ]);
  });
}

type Draft = Record<'draw', { pool: unknown[]; exclusions: unknown[]; seed: string }>;

async function verifyReplay(folder: string, exportFolder: string, { subject }: Played): Promise<void> {
  await test.step('anyone can replay the draw, and no alteration passes', async () => {
    const { json } = await readExport(exportFolder);
    const replay = async (alter: (draw: Draft['draw']) => void) => {
      const file = JSON.parse(json) as { content: { roleplay: Draft } };
      alter(file.content.roleplay.draw);
      const copy = path.join(folder, 'replayed.json');
      await writeFile(copy, JSON.stringify(file));
      return drawReplay(copy);
    };
    const same = await replay(() => undefined);
    expect(same.code).toBe(0);
    expect(same.output).toContain(`Sujet : ${subject.title}`);
    expect(same.output).toContain(`${subject.id}, version ${String(subject.version)}`);

    const refused = [
      ['pool-altered', await replay(({ pool }) => pool.pop())],
      [
        'exclusions-altered',
        await replay(({ exclusions }) => {
          exclusions.push({ subjectId: subject.id, reason: 'manual', detail: 'ajouté après coup' });
        }),
      ],
      [
        'seed-altered',
        await replay((draw) => {
          draw.seed = draw.seed.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
        }),
      ],
    ] as const;
    for (const [reason, { code, output }] of refused) {
      expect(output).toContain(`[${reason}]`);
      expect(code).toBe(1);
    }
  });
}

/** Spaces of every kind made ordinary and single, letters lower. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** Sentences that are long enough to be told from chance. */
function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?…;:])\s+/u).filter((sentence) => sentence.split(/\s+/).length > 2);
}
