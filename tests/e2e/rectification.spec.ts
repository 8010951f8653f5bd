import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import type { SessionView } from '../../src/shared/areas/preparation/sessions.ts';
import { expect, fr, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';
import { goTo } from './pages/desk.ts';

const CANDIDATE = 'Mirabelle';
const MENTION = fr('rectification:mention.candidate-last-name');

/** The sample's first candidate, archived; shows the archived minutes. */
async function archived(page: Page): Promise<{ session: SessionView; minutesId: string; number: string }> {
  const session = await makeSample(page);
  const { minutesId } = await bringTo({ page, passageId: passageOf(session, CANDIDATE) }, 'archived');
  if (minutesId === null) throw new Error('not archived');
  await goTo(page, `#/archive/${minutesId}`);
  const { row } = await get(page, 'archive', 'get', { minutesId });
  return { session, minutesId, number: row.number };
}

test('archived minutes are rectified by a new document, signed likewise; both stay in the archive', async ({
  page,
  pages: { archive, minutes, rectification },
}) => {
  const { session, number } = await archived(page);
  await rectification.start();
  await expect(rectification.lockButton()).toHaveAttribute('aria-disabled', 'true');

  // Until it is locked, a correction is taken back without a trace.
  await rectification.correct(fr('rectification:mention.candidate-tutor'), 'Autre tuteur');
  await rectification.remove(fr('rectification:mention.candidate-tutor'));
  await rectification.correct(MENTION, 'Mirabel');
  await expect(rectification.differences()).toHaveCount(1);
  await expect(rectification.differences()).toContainText([CANDIDATE]);
  await rectification.explain('Le nom a été mal recopié.');
  await rectification.lockButton().click();

  await expect(
    page.getByRole('heading', { name: fr('rectification:titleOpen', { number: `${number}-R1` }) }),
  ).toBeVisible();
  await minutes.drawn();
  const [first, ...others] = session.members.filter(({ isConsultative }) => !isConsultative);
  await minutes.sign(first?.name ?? '', SAMPLE_PIN, 1);
  await rectification.cancel('La date est fausse aussi.', first?.name ?? '', SAMPLE_PIN);

  // Cancelled, it stays in sight; the next one takes its number.
  await expect(
    page.getByRole('button', { name: fr('rectification:voided.title', { count: 1 }) }),
  ).toBeVisible();
  await rectification.correct(MENTION, 'Mirabel');
  await rectification.explain('Le nom a été mal recopié.');
  await rectification.lockButton().click();
  for (const [index, { name }] of [first, ...others].flatMap((member) => member ?? []).entries()) {
    await minutes.sign(name, SAMPLE_PIN, index);
  }
  await rectification.archiveButton().click();

  await expect(
    page.getByRole('heading', { name: fr('archive:read.title', { number: `${number}-R1` }) }),
  ).toBeVisible();
  await archive.intactStamp().waitFor();
  await expect(archive.failedChecks()).toHaveCount(0);
  await page.getByRole('link', { name: number, exact: true }).click();
  await expect(page.getByText(fr('rectification:archive.byText'))).toBeVisible();
  await expect(
    page.getByRole('link', { name: fr('rectification:archive.rectify'), exact: true }),
  ).toHaveCount(0);

  await archive.goTo();
  await expect(archive.rows()).toHaveCount(2);
  await expect(page.getByText(fr('rectification:archive.by', { number: `${number}-R1` }))).toBeVisible();
  await archive.search('Mirabel');
  await expect(archive.rows().first()).toContainText(fr('rectification:archive.of', { number }));
});

test('a document signed on paper stands for those who signed it', async ({
  folder,
  page,
  pages: { minutes, rectification },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, CANDIDATE) };
  await bringTo(subject, 'signature');
  await showPassage(subject);
  const [first, ...others] = session.members
    .filter(({ isConsultative }) => !isConsultative)
    .map(({ name }) => name);
  await minutes.sign(first ?? '', SAMPLE_PIN, 1);

  const wrong = path.join(folder, 'photo.pdf');
  await writeFile(wrong, 'not a PDF');
  await rectification.attach(wrong, others, first ?? '', SAMPLE_PIN);
  await expect(page.getByText(fr('errors:file-not-pdf.what'))).toBeVisible();
  await page.getByRole('button', { name: fr('minutes:outside.title') }).click();

  const scan = path.join(folder, 'pv signé.pdf');
  await writeFile(scan, `%PDF-1.4\n${'scan '.repeat(50)}\n%%EOF\n`);
  await rectification.attach(scan, others, first ?? '', SAMPLE_PIN);
  const kind = fr('minutes:outside.kind.scan');
  await expect(page.getByText(fr('minutes:outside.signedOutside', { kind })).first()).toBeVisible();
  await minutes.archive();
  await minutes.openInArchive();
  await expect(page.getByRole('heading', { name: fr('rectification:archive.external') })).toBeVisible();
});
