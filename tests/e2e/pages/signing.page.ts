import type { Locator } from '@playwright/test';
import { type Desk, exportedNotice } from './desk.ts';

/** Signatures and certificates, under the preferences. */
export class SigningPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async goTo(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('link', { name: say('nav.preferences') }).click();
    await page.getByRole('link', { name: say('signing:link.open') }).click();
    await page.getByRole('heading', { level: 1, name: say('signing:title') }).waitFor();
  }

  noAuthority(): Locator {
    return this.#desk.page.getByText(this.#desk.say('signing:authority.noneTitle'));
  }

  /** Writes the authority's certificate; the folder dialog must have been answered before. */
  async exportAuthority(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('signing:authority.export'), exact: true }).click();
    await exportedNotice(this.#desk, 1).waitFor();
  }

  /** Certificates that were issued, a row each. */
  certificates(): Locator {
    const { page, say } = this.#desk;
    return page
      .getByRole('grid', { name: say('signing:certificates.table') })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  }

  /** Takes back the certificate of that holder, for a key that others may know. */
  async revoke(holder: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('signing:certificates.revokeOf', { name: holder }) }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(say('signing:revoke.choice.key-compromise')).click();
    await dialog.getByRole('button', { name: say('signing:revoke.confirm') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
