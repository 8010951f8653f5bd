import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { brokenRules } from './accessibility.ts';
import { test as base, expect, fr } from './browser/fixtures.ts';
import { openJurorBrowser } from './juror-browser.ts';
import type { JurorBrowser } from './juror-browser.ts';
import { get } from './pages/api.ts';
import { tick, typePin } from './pages/desk.ts';
import { pagesOf } from './pages/index.ts';
import { DEVICE, lookAt } from './sight.ts';
import { bringTo, command, makeSample, passageOf, passageView, receive } from './stages.ts';
import type { Subject } from './stages.ts';

const test = base.extend<{ juror: JurorBrowser }>({
  // Playwright reads a fixture's needs from its first parameter: this one needs nothing.
  // eslint-disable-next-line no-empty-pattern
  juror: async ({}, use) => {
    const browser = await openJurorBrowser();
    await use(browser);
    await browser.close();
  },
});

/** The room on this machine alone; answers the code of that member's place. */
async function openRoom(desk: Page, sessionId: string, jurorId: string): Promise<string> {
  await get(desk, 'room', 'open', { sessionId, address: '127.0.0.1', port: 0 });
  return (await get(desk, 'room', 'invite', { role: 'juror', jurorId })).url;
}

/** Lets in who waits. */
async function admit(desk: Page): Promise<void> {
  const waitingId = async () =>
    (await get(desk, 'room', 'state', undefined)).open?.waiting[0]?.waitingId ?? '';
  await expect.poll(waitingId).not.toBe('');
  await get(desk, 'room', 'admit', { waitingId: await waitingId() });
}

async function givePin(page: Page, member: string): Promise<void> {
  await typePin(page, fr('grid:door.pinOf', { name: member }), SAMPLE_PIN);
  await page.getByRole('button', { name: fr('grid:door.open') }).click();
}

/** The mark of the competence in sight that stands at that place on its scale. */
const level = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).first();

/** Gives that member the first role of a role play of their session; answers what their card says. */
async function giveRole({ page, passageId }: Subject, jurorId: string): Promise<string> {
  const { pool } = await get(page, 'roleplay', 'get', { passageId });
  const chosen = { passageId, subjectId: pool[0]?.id ?? '', repeatReason: null, replaceReason: null };
  const [role] = (await get(page, 'roleplay', 'choose', chosen)).subject?.roles ?? [];
  if (role === undefined) throw new Error('a subject without a role');
  await get(page, 'roleplay', 'assignRoles', { passageId, roles: [{ jurorId, roleId: role.id }] });
  return role.brief;
}

/** What the president was told, by whom. */
async function problems(desk: Page): Promise<readonly string[]> {
  const { open } = await get(desk, 'room', 'state', undefined);
  return (open?.problems ?? []).map(({ from, text }) => `${from}: ${text}`);
}

/** Signs on the device the minutes that wait there, once they were read. */
async function signHere(page: Page, member: string): Promise<void> {
  await page.getByRole('button', { name: fr('juror:document.back') }).click();
  await page
    .getByRole('region', { name: fr('juror:day.documents') })
    .getByRole('button')
    .click();
  await expect(page.getByRole('figure').first()).toBeVisible();
  await pagesOf({ page, say: fr }).minutes.draw(member, 1);
  await typePin(page, fr('juror:document.pin'), SAMPLE_PIN);
  await page.getByRole('button', { name: fr('minutes:sign.action') }).click();
  await expect(page.getByText(fr('juror:document.done'), { exact: true })).toBeVisible();
}

