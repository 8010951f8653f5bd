import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { SessionView } from '../../../src/shared/areas/preparation/sessions.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { brokenRules } from '../accessibility.ts';
import { pdfText, readExport } from '../exported-files.ts';
import { expect, fr, PARIS, test } from '../fixtures.ts';
import type { Hands } from '../fixtures.ts';
import { chooseFolder, closeApp, launchApp } from '../pages/running-app.ts';
import { ACQUIRED, PARTLY } from '../people.ts';
import { DEVICE, lookAt } from '../sight.ts';
import { bringTo, command, makeSample, passageOf, passageView, receive, showPassage } from '../stages.ts';
import type { Subject } from '../stages.ts';
import { askPage, invite, isConnected, letIn, openRoom, roomNow } from './desk.ts';
import type { AskDesk } from './desk.ts';
import { DevicePage } from './device.page.ts';
import { openWay, startDevices } from './devices.ts';

const [PRESIDENT, SECOND, THIRD] = ['Odile Safran', 'Marius Fenouil', 'Hélène Cassis'] as const;
const CANDIDATE = 'Ilyès Tapenade';
const REPLACED = 'Tablette tombée';

const idOf = ({ members }: SessionView, name: string): string =>
  members.find((member) => member.name === name)?.id ?? '';

/** The page of a room in a Pupitre in juror mode. */
async function roomPage(app: ElectronApplication): Promise<Page> {
  const find = () => app.windows().find((each) => each.url().startsWith('app://pupitre/room/'));
  await expect.poll(() => find() !== undefined, { timeout: 60_000 }).toBe(true);
  const page = find();
  if (page === undefined) throw new Error('no page of the room');
  return page;
}

/** No entry waits on any device, as the desk knows it. */
async function allHere(ask: AskDesk): Promise<void> {
  await expect
    .poll(async () => (await roomNow(ask)).seats.map(({ device }) => device?.awaited ?? null), {
      timeout: 60_000,
    })
    .toEqual([0, 0, 0]);
}

/** A device that says nothing for longer is taken for gone. */
const STEP_MS = 20_000;

/** Lets the desk's time pass, as devices would that go on giving signs of life. */
async function pass(ask: AskDesk, clock: Hands, ms: number): Promise<void> {
  const contacts = async () =>
    (await roomNow(ask)).seats.flatMap(({ device }) =>
      device?.isConnected === true ? [device.lastContactAt ?? 0] : [],
    );
  for (let left = ms; left > 0; left -= STEP_MS) {
    const before = Math.max(...(await contacts()));
    await clock.advance(STEP_MS);
    await expect
      .poll(async () => Math.min(...(await contacts())), { timeout: 60_000, intervals: [200] })
      .toBeGreaterThan(before);
  }
}

test.use({ clockStart: new Date().toISOString() });
test.setTimeout(420_000);

