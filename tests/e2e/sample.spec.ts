import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './fixtures.ts';

test('at first start, one click shows the application alive', async ({ page, pages: { home, session } }) => {
  await expect(home.welcome()).toBeVisible();
  await home.discover();
  await expect(session.heading('Session d’exemple')).toBeVisible();
  await expect(page.getByText(fr('session:page.samplePin', { pin: SAMPLE_PIN }))).toBeVisible();
  for (const candidate of ['Léonie Mirabelle', 'Basile Cardamome', 'Ninon Réglisse', 'Ilyès Tapenade']) {
    await expect(session.passage(candidate)).toBeVisible();
  }
  await expect(session.compositionFaults()).toBeHidden();
  await session.openPassage('Léonie Mirabelle');
  await expect(page.getByText('Note de synthèse - Mirabelle.pdf')).toBeVisible();
});

test('the sample session is still there at the next look, and home no longer welcomes', async ({
  app,
  page,
  pages: { home },
}) => {
  await home.discover();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Session d’exemple', level: 1 })).toBeVisible();
  await home.goTo();
  await expect(home.welcome()).toBeHidden();
  await expect(page.getByRole('link', { name: 'Session d’exemple' })).toBeVisible();

  // The help menu shows a guide in the same page, with its pictures.
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.items.at(-1)?.submenu?.items[0]?.click();
  });
  await expect(page.getByRole('heading', { name: fr('guides:of.juror'), level: 1 })).toBeVisible();
  await expect(page.locator('img').first()).toHaveJSProperty('naturalWidth', 1280);
});
