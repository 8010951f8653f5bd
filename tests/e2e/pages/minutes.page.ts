import type { Locator } from '@playwright/test';
import { typePin } from './desk.ts';
import type { Desk } from './desk.ts';

/** The minutes beside those who sign them, until they are archived. */
export class MinutesPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The drawn pages, each under its number. */
  pages(): Locator {
    return this.#desk.page.getByRole('main').getByRole('figure');
  }

  /** Waits until each page has its ink. */
  async drawn(): Promise<void> {
    await this.pages().first().waitFor();
    await this.#desk.page.waitForFunction(() => {
      const sheets = [...document.querySelectorAll('figure canvas')] as HTMLCanvasElement[];
      return sheets.every((sheet) => {
        const pixels = sheet.getContext('2d')?.getImageData(0, 0, sheet.width, sheet.height).data ?? [];
        return pixels.some((value, index) => index % 4 === 0 && value < 96 && pixels[index + 3] === 255);
      });
    });
  }

  awaited(member: string): Locator {
    return this.#desk.page.getByRole('button', {
      name: this.#desk.say('minutes:signatures.signAs', { name: member }),
    });
  }

  progress(): Locator {
    return this.#desk.page.getByRole('progressbar', { name: this.#desk.say('minutes:signatures.progress') });
  }

  /** A member takes the pen: what they sign, and the pad. */
  async takePen(member: string): Promise<void> {
    await this.awaited(member).click();
    await this.#pad(member).waitFor();
  }

  /** Draws a hand on the pad; each seed gives another one. */
  async draw(member: string, seed: number): Promise<void> {
    const { page } = this.#desk;
    const pad = this.#pad(member);
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error('the signature pad is not shown');
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    for (const stroke of strokesOf(seed)) {
      const [first, ...rest] = stroke;
      if (first === undefined) continue;
      await page.mouse.move(...at(...first));
      await page.mouse.down();
      for (const point of rest) await page.mouse.move(...at(...point));
      await page.mouse.up();
    }
  }

  async confirm(member: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    await typePin(page, say('minutes:sign.pin', { name: member }), pin);
    await page.getByRole('button', { name: say('minutes:sign.action') }).click();
    await this.#pad(member).waitFor({ state: 'hidden' });
  }

  async sign(member: string, pin: string, seed: number): Promise<void> {
    await this.takePen(member);
    await this.draw(member, seed);
    await this.confirm(member, pin);
  }

  async unlock(reason: string, president: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('minutes:unlock.title') }).click();
    await page.getByRole('textbox', { name: say('minutes:unlock.reason') }).fill(reason);
    await typePin(page, say('pins:pinOf', { name: president }), pin);
    await page.getByRole('button', { name: say('minutes:unlock.action') }).click();
  }

  archiveButton(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('minutes:archive.action') });
  }

  async archive(): Promise<void> {
    await this.archiveButton().click();
    await this.#desk.page.getByText(this.#desk.say('minutes:archived.stamp'), { exact: true }).waitFor();
  }

  async openInArchive(): Promise<void> {
    await this.#desk.page.getByRole('link', { name: this.#desk.say('minutes:archived.open') }).click();
  }

  #pad(member: string): Locator {
    return this.#desk.page.getByRole('group', { name: this.#desk.say('minutes:sign.pad', { name: member }) });
  }
}

type Point = readonly [x: number, y: number];

/** Strokes in the unit square: a running hand and a flourish under it. */
function strokesOf(seed: number): readonly (readonly Point[])[] {
  const loops = 5 + (seed % 3);
  const hand = Array.from({ length: loops * 6 }, (_, step): Point => {
    const along = step / (loops * 6);
    const turn = along * loops * 2 * Math.PI;
    const height = 0.16 + 0.08 * Math.sin(seed + along * 5);
    return [0.16 + along * 0.56 + 0.025 * Math.cos(turn), 0.45 - height * Math.sin(turn + seed)];
  });
  const flourish: readonly Point[] = [
    [0.2, 0.74],
    [0.45, 0.7 - 0.02 * (seed % 4)],
    [0.7, 0.73],
    [0.84, 0.62],
  ];
  return [hand, flourish];
}
