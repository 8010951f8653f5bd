import { tick, typePin, unfoldSteps } from './desk.ts';
import type { Desk } from './desk.ts';

/** What a jury settles on itself, in the panels of a passage's screen. */
export class JuryPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The president rules on a link found late. */
  async rule(president: string, ruling: 'continue' | 'restart', reason: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    const panel = page.getByRole('region', { name: say('jury:ruling.title', { name: president }) });
    await tick(panel.getByRole('radio', { name: say(`jury:ruling.${ruling}`) }));
    await panel.getByRole('textbox', { name: say('jury:reason') }).fill(reason);
    await typePin(panel, say('jury:pin', { name: president }), pin);
    await panel.getByRole('button', { name: say('jury:ruling.confirm') }).click();
    await panel.waitFor({ state: 'hidden' });
  }

  /** The members name who presides from now on, each with their PIN. */
  async namePresident(president: string, members: readonly string[], pin: string): Promise<void> {
    const { page, say } = this.#desk;
    const panel = page.getByRole('region', { name: say('jury:president.title') });
    const named = panel.getByRole('group', { name: say('jury:president.who') });
    const confirmers = panel.getByRole('group', { name: say('jury:president.confirmers') });
    await named.getByRole('button', { name: president }).click();
    for (const member of members) {
      await confirmers.getByRole('button', { name: member }).click();
      await typePin(panel, say('jury:pin', { name: member }), pin);
    }
    await panel.getByRole('button', { name: say('jury:president.confirm'), exact: true }).click();
    await panel.waitFor({ state: 'hidden' });
  }

  /** A member joins the jury on site: declares that they have no link, then takes their seat. */
  async callIn(member: string): Promise<void> {
    const { page, say } = this.#desk;
    await unfoldSteps(this.#desk);
    await page.getByRole('button', { name: say('jury:call.open') }).click();
    const panel = page.getByRole('region', { name: say('jury:call.title') });
    await panel.getByRole('button', { name: member }).click();
    await panel.getByRole('button', { name: say('passage:declarations.noLink') }).click();
    await panel.getByRole('button', { name: say('jury:call.confirm', { name: member }) }).click();
    await panel.waitFor({ state: 'hidden' });
  }
}
