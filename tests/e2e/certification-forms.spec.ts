import type { Page } from '@playwright/test';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo } from './pages/desk.ts';

const MODEL = { id: 'modele-oral-sur-20', version: '1.0.0' } as const;

/** A draft after a shipped model, in the editor. */
async function openDraft(page: Page): Promise<string> {
  const { id } = await get(page, 'drafts', 'create', { from: 'model', ...MODEL });
  await goTo(page, `#/certifications/drafts/${id}`);
  await page.getByRole('treegrid', { name: fr('certifications:tree.label') }).waitFor();
  return id;
}

/** What of the draft is on the disk. */
async function content(page: Page, draftId: string) {
  await expect(page.getByText(fr('certifications:saved.saved'))).toBeVisible();
  return (await get(page, 'drafts', 'get', { draftId })).content;
}

test('the tree moves, removes and restores by keys, each said, the focus on the part', async ({
  page,
  pages: { certifications },
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const draftId = await openDraft(page);
  const { competences } = await content(page, draftId);
  const before = competences.map(({ id }) => id);
  const [first = '', second = ''] = before;
  const row = (id: string) => {
    const name = competences.find((competence) => competence.id === id)?.statement ?? '';
    return certifications.tree().getByRole('row', { name, exact: true }).first();
  };
  const said = (text: string) => page.getByRole('status').filter({ hasText: text });
  const name = `${fr('certifications:node.competence')} ${first}`;
  await row(first).click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(said(fr('certifications:tree.moved', { name, rank: 2, count: before.length }))).toBeAttached();
  await expect(row(first)).toBeFocused();
  await expect
    .poll(async () => (await content(page, draftId)).competences.map(({ id }) => id))
    .toEqual([second, first, ...before.slice(2)]);
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(said(fr('certifications:tree.atEdge', { name }))).toBeAttached();
  await expect(row(first)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(row(first)).toBeHidden();
  await expect(said(fr('certifications:tree.removed', { name })).first()).toBeVisible();
  await expect(row(second)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(row(first)).toBeVisible();
  await expect
    .poll(async () => (await content(page, draftId)).competences.map(({ id }) => id))
    .toEqual(before);
  // A text that is being typed keeps its keys.
  const statement = page.getByRole('textbox', { name: fr('certifications:field.statement') });
  const rows = await certifications.tree().getByRole('row').count();
  for (const key of ['Alt+ArrowDown', 'End', 'Delete']) await statement.press(key);
  await expect(certifications.tree().getByRole('row')).toHaveCount(rows);
  expect((await content(page, draftId)).competences.map(({ id }) => id)).toEqual(before);
});

test('what few certifications have has a form too', async ({ page, pages: { certifications } }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const draftId = await openDraft(page);
  const fill = (
    name: 'contradictionWith' | 'deliverableTitle' | 'item' | 'activityTitle' | 'action',
    text: string,
  ) => certifications.fill(fr(`certifications:field.${name}`), text);
  const check = async (name: 'deliverable' | 'candidates' | 'contradiction' | 'isForLife') => {
    await page.getByText(fr(`certifications:field.${name}`), { exact: true }).click();
  };
  const add = (name: 'reminder' | 'activity' | 'action' | 'mention') =>
    page.getByRole('button', { name: fr(`certifications:add.${name}`), exact: true }).click();

  await add('reminder');
  const { blocs, tests } = await content(page, draftId);
  await certifications.choose(blocs[0]?.title ?? '');
  await check('isForLife');
  await add('activity');
  await fill('activityTitle', 'Recevoir un client');
  await add('action');
  await fill('action', 'Saluer');
  await certifications.choose(tests[0]?.title ?? '');
  await check('deliverable');
  await fill('deliverableTitle', 'Dossier de vente');
  await fill('item', 'Un plan d’action');
  await check('candidates');
  await check('contradiction');
  await fill('contradictionWith', 'Le tuteur');
  await certifications.choose(fr('certifications:node.rule'));
  const whole = page.getByRole('region', { name: fr('certifications:section.whole') });
  await whole.getByRole('button', { name: fr('certifications:add.mention') }).click();
  const label = whole.getByRole('textbox', { name: fr('certifications:field.mentionLabel') }).last();
  await label.fill('Avec éloges');

  await expect
    .poll(async () => (await content(page, draftId)).whole.mentions)
    .toContainEqual({ from: 0, label: 'Avec éloges' });
  const written = await content(page, draftId);
  expect(written.reminderMs).toEqual([300_000]);
  expect(written.blocs[0]).toMatchObject({
    validityYears: null,
    activities: [{ title: 'Recevoir un client', actions: [{ text: 'Saluer' }] }],
  });
  expect(written.tests[0]).toMatchObject({
    deliverable: { title: 'Dossier de vente', items: ['Un plan d’action'] },
    candidates: { min: 2, max: 2 },
    contradiction: { with: 'Le tuteur', choices: ['jury', 'tutor'] },
  });
});

test('a draft shows the grid, to be tried, and the pages of its minutes; faults come first', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const draftId = await openDraft(page);
  const open = page.getByRole('button', { name: fr('certifications:preview.open'), exact: true });
  await open.click();
  const grid = page.getByRole('region', { name: fr('grid:preview') });
  const field = grid.getByRole('textbox', { name: fr('grid:markOf', { criterion: '' }).trim() }).first();
  await field.fill('25');
  await field.press('Enter');
  await expect(grid.getByText('n’est pas enregistré').first()).toBeVisible();
  await field.fill('13,5');
  await field.press('Enter');
  await expect(field).toHaveValue('13,5');
  await page.getByText(fr('certifications:preview.minutes'), { exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('figure').first()).toContainText('Célestin');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(open).toBeFocused();

  const { content: draft } = await get(page, 'drafts', 'get', { draftId });
  await get(page, 'drafts', 'save', { draftId, content: JSON.stringify({ ...draft, title: '' }) });
  await page.reload();
  await open.click();
  await expect(page.getByRole('dialog')).toContainText(fr('certifications:preview.blocked'));
});

test('a session leads to its certification, and takes back what was typed', async ({ page }) => {
  await goTo(page, '#/sessions/new');
  const title = page.getByRole('textbox', { name: fr('session:form.title') });
  await title.fill('Jury du phare');
  await page.getByRole('button', { name: new RegExp(fr('session:form.referentiel')) }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('link', { name: fr('session:form.readReferentiel') }).click();
  await page.getByRole('treegrid', { name: fr('certifications:tree.label') }).waitFor();
  await page.getByRole('link', { name: fr('certifications:read.backToForm') }).click();
  await expect(title).toHaveValue('Jury du phare');
});