test('three jurors play and mark a role play on their own devices, to sealed minutes that tell what became of each', async ({
  app,
  clock,
  folder,
  page,
  pages,
}) => {
  const ask = askPage(page);
  const session = await makeSample(page);
  const subject: Subject = { page, passageId: passageOf(session, 'Tapenade') };
  const [first, second, third] = [PRESIDENT, SECOND, THIRD].map((name) => idOf(session, name));
  if (first === undefined || second === undefined || third === undefined) throw new Error('three members');

  await showPassage(subject);
  const { rolePlay } = pages;
  await rolePlay.chooseWay('envelope');
  await rolePlay.sealButton('envelope').click();
  await rolePlay.presentEnvelopes();
  await rolePlay.pointAt(4);
  await rolePlay.openEnvelope(4);
  await rolePlay.closeCover();
  const { subject: played } = await rolePlay.view(subject.passageId);
  for (const [index, { name }] of (played?.roles ?? []).entries()) {
    await rolePlay.assign([SECOND, THIRD, PRESIDENT][index] ?? PRESIDENT, name);
  }
  await receive(subject, await passageView(subject));
  await openRoom(ask, session.id);

  const devices = await startDevices();
  const [way, otherWay] = [await openWay(), await openWay()];
  const profile = path.join(folder, 'juror');
  const startPupitre = () => launchApp({ profile, env: { TZ: PARIS } });
  let pupitre = await startPupitre();
  const link = async (jurorId: string) => (await invite(ask, { role: 'juror', jurorId })).url;

  const browser =
    await test.step('two come by a browser and one by a Pupitre; the president lets each in', async () => {
      const open = async (name: string, jurorId: string, through: typeof way) => {
        const shown = await devices.open(name, await link(jurorId), through);
        await letIn(ask);
        return shown;
      };
      const two = new DevicePage(await open('second', second, way), SECOND);
      const three = new DevicePage(await open('third', third, otherWay), THIRD);
      await pupitre.page.getByRole('link', { name: fr('home:join.link') }).click();
      await pupitre.page.getByLabel(fr('home:join.address.label')).fill(await link(first));
      await pupitre.page.getByRole('button', { name: fr('home:join.enter') }).click();
      await letIn(ask);
      return { two, three };
    });
  let one = new DevicePage(await roomPage(pupitre.app), PRESIDENT);
  const { three, two } = browser;
  for (const device of [one, two, three]) await device.openPassage(CANDIDATE);

  await test.step('the play begins: each marks at once, on their own device', async () => {
    await pages.passage.start('role-play').click();
    await Promise.all([one, two, three].map((device) => device.sitDown()));
    await Promise.all([one, two, three].map((device) => device.mark('C2.1', ACQUIRED)));
    await Promise.all([one, two, three].map((device) => device.isAllKept()));
    await allHere(ask);
  });

  await test.step('one is cut off for three minutes, and goes on', async () => {
    way.cut();
    await expect.poll(() => isConnected(ask, second), { timeout: 60_000 }).toBe(false);
    await two.mark('C2.2', PARTLY);
    await two.mark('C2.3', ACQUIRED);
    await expect(two.strip()).toContainText(fr('juror:line.waiting', { count: 2 }));
    await pass(ask, clock, 180_000);
    await one.mark('C2.2', ACQUIRED);
    await one.isAllKept();
    way.mend();
    await two.isAllKept();
  });

  await test.step('one is killed, and is back where it was', async () => {
    const process = pupitre.app.process();
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
    await expect.poll(() => isConnected(ask, first), { timeout: 60_000 }).toBe(false);
    await pass(ask, clock, 80_000);
    pupitre = await startPupitre();
    one = new DevicePage(await roomPage(pupitre.app), PRESIDENT);
    await expect.poll(() => isConnected(ask, first), { timeout: 60_000 }).toBe(true);
    await one.openPassage(CANDIDATE);
    await one.sitDown();
    await one.isAllKept();
  });

  const again = await test.step('one is replaced, and says so', async () => {
    const shown = await devices.open('replacement', await link(third), otherWay);
    await letIn(ask, REPLACED);
    await expect(three.page.getByRole('heading', { name: fr('juror:ended.title') })).toBeVisible({
      timeout: 60_000,
    });
    expect(await brokenRules(three.page)).toEqual([]);
    await lookAt(three.page, 'replaced', DEVICE);
    const device = new DevicePage(shown, THIRD);
    await device.openPassage(CANDIDATE);
    await device.sitDown();
    return device;
  });

  await test.step('the interview, then each grid is completed and sealed where it was marked', async () => {
    await command(subject, { type: 'start-phase', phaseId: 'interview', isEarlyConfirmed: true });
    await command(subject, { type: 'end-phase', isEarlyConfirmed: true });
    await command(subject, { type: 'close-timed-phases' });
    const { competences } = await passageView(subject);
    await Promise.all(
      [one, two, again].map(async (device) => {
        await device.markAll(competences.length);
        await device.isAllKept();
        await device.seal();
      }),
    );
    const { seats } = await passageView(subject);
    const count = competences.flatMap(({ criteria }) => criteria).length;
    expect(seats.map(({ isSealed, markedCount }) => [isSealed, markedCount])).toEqual(
      seats.map(() => [true, count]),
    );
  });

  await test.step('the minutes are signed and archived; they tell what became of each device', async () => {
    await bringTo(subject, 'archived');
    await showPassage(subject);
    await pages.minutes.openInArchive();
    await expect(pages.archive.intactStamp()).toBeVisible();
    const exported = path.join(folder, 'export');
    await mkdir(exported);
    await chooseFolder(app, exported);
    await pages.archive.exportAll();
    const { json, pdfPath } = await readExport(exported);
    const text = (await pdfText(pdfPath)).replaceAll(/[^\S\n]/g, '');
    // Lines break inside a cell, beside the words of the next one: what stands on one of them is looked for.
    for (const told of [REPLACED, '3 min', '1 min 20 s']) {
      expect(text).toContain(told.replaceAll(/\s/g, ''));
    }
    const { content } = JSON.parse(json) as { content: MinutesContent2 };
    const marksOf = (id: string) => {
      const found = content.competences.find((each) => each.id === id)?.criteria[0]?.marks ?? [];
      return [first, second, third].map((jurorId) => found.find((each) => each.jurorId === jurorId)?.mark);
    };
    // What was marked without the desk stands as it was marked, also where the last mark of all was the same key.
    expect([marksOf('C2.1'), marksOf('C2.2'), marksOf('C2.3')]).toEqual([
      ['acquis', 'acquis', 'acquis'],
      ['acquis', 'partiel', 'acquis'],
      ['acquis', 'acquis', 'acquis'],
    ]);
    const told = content.conduct
      .filter(({ type }) => type === 'incident')
      .map((entry) => JSON.stringify(entry));
    expect(told).toHaveLength(3);
    for (const [index, parts] of [
      [SECOND, 'pendant 3\u00A0min\u202F;'],
      [PRESIDENT, 'pendant 1\u00A0min 20\u00A0s\u202F;'],
      [REPLACED],
    ].entries()) {
      for (const part of parts) expect(told[index]).toContain(part);
    }
  });

  await closeApp(pupitre.app);
  await devices.close();
  await way.close();
  await otherWay.close();
});
