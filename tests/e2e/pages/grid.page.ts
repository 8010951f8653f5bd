import type { Locator } from '@playwright/test';
import type { Observation } from '../../../src/domain/assessment/assessment.types.ts';
import { tick, typePin } from './desk.ts';
import type { Desk } from './desk.ts';

/** The jurors' seats and the grid of the one that is open. */
export class GridPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  seat(member: string): Locator {
    const { page, say } = this.#desk;
    return page.getByRole('group', { name: say('grid:seats') }).getByRole('button', { name: member });
  }

  sheet(member: string): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('grid:gridOf', { name: member }) });
  }

  /** Before anything has started, the grids stand behind the reception. */
  async showGrids(): Promise<void> {
    await tick(this.#desk.page.getByRole('radio', { name: this.#desk.say('passage:view.grids') }));
  }

  /** Sits a member down, unless the seat is theirs already. */
  async openSeat(member: string, pin: string): Promise<void> {
    if (await this.sheet(member).isVisible()) return;
    await this.seat(member).click();
    await this.enterPin(member, pin);
  }

  /** Answers the door of a seat that was chosen. */
  async enterPin(member: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    await typePin(page, say('grid:door.pinOf', { name: member }), pin);
    await page.getByRole('button', { name: say('grid:door.open') }).click();
    await this.sheet(member).waitFor();
  }

  async leaveSeat(): Promise<void> {
    await this.#desk.page.getByRole('button', { name: this.#desk.say('grid:leave') }).click();
  }

  /** The competence that is open: its heading begins with its code. */
  card(competence: string): Locator {
    return this.#desk.page.getByRole('article', { name: new RegExp(`^${escape(competence)} `) });
  }

  /** Unfolds a competence, unless it is the one that is open. */
  async openCompetence(competence: string): Promise<void> {
    if (await this.card(competence).isVisible()) return;
    const name = new RegExp(`^${escape(competence)} `);
    await this.#desk.page
      .getByRole('region', { name: this.#anyGrid() })
      .getByRole('button', { name })
      .click();
    await this.card(competence).waitFor();
  }

  /** Scrolls until the open competence stands at the top. */
  async bringIntoView(competence: string): Promise<void> {
    await this.card(competence).evaluate((card) => {
      card.scrollIntoView({ block: 'start' });
    });
  }

  /** Marks the first criterion of the open competence. */
  async mark(competence: string, level: string): Promise<void> {
    const { say } = this.#desk;
    const criterion = this.card(competence).getByRole('radiogroup', {
      name: say('grid:markOf', { criterion: '' }).trim(),
    });
    const choice = criterion.first().getByRole('radio', { name: level, exact: true });
    await tick(choice);
    await this.saved();
  }

  async observe(competence: string, indicator: number, observation: Observation): Promise<void> {
    const choice = this.#indicators(competence)
      .nth(indicator)
      .getByRole('radio', { name: this.#desk.say(`grid:observation.${observation}`), exact: true });
    await tick(choice);
    await this.saved();
  }

  async note(competence: string, text: string): Promise<void> {
    const field = this.card(competence).getByRole('textbox', { name: this.#desk.say('grid:newNote') });
    await field.fill(text);
    await field.press('Enter');
    await this.card(competence).getByText(text).waitFor();
  }

  /** Waits until the grid says that every entry is on the disk. */
  async saved(): Promise<void> {
    await this.#desk.page.getByText(this.#desk.say('grid:saved')).waitFor();
  }

  sealButton(): Locator {
    return this.#desk.page
      .getByRole('region', { name: this.#anyGrid() })
      .getByRole('button', { name: this.#desk.say('grid:seal.action') });
  }

  /** Said before a grid without one observation is sealed. */
  bareWarning(): Locator {
    return this.#desk.page.getByRole('status').filter({ hasText: this.#desk.say('grid:seal.bareTitle') });
  }

  /** Seals, also where nothing was observed. */
  async seal(): Promise<void> {
    const { page, say } = this.#desk;
    await this.sealButton().click();
    const question = page.getByRole('alertdialog', { name: say('grid:seal.confirmTitle') });
    await this.bareWarning().or(question).first().waitFor();
    if (await this.bareWarning().isVisible()) {
      await this.bareWarning()
        .getByRole('button', { name: say('grid:seal.bareAction') })
        .click();
    }
    await question.getByRole('button', { name: say('grid:seal.action') }).click();
    await page.getByText(say('grid:seal.done'), { exact: true }).waitFor();
  }

  #indicators(competence: string): Locator {
    return this.card(competence).getByRole('listitem').getByRole('radiogroup');
  }

  #anyGrid(): RegExp {
    const [before = ''] = this.#desk.say('grid:gridOf', { name: '|' }).split(/\S* ?\|/);
    return new RegExp(`^${escape(before)}`);
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
