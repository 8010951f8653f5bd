import type { Locator } from '@playwright/test';
import type {
  AttendanceStatus,
  IdentityDocument,
  IncidentCategory,
} from '../../../src/domain/passage/passage.types.ts';
import { tick, typePin, unfoldSteps } from './desk.ts';
import type { Desk } from './desk.ts';

export type PauseReason = 'technical' | 'health' | 'evacuation' | 'disturbance';
/** The phases that the interface names: those of an oral defence, then those of a role play. */
export type NamedPhase = 'presentation' | 'questions' | 'role-play' | 'interview';

/** The passage's frame: clock, steps, coverage, the act that leads on; and the reception. */
export class PassagePage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The digits of the clock: "15:00". The strip of a clock that runs elsewhere has its own. */
  digits(): Locator {
    return this.clock().getByRole('timer');
  }

  /** The clock with its words: phase, status, next reminder. */
  clock(): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('passage:clock.label') });
  }

  work(): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('passage:region.work') });
  }

  steps(): Locator {
    return this.#desk.page.getByRole('complementary', { name: this.#desk.say('passage:region.steps') });
  }

  currentStep(): Locator {
    return this.steps().locator('[aria-current=step]');
  }

  /** The competences in scope, in the order in which the screen leads to them. */
  covered(): Locator {
    return this.#desk.page
      .getByRole('complementary', { name: this.#desk.say('passage:region.coverage') })
      .getByRole('button');
  }

  start(phase: NamedPhase): Locator {
    return this.#act(this.#desk.say(`passage:start.${phase}`));
  }

  advance(phase: NamedPhase): Locator {
    return this.#act(this.#desk.say(`passage:advance.${phase}`));
  }

  end(phase: NamedPhase): Locator {
    return this.#act(this.#desk.say(`passage:end.${phase}`));
  }

  resume(phase: NamedPhase): Locator {
    return this.#act(this.#desk.say(`passage:resume.${phase}`));
  }

  undoStart(): Locator {
    return this.clock().getByRole('button', { name: this.#desk.say('passage:clock.undo') });
  }

  openDeliberation(): Locator {
    return this.#act(this.#desk.say('passage:action.openDeliberation'));
  }

  stateAbsence(): Locator {
    return this.#act(this.#desk.say('passage:action.closeAbsent'));
  }

  /** Said for as long as a phase runs beyond its time. */
  overtime(): Locator {
    return this.clock().getByText(this.#desk.say('passage:clock.overtime'));
  }

  notStartedAlarm(): Locator {
    return this.#desk.page.getByText(this.#desk.say('passage:alarm.title'));
  }

  async checkIdentity(document: IdentityDocument): Promise<void> {
    await this.#press(
      this.#desk.say('passage:identity.document'),
      this.#desk.say(`passage:identity.documents.${document}`),
    );
  }

  async recordAttendance(status: AttendanceStatus): Promise<void> {
    await this.#press(
      this.#desk.say('passage:attendance.status'),
      this.#desk.say(`passage:attendance.statuses.${status}`),
    );
  }

  /** Adds a word to a lateness or an absence. */
  async explainAttendance(note: string): Promise<void> {
    const { page, say } = this.#desk;
    const block = page.getByRole('region', { name: say('passage:attendance.heading') });
    await block.getByRole('textbox', { name: say('passage:attendance.note') }).fill(note);
    await block.getByRole('button', { name: say('passage:attendance.save') }).click();
  }

  async declareNoLink(member: string): Promise<void> {
    const { page, say } = this.#desk;
    const name = `${say('passage:declarations.noLink')} (${member})`;
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: `${say('passage:declarations.correct')} (${member})` }).waitFor();
  }

  pausePanel(): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('passage:pause.title') });
  }

  openPauseButton(): Locator {
    return this.#act(this.#desk.say('passage:action.pause'));
  }

  async openPause(): Promise<void> {
    await this.openPauseButton().click();
    await this.pausePanel().waitFor();
  }

  async givePauseReason(reason: PauseReason): Promise<void> {
    const name = this.#desk.say(`passage:pause.reasons.${reason}`);
    await this.pausePanel().getByRole('button', { name }).click();
  }

  async noteIncident(category: IncidentCategory, text: string): Promise<void> {
    const { page, say } = this.#desk;
    await unfoldSteps(this.#desk);
    await page.getByRole('button', { name: say('passage:action.incident'), exact: true }).click();
    const panel = page.getByRole('region', { name: say('passage:incident.title') });
    await panel.getByRole('button', { name: say(`passage:incident.categories.${category}`) }).click();
    await panel.getByRole('textbox', { name: say('passage:incident.text') }).fill(text);
    await panel.getByRole('button', { name: say('passage:incident.confirm') }).click();
    await panel.waitFor({ state: 'hidden' });
  }

  /** Ends a phase while time is left, which is asked twice. */
  async confirmEarlyEnd(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('clock:leave.end') }).click();
  }

  /** Goes on to the next phase while time is left, which is asked twice. */
  async confirmEarlyAdvance(): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('clock:leave.advance') }).click();
  }

  async openReturn(phase: NamedPhase): Promise<Locator> {
    const name = this.#desk.say(`clock:return.open.${phase}`);
    await this.#act(name).click();
    return this.#desk.page.getByRole('region', { name });
  }

  /** Returns to the phase left by mistake, on the president's ruling. */
  async returnTo(phase: NamedPhase, ruling: 'counted' | 'lost', reason: string): Promise<void> {
    const { say } = this.#desk;
    const panel = await this.openReturn(phase);
    const label = { counted: say('clock:return.counted', { phase: '' }), lost: say('clock:return.lost') };
    const [words = ''] = label[ruling].split('«');
    await tick(panel.getByRole('radio', { name: words.trim() }));
    await panel.getByRole('textbox', { name: say('clock:return.reason') }).fill(reason);
    await panel.getByRole('button', { name: say('clock:return.confirm') }).click();
    await panel.waitFor({ state: 'hidden' });
  }

  /** Asked before a second clock starts. */
  secondClock(): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('clock:second.title') });
  }

  async confirmSecondClock(): Promise<void> {
    await this.secondClock()
      .getByRole('button', { name: this.#desk.say('clock:second.confirm') })
      .click();
  }

  /** The clock as every other screen shows it. */
  strip(): Locator {
    return this.#desk.page.getByRole('region', { name: this.#desk.say('clock:strip.label') });
  }

  async ruleOnInterruption(ruling: 'resume' | 'count', reason: string): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say(`passage:ruling.${ruling}`) }));
    await this.#giveRuling(reason);
  }

  /** The president counts these minutes of the interruption. */
  async countPart(minutes: number, reason: string): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say('clock:gap.countPart') }));
    await page.getByRole('textbox', { name: say('clock:gap.minutes') }).fill(String(minutes));
    await this.#giveRuling(reason);
  }

  /** The president rules, under their PIN, that the test begins again. */
  async restartTest(president: string, pin: string, reason: string): Promise<void> {
    const { page, say } = this.#desk;
    await tick(page.getByRole('radio', { name: say('clock:restart.label') }));
    await page.getByRole('textbox', { name: say('passage:ruling.reason') }).fill(reason);
    await typePin(page, say('clock:restart.pin', { name: president }), pin);
    await this.#act(say('clock:restart.confirm')).click();
  }

  async #giveRuling(reason: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('textbox', { name: say('passage:ruling.reason') }).fill(reason);
    await this.#act(say('passage:ruling.confirm')).click();
  }

  journal(): Locator {
    return this.#desk.page.getByRole('complementary', { name: this.#desk.say('passage:region.journal') });
  }

  async toggleJournal(): Promise<void> {
    const { page, say } = this.#desk;
    await unfoldSteps(this.#desk);
    await page.getByRole('button', { name: say('passage:action.journal'), exact: true }).click();
  }

  async backToSession(): Promise<void> {
    await unfoldSteps(this.#desk);
    await this.#desk.page.getByRole('link', { name: this.#desk.say('passage:backToSession') }).click();
  }

  #act(name: string): Locator {
    return this.#desk.page.getByRole('button', { name, exact: true });
  }

  /** One of several buttons that record at once; it stays pressed when it did. */
  async #press(group: string, name: string): Promise<void> {
    const button = this.#desk.page
      .getByRole('group', { name: group })
      .getByRole('button', { name, exact: true });
    await button.click();
    await button.and(this.#desk.page.locator('[aria-pressed=true]')).waitFor();
  }

  /** A member says, once the candidate is heard, that they have a link with them; their PIN confirms it. */
  async withdraw(member: string, reason: string, pin: string): Promise<void> {
    const { page, say } = this.#desk;
    await page.getByRole('button', { name: say('passage:action.withdrawal') }).click();
    const panel = page.getByRole('region', { name: say('passage:withdrawal.title') });
    await panel.getByRole('button', { name: member }).click();
    await panel.getByRole('button', { name: say('passage:withdrawal.causes.link') }).click();
    await panel.getByRole('textbox', { name: say('passage:withdrawal.reason') }).fill(reason);
    await panel.getByRole('textbox', { name: say('jury:pin', { name: member }) }).pressSequentially(pin);
    await panel.getByRole('button', { name: say('passage:withdrawal.confirm') }).click();
    await panel.waitFor({ state: 'hidden' });
    await this.undoWithdrawal().or(this.openFinding()).first().waitFor();
  }

  /** Takes a departure back, for ten seconds. */
  undoWithdrawal(): Locator {
    return this.#act(this.#desk.say('passage:withdrawal.undo'));
  }

  /** What leads on once nobody of the jury is left. */
  openFinding(): Locator {
    return this.#desk.page.getByRole('button', { name: this.#desk.say('passage:action.openFinding') });
  }
}
