import type { Locator } from '@playwright/test';
import { pick, setTicked, typePin } from './desk.ts';
import type { Desk } from './desk.ts';

/** Rectifying archived minutes, and the documents that are signed outside. */
export class RectificationPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** From archived minutes to their rectification. */
  async start(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('link', { name: say('rectification:archive.rectify'), exact: true }).click();
    await page.getByText(say('rectification:differences.none')).waitFor();
  }

  /** Corrects a mention that is written on a line. */
  async correct(mention: string, value: string): Promise<void> {
    const { page, say } = this.#desk;
    await pick(this.#desk, say('rectification:mentions.choose'), mention);
    await page.getByRole('textbox', { name: say('rectification:mentions.next') }).fill(value);
    await page.getByRole('button', { name: say('rectification:mentions.add') }).click();
  }

  /** What a correction changes: mention, before and after. */
  differences(): Locator {
    return this.#desk.page.getByRole('row').filter({ has: this.#desk.page.getByRole('rowheader') });
  }

  async remove(mention: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('rectification:differences.removeOf', { mention }) }).click();
  }

  async explain(reason: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('textbox', { name: say('rectification:reason.label') }).fill(reason);
  }

  lockButton(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('rectification:lock.action') });
  }

  archiveButton(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('rectification:open.archive') });
  }

  async cancel(reason: string, member: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    const name = say('rectification:open.cancel');
    await page.getByRole('button', { name }).click();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name }) });
    await form.getByRole('textbox', { name: say('rectification:reason.label') }).fill(reason);
    await typePin(form, say('pins:pinOf', { name: member }), pin);
    await form.getByRole('button', { name }).click();
  }

  /** Joins a file signed outside, for some members, on the word of one of them. */
  async attach(file: string, members: readonly string[], attester: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('minutes:outside.title') }).click();
    const form = page.getByRole('form', { name: say('minutes:outside.attachTitle') });
    const choosing = page.waitForEvent('filechooser');
    await form.getByRole('button', { name: say('minutes:outside.choose') }).click();
    await (await choosing).setFiles(file);
    for (const box of await form.getByRole('checkbox').all()) {
      const name = (await box.locator('xpath=ancestor::label').textContent()) ?? '';
      await setTicked(box, members.includes(name.trim()));
    }
    await pick(this.#desk, say('minutes:outside.attestedBy'), attester, form);
    await typePin(form, say('minutes:outside.pin', { name: attester }), pin);
    await form.getByRole('button', { name: say('minutes:outside.attach') }).click();
  }
}
