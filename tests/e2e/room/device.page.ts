import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../../src/shared/areas/sample.ts';
import { fr } from '../fixtures.ts';
import { tick, typePin } from '../pages/desk.ts';

const BACK_MS = 60_000;

/** A juror's own device, on its page. */
export class DevicePage {
  readonly page: Page;
  readonly #member: string;

  constructor(page: Page, member: string) {
    this.page = page;
    this.#member = member;
  }

  async openPassage(candidate: string): Promise<void> {
    await this.page.getByRole('button', { name: candidate }).click();
  }

  /** Answers the door of the own seat. */
  async sitDown(): Promise<void> {
    await typePin(this.page, fr('grid:door.pinOf', { name: this.#member }), SAMPLE_PIN);
    await this.page.getByRole('button', { name: fr('grid:door.open') }).click();
    await this.sheet().waitFor({ timeout: BACK_MS });
  }

  sheet(): Locator {
    return this.page.getByRole('region', { name: fr('grid:gridOf', { name: this.#member }) });
  }

  card(competence: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${competence.replace('.', '\\.')} `) });
  }

  async openCompetence(competence: string): Promise<void> {
    if (await this.card(competence).isVisible()) return;
    await this.sheet()
      .getByRole('button', { name: new RegExp(`^${competence.replace('.', '\\.')} `) })
      .click();
    await this.card(competence).waitFor();
  }

  /** Marks the first criterion of a competence, whatever becomes of the entry. */
  async mark(competence: string, level: string): Promise<void> {
    await this.openCompetence(competence);
    const criterion = this.card(competence).getByRole('radiogroup', {
      name: fr('grid:markOf', { criterion: '' }).trim(),
    });
    await tick(criterion.first().getByRole('radio', { name: level, exact: true }));
  }

  /** Marks by the keyboard all that are untouched yet. */
  async markAll(count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) {
      await this.page.keyboard.press('u');
      await this.page.keyboard.press('1');
    }
  }

  /** What the page says became of the entries. */
  strip(): Locator {
    return this.page.getByRole('status', { name: fr('juror:line.label') });
  }

  async isAllKept(): Promise<void> {
    await expect(this.strip()).toHaveText(fr('juror:line.kept'), { timeout: BACK_MS });
  }

  async seal(): Promise<void> {
    const { page } = this;
    await this.sheet()
      .getByRole('button', { name: fr('grid:seal.action') })
      .click();
    const bare = page.getByRole('button', { name: fr('grid:seal.bareAction') });
    const question = page.getByRole('alertdialog').getByRole('button', { name: fr('grid:seal.action') });
    await bare.or(question).first().waitFor();
    if (await bare.isVisible()) await bare.click();
    await question.click();
    await page.getByText(fr('grid:seal.done'), { exact: true }).waitFor({ timeout: BACK_MS });
  }
}
