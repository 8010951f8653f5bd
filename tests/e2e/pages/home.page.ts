import type { Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

/** The home screen: two doors at first start, the day's timetable afterwards. */
export class HomePage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  welcome(): Locator {
    return this.#desk.page.getByRole('heading', { name: this.#desk.say('home:welcome.title'), level: 1 });
  }

  async goTo(): Promise<void> {
    await this.#desk.page
      .getByRole('link', { name: this.#desk.say('nav.home'), exact: true })
      .first()
      .click();
  }

  discoverButton(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('home:welcome.discover') });
  }

  /** Makes the sample session; the application opens it. */
  async discover(): Promise<void> {
    const { page, say } = this.#desk;
    await this.discoverButton().click();
    await page.getByText(say('session:page.sampleTitle')).waitFor();
  }

  async prepareSession(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('link', { name: say('home:prepare') }).click();
  }

  async searchArchive(text: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('searchbox', { name: say('home:search.label') }).fill(text);
    await page
      .getByRole('search')
      .getByRole('button', { name: say('home:search.submit') })
      .click();
  }
}
