import type { Locator } from '@playwright/test';
import type { DecisionOutcome } from '../../../src/domain/assessment/assessment.types.ts';
import { tick } from './desk.ts';
import type { Desk } from './desk.ts';

export interface Vote {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

export interface Settlement {
  readonly level: string;
  readonly reason: string;
  readonly vote: Vote;
  readonly dissent: { readonly member: string; readonly opinion: string };
}

/** Sealed grids side by side, then the jury's decision. */
export class DeliberationPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  matrix(): Locator {
    return this.#desk.page.getByRole('table', { name: this.#desk.say('deliberation:matrix.caption') });
  }

  /** Codes of the competences in the order of the matrix. */
  async order(): Promise<readonly string[]> {
    // An open row has more of them, of what stands behind it.
    const headers = await this.matrix()
      .getByRole('rowheader')
      .filter({ has: this.#desk.page.getByRole('button') })
      .allInnerTexts();
    return headers.map((header) => header.trim().split(/\s/)[0] ?? '');
  }

  row(competence: string): Locator {
    return this.matrix().getByRole('row', { name: competence });
  }

  /** Settles the open competence, with the reason, the vote and the dissent that the minutes keep. */
  async settle(competence: string, { level, reason, vote, dissent }: Settlement): Promise<void> {
    const { page, say } = this.#desk;
    const result = page.getByRole('radiogroup', { name: say('deliberation:form.result', { competence }) });
    await tick(result.getByRole('radio', { name: level, exact: true }));
    await this.matrix()
      .getByRole('textbox', { name: say('deliberation:form.reason') })
      .fill(reason);
    await tick(this.matrix().getByRole('checkbox', { name: say('deliberation:ballot.hasVote') }));
    for (const side of ['for', 'against', 'abstained'] as const) {
      await this.#count(say(`deliberation:ballot.${side}`), vote[side]);
    }
    await tick(this.matrix().getByRole('checkbox', { name: dissent.member }));
    const opinion = say('deliberation:ballot.opinionOf', { name: dissent.member });
    await this.matrix().getByRole('textbox', { name: opinion }).fill(dissent.opinion);
    await this.matrix()
      .getByRole('button', { name: say('deliberation:form.settle') })
      .click();
    await this.matrix().getByText(say('deliberation:origin.deliberated'), { exact: true }).waitFor();
  }

  close(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('deliberation:close') });
  }

  proposal(): Locator {
    return this.#desk.page.getByText(this.#desk.say('deliberation:proposal.name'));
  }

  /** The words are the certification's; their order is the application's. */
  async choose(outcome: Exclude<DecisionOutcome, 'not-assessed'>): Promise<void> {
    const choices = this.#desk.page.getByRole('radiogroup', {
      name: this.#desk.say('deliberation:decision.outcome'),
    });
    await tick(choices.getByRole('radio').nth(outcome === 'validated' ? 0 : 1));
  }

  async explain(reason: string): Promise<void> {
    await this.reasonField().fill(reason);
  }

  reasonField(): Locator {
    const { page, say } = this.#desk;
    return page.getByRole('textbox', { name: say('deliberation:decision.reason') }).first();
  }

  async recommend(text: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('textbox', { name: say('deliberation:decision.recommendations') }).fill(text);
  }

  saveButton(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('deliberation:decision.save') });
  }

  /** Records the decision, and waits until it stands in words. */
  async save(): Promise<void> {
    await this.saveButton().click();
    await this.#desk.page
      .getByRole('button', { name: this.#desk.say('deliberation:decision.edit') })
      .waitFor();
  }

  lockButton(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('deliberation:lock.action') });
  }

  async #count(label: string, count: number): Promise<void> {
    const field = this.matrix().getByRole('textbox', { name: label, exact: true });
    await field.fill(String(count));
    await field.press('Tab');
  }
}
