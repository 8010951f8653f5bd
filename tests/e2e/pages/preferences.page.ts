import type { Language, Theme } from '../../../src/shared/areas/app.ts';
import { tick } from './desk.ts';
import type { Desk } from './desk.ts';

export class PreferencesPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async goTo(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('link', { name: say('nav.preferences') }).click();
  }

  async chooseTheme(theme: Theme): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say(`preferences:theme.${theme}`), exact: true }));
  }

  async chooseLanguage(language: Language): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say(`preferences:language.${language}`), exact: true }));
  }
}
