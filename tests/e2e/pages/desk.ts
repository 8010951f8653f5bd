import type { Locator, Page } from '@playwright/test';
import type { Say } from './words.ts';

/** What a page object drives: a window, and the words that it shows. */
export interface Desk {
  readonly page: Page;
  readonly say: Say;
}

/** Shows the place of that address, such as `#/archive`, without the ways that lead there. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((place) => {
    location.hash = place;
  }, hash);
}

/** Ticks a radio button or a box as a person does, on its label: the input itself is hidden under it. */
export async function tick(choice: Locator): Promise<void> {
  await choice.locator('xpath=ancestor::label').click();
}

/** Leaves a box ticked or not, however it stood. */
export async function setTicked(box: Locator, isTicked: boolean): Promise<void> {
  if ((await box.isChecked()) !== isTicked) await tick(box);
}

/** Types a PIN where the focus shows that it is expected. */
export async function typePin(scope: Page | Locator, label: string, pin: string): Promise<void> {
  await scope.getByRole('textbox', { name: label }).pressSequentially(pin);
}

/** Types into the parts of a date or a time, in the order in which they are shown. */
export async function typeParts(group: Locator, digits: string): Promise<void> {
  const first = group.getByRole('spinbutton').first();
  await first.focus();
  await first.pressSequentially(digits);
}

/** Chooses an option of a list that opens from a button. */
export async function pick(
  { page }: Desk,
  label: string,
  option: string,
  scope: Page | Locator = page,
): Promise<void> {
  await scope.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** What the screen says once that many files are written to a folder. */
export function exportedNotice({ page, say }: Desk, count: number, scope: Page | Locator = page): Locator {
  const parts = say('exported', { count, files: '|', folder: '|' }).split('|');
  const words = parts.map((part) => part.replace(/^\d+/, '').trim()).find((part) => part !== '');
  return scope.getByRole('status').filter({ hasText: words ?? '' });
}

/** What stands with the steps is a press away while an open grid has their room. */
export async function unfoldSteps({ page, say }: Desk): Promise<void> {
  const toggle = page.getByRole('button', { name: say('passage:region.steps'), expanded: false });
  if (await toggle.isVisible()) await toggle.click();
}
