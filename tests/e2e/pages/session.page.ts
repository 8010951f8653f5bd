import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { College } from '../../../src/domain/jury/jury.types.ts';
import { pick, setTicked, typePin } from './desk.ts';
import type { Desk } from './desk.ts';

export interface MemberEntries {
  readonly name: string;
  readonly capacity: string;
  readonly college: College;
  readonly isPresident: boolean;
  readonly isExternal: boolean;
}

/** A session: its passages, its jury at the side. */
export class SessionPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  heading(title: string): Locator {
    return this.#desk.page.getByRole('heading', { name: title, level: 1 });
  }

  async addMember(member: MemberEntries): Promise<void> {
    const { page, say } = this.#desk;
    await this.#unfoldJury();
    await page.getByRole('button', { name: say('session:member.add') }).click();
    await page.getByRole('textbox', { name: say('session:member.name') }).fill(member.name);
    await page.getByRole('textbox', { name: say('session:member.capacity') }).fill(member.capacity);
    await pick(this.#desk, say('session:member.college'), say(`college.${member.college}`));
    for (const [name, isTicked] of [
      [say('session:member.president'), member.isPresident],
      [say('session:member.external'), member.isExternal],
    ] as const) {
      await setTicked(page.getByRole('checkbox', { name }), isTicked);
    }
    await page.getByRole('button', { name: say('session:member.save') }).click();
    await this.#actionsOf(member.name).waitFor();
  }

  async openMemberForm(name: string): Promise<void> {
    const { page, say } = this.#desk;
    await this.#unfoldJury();
    await this.#actionsOf(name).click();
    await page.getByRole('menuitem', { name: say('action.edit') }).click();
    await page.getByRole('textbox', { name: say('session:member.name') }).waitFor();
  }

  /** The member types a PIN twice. */
  async choosePin(name: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    await this.#unfoldJury();
    await this.#actionsOf(name).click();
    await page.getByRole('menuitem', { name: say('session:member.setPin') }).click();
    await typePin(page, say('session:pin.new'), pin);
    await page.getByRole('button', { name: say('session:pin.next') }).click();
    await typePin(page, say('session:pin.repeat'), pin);
    await page.getByRole('button', { name: say('session:pin.save') }).click();
    await this.#actionsOf(name).waitFor();
  }

  compositionFaults(): Locator {
    return this.#desk.page.getByText(this.#desk.say('session:fault.title'));
  }

  async addPassage(): Promise<void> {
    const { page, say } = this.#desk;
    const name = say('session:page.addPassage');
    // The act that leads on, while there is none.
    await page.getByRole('link', { name }).or(page.getByRole('button', { name })).click();
  }

  /** Unfolds what is asked for now and then, with the keyboard. */
  async openOtherActions(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('session:page.otherActions') }).press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
  }

  /** Goes to one of what is asked for now and then, arrow by arrow. */
  async choose(action: 'deliberation' | 'edit' | 'elsewhere' | 'evidence' | 'papers' | 'sessionMinutes') {
    const { page, say } = this.#desk;
    const item = page.getByRole('menuitem', { name: say(`session:page.${action}`), exact: true });
    if (!(await item.isVisible())) await this.openOtherActions();
    const names = await page.getByRole('menuitem').allTextContents();
    const place = names.indexOf(await item.innerText());
    for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
    await expect(item).toBeFocused();
    await page.keyboard.press('Enter');
  }

  passage(candidate: string): Locator {
    return this.#desk.page.getByRole('main').getByRole('link', { name: candidate, exact: true });
  }

  async openPassage(candidate: string): Promise<void> {
    const { page, say } = this.#desk;
    await this.passage(candidate).click();
    await page.getByRole('region', { name: say('passage:region.work') }).waitFor();
  }

  async preparePassage(candidate: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('link', { name: say('session:passage.prepareOf', { name: candidate }) }).click();
  }

  /** Once a test has begun the jury is folded. */
  async #unfoldJury(): Promise<void> {
    const { page, say } = this.#desk;
    const fold = page.getByRole('button', { name: say('session:page.jury'), exact: true });
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  }

  #actionsOf(name: string): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('session:member.actions', { name }) });
  }
}
