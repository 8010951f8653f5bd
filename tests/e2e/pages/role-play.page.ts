import type { Locator } from '@playwright/test';
import type { SalesStageId } from '../../../src/domain/roleplay/sales-stages.ts';
import type { RoleplayView } from '../../../src/shared/areas/roleplay.ts';
import { get } from './api.ts';
import { exportedNotice, pick, tick } from './desk.ts';
import type { Desk } from './desk.ts';

export type SubjectWay = 'pick' | 'draw' | 'envelope';
export type SubjectPart = 'candidate-sheet' | 'juror-cards';

/** The subject of a role play, those who play it, and what they stamp as it passes. */
export class RolePlayPage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What the screen works on, asked for as the screen does. */
  view(passageId: string): Promise<RoleplayView> {
    return get(this.#desk.page, 'roleplay', 'get', { passageId });
  }

  panel(): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('roleplay:heading') });
  }

  /** Scrolls until the choice of the subject stands at the top. */
  async bringIntoView(): Promise<void> {
    await standAtTop(this.panel());
  }

  async chooseWay(way: SubjectWay): Promise<void> {
    await tick(this.panel().getByRole('radio', { name: this.#desk.say(`roleplay:way.${way}`), exact: true }));
  }

  /** Leaves a subject out of the draw, for a reason. */
  async setAside(title: string, reason: string): Promise<void> {
    await tick(this.panel().getByRole('checkbox', { name: title }));
    await this.panel()
      .getByRole('textbox', { name: this.#desk.say('roleplay:draw.setAsideReason') })
      .fill(reason);
  }

  sealButton(way: Exclude<SubjectWay, 'pick'>): Locator {
    return this.#act(this.panel(), this.#desk.say(`roleplay:${way}.seal`));
  }

  /** The digest that was set before chance has its say. */
  commitment(): Locator {
    return this.panel().getByRole('status').locator('code');
  }

  drawButton(): Locator {
    return this.#act(this.panel(), this.#desk.say('roleplay:draw.confirm'));
  }

  /** The whole window, turned towards the candidate. */
  cover(): Locator {
    return this.#desk.page.getByRole('dialog');
  }

  async presentEnvelopes(): Promise<void> {
    await this.#act(this.panel(), this.#desk.say('roleplay:envelope.show')).click();
    await this.cover().waitFor();
  }

  async pointAt(envelope: number): Promise<void> {
    const name = this.#desk.say('roleplay:envelope.number', { number: envelope });
    await tick(this.cover().getByRole('radio', { name, exact: true }));
  }

  async openEnvelope(envelope: number): Promise<void> {
    await this.#act(this.cover(), this.#desk.say('roleplay:envelope.open', { number: envelope })).click();
    await this.cover()
      .getByRole('heading', { name: this.#desk.say('roleplay:envelope.number', { number: envelope }) })
      .waitFor();
  }

  async closeCover(): Promise<void> {
    await this.#act(this.cover(), this.#desk.say('roleplay:cover.close')).click();
    await this.cover().waitFor({ state: 'hidden' });
  }

  /** Turns the window towards the candidate, on the sheet. */
  async showSheet(): Promise<void> {
    await this.#act(this.panel(), this.#desk.say('roleplay:chosen.showSheet')).click();
    await this.cover().getByRole('term').first().waitFor();
  }

  async assign(member: string, role: string): Promise<void> {
    await pick(this.#desk, member, role, this.panel());
  }

  everyRoleIsPlayed(): Locator {
    return this.panel().getByText(this.#desk.say('roleplay:roles.allPlayed'));
  }

  async openPapers(part: SubjectPart): Promise<void> {
    const key = part === 'candidate-sheet' ? 'roleplay:chosen.printSheet' : 'roleplay:chosen.printCards';
    await this.#act(this.panel(), this.#desk.say(key)).click();
    await this.#papers(part).getByRole('figure').first().waitFor();
  }

  /** Writes the PDF that is shown; the folder dialog must have been answered before. */
  async savePapers(part: SubjectPart): Promise<void> {
    const { say } = this.#desk;
    await this.#act(this.#papers(part), say('subjects:pdf.save')).click();
    await exportedNotice(this.#desk, 1, this.#papers(part)).waitFor();
  }

  async closePapers(part: SubjectPart): Promise<void> {
    await this.#act(this.#papers(part), this.#desk.say('action.close')).click();
    await this.#papers(part).waitFor({ state: 'hidden' });
  }

  /** The stage as its button has it: its name, then the times at which it passed. */
  stage(stage: SalesStageId): Locator {
    const { page, say } = this.#desk;
    return page
      .getByRole('region', { name: say('roleplay:stages.label') })
      .getByRole('button', { name: say(`subjects:stage.${stage}`) });
  }

  async stampStage(stage: SalesStageId): Promise<void> {
    await this.stage(stage).click();
    await this.stage(stage)
      .getByText(/^\d+:\d\d/)
      .waitFor();
  }

  /** A planned move of the card that is read, by its words. */
  move(text: string): Locator {
    const words = this.#desk.page.locator('q', { hasText: text });
    return this.#side().getByRole('listitem').filter({ has: words });
  }

  async raise(text: string): Promise<void> {
    await this.move(text).getByRole('button').first().click();
    await this.move(text).getByRole('button', { pressed: true }).waitFor();
  }

  async readCard(role: string): Promise<void> {
    await pick(this.#desk, this.#desk.say('roleplay:card.label'), role);
  }

  async showSide(part: 'card' | 'coverage'): Promise<void> {
    await tick(
      this.#side().getByRole('radio', { name: this.#desk.say(`roleplay:side.${part}`), exact: true }),
    );
  }

  /** Unfolds what was stamped, and scrolls until it stands at the top. */
  async openTimeline(): Promise<void> {
    const title = this.#side().getByRole('button', { name: this.#desk.say('roleplay:timeline.title') });
    await title.click();
    await standAtTop(title);
  }

  /** Stops the play in the usual way of role plays; the panel of reasons must be open. */
  async stepOutOfRole(): Promise<void> {
    const { page, say } = this.#desk;
    const panel = page.getByRole('region', { name: say('passage:pause.title') });
    await this.#act(panel, say('roleplay:outOfRole')).click();
  }

  #side(): Locator {
    return this.#desk.page.getByRole('complementary', { name: this.#desk.say('passage:region.coverage') });
  }

  #papers(part: SubjectPart): Locator {
    return this.#desk.page.getByRole('dialog', { name: this.#desk.say(`subjects:part.${part}`) });
  }

  #act(scope: Locator, name: string): Locator {
    return scope.getByRole('button', { name, exact: true });
  }
}

async function standAtTop(shown: Locator): Promise<void> {
  await shown.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
}
