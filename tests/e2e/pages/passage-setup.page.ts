import type { Locator } from '@playwright/test';
import type { EvaluatorChoice } from '../../../src/domain/certification/test.schema.ts';
import { pick, tick, typeParts } from './desk.ts';
import type { Desk } from './desk.ts';

export interface PassageEntries {
  readonly lastName: string;
  readonly firstName: string;
  /** Day, month and year in the order of the field: "17042003". */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly company: string;
  readonly trainingBody: string;
  readonly tutor: string;
  /** As the list shows it: "BC1 – Etude de cas et soutenance orale". */
  readonly test: string;
  /** Hour and minutes: "0930". */
  readonly plannedTime: string;
  readonly caseTitle: string;
}

/** The form of a passage: candidate, test, file, accommodation. */
export class PassageSetupPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async fill(entries: PassageEntries): Promise<void> {
    const { page, say } = this.#desk;
    for (const field of ['lastName', 'firstName'] as const) {
      const name = say(`setup:candidate.${field}`);
      await page.getByRole('textbox', { name, exact: true }).fill(entries[field]);
    }
    for (const field of ['birthPlace', 'company', 'trainingBody', 'tutor'] as const) {
      await page.getByRole('textbox', { name: say(`setup:candidate.${field}`) }).fill(entries[field]);
    }
    await typeParts(page.getByRole('group', { name: say('setup:candidate.birthDate') }), entries.birthDate);
    await pick(this.#desk, say('setup:test.label'), entries.test);
    await typeParts(page.getByRole('group', { name: say('setup:test.plannedTime') }), entries.plannedTime);
    await page.getByRole('textbox', { name: say('setup:test.caseTitle') }).fill(entries.caseTitle);
  }

  async attach(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const { page, say } = this.#desk;
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('setup:file.button') }).click();
    await (await chooser).setFiles(file);
    await page.getByText(file.name).waitFor();
  }

  async grantThird(): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say('setup:accommodation.third') }));
  }

  /** What the measure makes of each phase: phase, planned and granted time. */
  grantedTimes(): Locator {
    const { page, say } = this.#desk;
    return page
      .getByRole('grid', { name: say('setup:accommodation.preview') })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  }

  async chooseEvaluator(choice: EvaluatorChoice): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say(`setup:evaluator.${choice}`) }));
  }

  async create(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('setup:create') }).click();
  }

  async save(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('setup:save') }).click();
  }
}