test('a juror joins by a code, marks through a cut of the room and a reload, seals and signs', async ({
  juror,
  page: desk,
}) => {
  const session = await makeSample(desk);
  const subject = { page: desk, passageId: passageOf(session, 'Mirabelle') };
  await receive(subject, await passageView(subject));
  const view = await command(subject, { type: 'start-phase', phaseId: 'presentation' });
  const [seat] = view.seats.filter(({ isMarking }) => isMarking);
  const member = seat?.name ?? '';
  const play = { page: desk, passageId: passageOf(session, 'Réglisse') };
  const brief = await giveRole(play, seat?.jurorId ?? '');
  const address = await openRoom(desk, view.sessionId, seat?.jurorId ?? '');
  const { page } = juror;

  await page.goto(address);
  await expect(page.getByRole('heading', { name: fr('juror:waiting.title') })).toBeVisible();
  expect(page.url()).not.toContain('#');
  await admit(desk);
  await page.getByRole('button', { name: /Réglisse/ }).click();
  await tick(page.getByRole('radio', { name: fr('juror:passage.card') }));
  await expect(page.getByText(brief)).toBeVisible();
  await page.getByRole('button', { name: fr('juror:passage.back') }).click();
  await page
    .getByRole('button', { name: /Mirabelle/ })
    .first()
    .click();
  await givePin(page, member);
  const state = page.getByRole('status', { name: fr('juror:line.label') });
  await expect(level(page, 'Acquis')).toBeVisible();
  await tick(level(page, 'Acquis'));
  const markedCount = async () =>
    (await passageView(subject)).seats.find(({ jurorId }) => jurorId === seat?.jurorId)?.markedCount;
  await expect.poll(markedCount).toBe(1);
  await expect(state).toHaveText(fr('juror:line.kept'));

  // The room is cut: what is entered waits here, over a reload of nothing but the network.
  await get(desk, 'room', 'close', undefined);
  await expect(state).toContainText('Hors ligne depuis');
  await page.keyboard.press('j');
  await expect(page.getByText(/ · 2 sur /)).toBeVisible();
  await tick(level(page, 'Acquis'));
  await expect(state).toContainText('1 saisie en attente ici');
  await page.getByRole('button', { name: fr('juror:problem.action') }).click();
  const told = page.getByRole('dialog');
  await told.getByRole('textbox').fill('Le vidéoprojecteur est éteint');
  await told.getByRole('button', { name: fr('juror:problem.send') }).click();
  await expect(told).toContainText(fr('juror:problem.waiting'));
  const port = Number(new URL(address).port);
  await get(desk, 'room', 'open', { sessionId: view.sessionId, address: '127.0.0.1', port });
  await expect(told).toContainText(fr('juror:problem.sent'));
  expect(await problems(desk)).toEqual([`${member}: Le vidéoprojecteur est éteint`]);
  await told.getByRole('button', { name: fr('juror:problem.close') }).click();
  await expect(state).toHaveText(fr('juror:line.kept'));

  // Loaded again, it is where it was, without a code.
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Acquis', checked: true }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /Mirabelle/ })).toBeVisible();

  const second = await juror.tab(new URL(address).origin);
  await expect(second.getByRole('heading', { name: fr('juror:elsewhere.title') })).toBeVisible();
  expect(await brokenRules(second)).toEqual([]);
  await lookAt(second, 'a second tab', DEVICE);
  await second.close();

  await bringTo(subject, 'marking');
  const criteria = view.competences.flatMap((each) => each.criteria).length;
  for (let step = 0; step < view.competences.length; step += 1) {
    await page.keyboard.press('u');
    await page.keyboard.press('1');
  }
  await expect.poll(markedCount).toBe(criteria);
  await page.getByRole('button', { name: fr('grid:seal.action') }).click();
  const bare = page.getByRole('button', { name: fr('grid:seal.bareAction') });
  if (await bare.isVisible()) await bare.click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: fr('grid:seal.action') })
    .click();
  await expect(page.getByText(fr('grid:seal.done'), { exact: true })).toBeVisible();
  const sealed = (await passageView(subject)).seats.find(({ jurorId }) => jurorId === seat?.jurorId);
  expect(sealed?.isSealed).toBe(true);
  await lookAt(page, 'sealed', DEVICE);

  await bringTo(subject, 'signature');
  await signHere(page, member);
  const { lock } = await passageView(subject);
  expect(lock?.awaited.map(({ jurorId }) => jurorId)).not.toContain(seat?.jurorId);
});
