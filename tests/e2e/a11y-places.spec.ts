/** The places of the administrator that no other story examines, by the rules of accessibility and by their layout. */
import { newPerson } from '../../src/domain/candidate/person.ts';
import { audit } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { goTo } from './pages/desk.ts';
import { makeSample } from './stages.ts';

test('no place of the administrator breaks a WCAG 2.2 AA rule, in light or dark', async ({ page }) => {
  test.setTimeout(300_000);
  await makeSample(page);
  const { rows } = await get(page, 'subjects', 'list', { text: '' });
  const [subject] = rows;
  // Only a subject of one's own can be edited.
  const { subject: shipped } = await get(page, 'subjects', 'get', { subjectId: subject?.id ?? '' });
  const own = await get(page, 'subjects', 'save', { subject: { ...shipped, title: 'Essai fictif' } });
  const { id: personId } = await get(page, 'candidates', 'save', {
    details: { ...newPerson('Échantillon', 'Maëlle'), firstNames: ['Maëlle'] },
  });
  for (const place of [
    ...['/candidates/new', `/candidates/${personId}/edit`],
    ...[
      '/subjects',
      '/subjects/new',
      `/subjects/${subject?.id ?? ''}`,
      `/subjects/${subject?.id ?? ''}/copy`,
      `/subjects/${own.id}/edit`,
    ],
    ...[
      '/preferences/about',
      '/preferences/administrators',
      '/preferences/backups',
      '/preferences/timestamps',
    ],
    '/guides',
  ]) {
    await goTo(page, `#${place}`);
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${place}`);
    const title = page.getByRole('main').getByRole('heading', { level: 1 });
    await expect(title).toBeVisible();
    await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0);
    await audit(page, place.replaceAll(/[0-9a-f-]{36}/gu, 'one'));
  }
});
