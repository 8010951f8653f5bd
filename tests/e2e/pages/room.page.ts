import type { Locator } from '@playwright/test';
import { pick, tick } from './desk.ts';
import type { Desk } from './desk.ts';

/** The president's pages of the room: who is there, and the codes by which they come in. */
export class RoomPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** On this computer alone, at that port. */
  async open(port: number): Promise<void> {
    const { page, say } = this.#desk;
    const name = say('room:opening.kind.this-computer', { address: '127.0.0.1' });
    await tick(page.getByRole('radio', { name }));
    await page.getByRole('button', { name: say('room:opening.more') }).click();
    await page.getByRole('textbox', { name: say('room:opening.port') }).fill(String(port));
    await page.getByRole('button', { name: say('room:opening.confirm') }).click();
    await this.closing().waitFor();
  }

  closing(): Locator {
    const { page, say } = this.#desk;
    return page.getByRole('button', { name: say('room:closing.open') });
  }

  /** One line of the jury. */
  seat(name: string): Locator {
    return this.#desk.page
      .getByRole('region', { name: this.#desk.say('room:seats.title') })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  async showCodes(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('room:codes.show') }).click();
    await page.getByRole('heading', { level: 1, name: say('room:codes.title') }).waitFor();
  }

  async choose(place: string): Promise<void> {
    await pick(this.#desk, this.#desk.say('room:codes.choose'), place);
  }

  card(place: string): Locator {
    return this.#desk.page.getByRole('article', { name: place });
  }

  /** What a person types off the screen. */
  async readCode(
    place: string,
  ): Promise<{ readonly url: string; readonly token: string; readonly fingerprint: string }> {
    const { say } = this.#desk;
    const card = this.card(place);
    const read = async (term: 'address' | 'fingerprint' | 'short') =>
      (await card.locator(`dt:text-is("${say(`room:codes.${term}`)}") + dd`).innerText()).replaceAll(
        /\s/g,
        '',
      );
    return { url: await read('address'), token: await read('short'), fingerprint: await read('fingerprint') };
  }

  async anotherCode(place: string): Promise<void> {
    const name = this.#desk.say('room:codes.anotherOf', { place });
    await this.card(place).getByRole('button', { name }).click();
  }

  async admit(label: string, place: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('room:waiting.admitOf', { label, place }) }).click();
  }

  async takeOver(label: string, name: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('room:waiting.takeOverOf', { label, name }) }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('room:takeOver.confirm') })
      .click();
  }

  async back(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('room:codes.back') }).click();
    await this.closing().waitFor();
  }
}
