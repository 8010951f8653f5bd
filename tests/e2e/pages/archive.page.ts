import type { Locator } from '@playwright/test';
import { type Desk, exportedNotice } from './desk.ts';

/** The archive: the list, and one document being read. */
export class ArchivePage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async goTo(): Promise<void> {
    const { page, say } = this.#desk;
    await page
      .getByRole('link', { name: say('nav.archive'), exact: true })
      .first()
      .click();
  }

  async search(text: string): Promise<void> {
    await this.#desk.page.getByRole('searchbox', { name: this.#desk.say('archive:search') }).fill(text);
  }

  rows(): Locator {
    const { page, say } = this.#desk;
    return page
      .getByRole('grid', { name: say('archive:table') })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  }

  /** Opens the first document of the list. */
  async openFirst(): Promise<void> {
    await this.rows().first().getByRole('rowheader').click();
  }

  nothingFound(): Locator {
    return this.#desk.page.getByText(this.#desk.say('archive:noMatchTitle'));
  }

  intactStamp(): Locator {
    return this.#desk.page.getByText(this.#desk.say('archive:verify.intact'), { exact: true });
  }

  /** Unfolds what was checked. */
  async openChecks(): Promise<void> {
    await this.#verification().getByRole('heading', { level: 3 }).getByRole('button').click();
  }

  /** What was checked, a line each with its finding. */
  checks(): Locator {
    return this.#verification().getByRole('listitem');
  }

  #verification(): Locator {
    const { page, say } = this.#desk;
    return page.getByRole('region', { name: say('archive:verify.title') });
  }

  failedChecks(): Locator {
    return this.checks().filter({ hasText: this.#desk.say('archive:verify.failed') });
  }

  /** Writes the document that is being read; the folder dialog must have been answered before. */
  async exportAll(): Promise<void> {
    const { page, say } = this.#desk;
    const name = say('archive:export.buttonCount', { count: 1 });
    await page.getByRole('button', { name }).click();
    await this.exported().waitFor();
  }

  /** What the screen says once the files are written. */
  exported(): Locator {
    return exportedNotice(this.#desk, 3);
  }
}
