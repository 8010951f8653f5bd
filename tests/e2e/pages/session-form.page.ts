import type { Locator } from '@playwright/test';
import type { MinutesStatus } from '../../../src/shared/areas/preparation/sessions.ts';
import { tick, typeParts } from './desk.ts';
import type { Desk } from './desk.ts';

export interface SessionEntries {
  readonly title: string;
  /** Day, month and year in the order of the field: "24112026". */
  readonly date: string;
  readonly place: string;
  readonly status: MinutesStatus;
}

/** The form of a session: day, place, certification, status. */
export class SessionFormPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async fill({ title, date, place, status }: SessionEntries): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('textbox', { name: say('session:form.title') }).fill(title);
    await typeParts(page.getByRole('group', { name: say('session:form.date') }), date);
    await page.getByRole('textbox', { name: say('session:form.place') }).fill(place);
    await tick(page.getByRole('radio', { name: say(`status.${status}`), exact: true }));
  }

  async create(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('session:form.create') }).click();
  }

  /** Opens the part that loads another certification, and gives it a file. */
  async importReferentiel(name: string, text: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('session:import.title') }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('session:import.button') }).click();
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
    await (await chooser).setFiles(file);
  }

  /** The row of each fault found in a refused file. */
  faultRows(): Locator {
    const { page, say } = this.#desk;
    return page
      .getByRole('grid', { name: say('session:import.faultsTable') })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  }
}
