import type { Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

type Written = 'bloc' | 'competence' | 'criterion' | 'indicator' | 'test';

/** The list of certifications, one of them, and the editor of a draft. */
export class CertificationsPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async open(): Promise<void> {
    const { page, say } = this.#desk;
    await page
      .getByRole('link', { name: say('certifications:title'), exact: true })
      .first()
      .click();
  }

  async begin(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('certifications:new') }).click();
    await this.tree().waitFor();
  }

  tree(): Locator {
    const { page, say } = this.#desk;
    return page.getByRole('treegrid', { name: say('certifications:tree.label') });
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.tree().getByRole('row', { name }).first().click();
  }

  /** Adds a part beside or inside the chosen one. */
  async add(part: Written): Promise<void> {
    const { page, say } = this.#desk;
    const direct = page.getByRole('button', { name: say(`certifications:add.${part}`), exact: true });
    if (await direct.isVisible()) await direct.click();
    else {
      await page.getByRole('button', { name: say('certifications:add.title'), exact: true }).click();
      await page.getByRole('menuitem', { name: say(`certifications:add.${part}`), exact: true }).click();
    }
  }

  async fill(label: string, text: string): Promise<void> {
    await this.#desk.page.getByRole('textbox', { name: label, exact: true }).fill(text);
  }

  checks(): Locator {
    const { page, say } = this.#desk;
    return page.getByRole('complementary', { name: say('certifications:checks.title') });
  }

  async publish(version: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('certifications:publish.label', { version }) }).click();
  }

  async exportFile(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('certifications:read.export'), exact: true }).click();
  }
}
