import type { PassageView } from '../../src/shared/areas/passage/passages.ts';
import { expect, test } from './fixtures.ts';
import { startKillable } from './killable-app.ts';
import type { KillableApp, Save } from './killable-app.ts';
import { get } from './pages/api.ts';
import { pagesOf } from './pages/index.ts';
import { wordsOf } from './pages/words.ts';
import {
  bringTo,
  command,
  LEVEL,
  makeSample,
  openSeat,
  passageOf,
  passageView,
  receive,
  sealGrid,
  showPassage,
  sign,
} from './stages.ts';
import type { Subject } from './stages.ts';

const STREAM_LENGTH = 40;
/** A clock that was killed may have lost what ran since its last heartbeat, one second before; the rest is margin. */
const LOST_AT_MOST_MS = 3_000;
const [FIRST, SECOND, THIRD] = [0, 1, 2];

let killable: KillableApp;
let passageId: string;

const subject = (): Subject => ({ page: killable.page, passageId });
const view = (): Promise<PassageView> => passageView(subject());
const seatId = async (index: number): Promise<string> => (await view()).seats[index]?.jurorId ?? '';

/** Parts of one passage, so that workers share them; each is killed at least so often, twenty-five times in all. */
const PARTS = [
  { part: 'reception and presentation', acts: [killInReception, killInPresentation], leastKills: 8 },
  { part: 'a pause and questions', acts: [killInPause, killInQuestions], leastKills: 5 },
  { part: 'marking', acts: [killInMarking], leastKills: 4 },
  {
    part: 'deliberation, decision and signature',
    acts: [killInDeliberation, killInDecision, killInSignature],
    leastKills: 9,
  },
] as const;

for (const { acts, leastKills, part } of PARTS) {
  test(`nothing acknowledged is lost to a kill, during any save: ${part}`, async ({ folder }) => {
    test.setTimeout(450_000);
    killable = await startKillable(folder);
    passageId = passageOf(await makeSample(killable.page), 'Mirabelle');

    for (const act of acts) await test.step(act.name, act);

    test.info().annotations.push({ type: 'kills', description: String(killable.killCount) });
    expect(killable.killCount).toBeGreaterThanOrEqual(leastKills);
    await killable.close();
  });
}

async function killInReception(): Promise<void> {
  for (const afterCount of [1, 4]) {
    const saves = stream(`présence ${String(afterCount)}`, (note) => ({
      area: 'passages',
      method: 'command',
      request: { passageId, command: { type: 'record-attendance', status: 'late', note } },
    }));
    const known = await killable.killDuring(saves, afterCount);
    expect(await journalTexts()).toEqual(expect.arrayContaining([...known]));
    expect((await view()).stage).toBe('reception');
  }
  await receive(subject(), await view());
  await killable.killAndRestart();
  const { identity, seats, steps } = await view();
  expect(identity?.document).toBe('identity-card');
  expect(seats.map(({ declaration }) => declaration?.kind)).toEqual(['no-link', 'no-link', 'no-link']);
  expect(steps.find(({ id }) => id === 'reception')?.missing).toEqual([]);
}

async function killInPresentation(): Promise<void> {
  await command(subject(), { type: 'start-phase', phaseId: 'presentation' });
  await killable.killAndRestart();
  await ruleOnScreen();
  for (const afterCount of [1, 3, 6, 11]) await killWhileNoting('présentation', FIRST, afterCount);
}

async function killInPause(): Promise<void> {
  await bringTo(subject(), 'presentation');
  for (const afterCount of [1, 5]) {
    await command(subject(), { type: 'pause', reason: 'Panne technique' });
    const before = await elapsedMs();
    const saves = stream(`incident ${String(afterCount)}`, (text) => ({
      area: 'passages',
      method: 'command',
      request: { passageId, command: { type: 'note-incident', category: 'technical', text } },
    }));
    const known = await killable.killDuring(saves, afterCount);
    expect(await journalTexts()).toEqual(expect.arrayContaining([...known]));
    expect(await elapsedMs()).toBe(before);
    // Nothing ran: the pause goes on, and there is nothing to rule on.
    expect((await view()).clock).toMatchObject({ status: 'paused', pause: { reason: 'Panne technique' } });
    await command(subject(), { type: 'resume' });
  }
}

async function killInQuestions(): Promise<void> {
  await bringTo(subject(), 'questions');
  for (const afterCount of [1, 4, 8]) await killWhileNoting('questions', SECOND, afterCount);
}

async function killInMarking(): Promise<void> {
  await bringTo(subject(), 'marking');
  for (const afterCount of [2, 5, 9]) {
    const jurorId = await seatId(THIRD);
    const token = await openSeat(subject(), jurorId);
    const indicators = (await view()).competences.flatMap(({ criteria }) =>
      criteria.flatMap((criterion) => criterion.indicators.map(({ id }) => id)),
    );
    const value = afterCount % 2 === 0 ? 'observed' : 'partly';
    const saves = indicators.map((indicatorId): Save => ({
      entry: indicatorId,
      area: 'seats',
      method: 'observe',
      request: { token, indicatorId, value },
    }));
    const known = await killable.killDuring(saves, Math.min(afterCount, indicators.length));
    const { observations } = (await gridOf(THIRD)).grid;
    expect(known.map((id) => observations[id])).toEqual(known.map(() => value));
    expect((await view()).stage).toBe('marking');
  }
  await sealGrid(subject(), await view(), await seatId(FIRST), LEVEL.acquired);
  await killable.killAndRestart();
  expect((await view()).seats.map(({ isSealed }) => isSealed)).toEqual([true, false, false]);
}

async function killInDeliberation(): Promise<void> {
  await bringTo(subject(), 'deliberation');
  const competenceId = (await view()).competences[0]?.id ?? '';
  for (const afterCount of [1, 4]) {
    let isPartly = (await standingOf(competenceId)) !== LEVEL.partly;
    const saves = stream(`motif ${String(afterCount)}`, (reason) => {
      const levelId = isPartly ? LEVEL.partly : LEVEL.notAcquired;
      isPartly = !isPartly;
      const taken = { vote: null, hasCastingVote: false, dissents: [] };
      const request = { passageId, competenceId, levelId, reason, ...taken };
      return { area: 'deliberation', method: 'setResult', request };
    });
    const known = await killable.killDuring(saves, afterCount);
    const { changes, stage } = await deliberation();
    expect(changes.map(({ reason }) => reason)).toEqual(expect.arrayContaining([...known]));
    expect(stage).toBe('deliberation');
  }
}

async function killInDecision(): Promise<void> {
  await bringTo(subject(), 'decision');
  for (const afterCount of [1, 3]) {
    const saves = stream(`décision ${String(afterCount)}`, (reason) => ({
      area: 'deliberation',
      method: 'decide',
      request: {
        passageId,
        outcome: 'refused',
        reason,
        recommendations: '',
        vote: null,
        dissents: [],
        hasCastingVote: false,
      },
    }));
    const known = await killable.killDuring(saves, afterCount);
    const order = saves.map(({ entry }) => entry);
    const standing = order.indexOf((await deliberation()).decision?.reason ?? '');
    expect(standing).toBeGreaterThanOrEqual(order.indexOf(known.at(-1) ?? ''));
  }
}

async function killInSignature(): Promise<void> {
  const locked = await get(killable.page, 'minutes', 'lock', { passageId });
  await killable.killAndRestart();
  expect((await view()).lock).toEqual(locked.lock);
  for (const index of [FIRST, SECOND, THIRD]) {
    const jurorId = await seatId(index);
    const signed = await sign(subject(), await view(), jurorId, index);
    await killable.killAndRestart();
    expect((await view()).lock).toEqual(signed.lock);
  }
  // Killed while the document is made: archived or not, never by half.
  const archive: Save = { entry: 'archive', area: 'minutes', method: 'archive', request: { passageId } };
  void killable.page
    .evaluate((id) => window.pupitre.minutes.archive({ passageId: id }), passageId)
    .catch(() => null);
  await killable.killAndRestart();
  const { stage } = await view();
  expect(['signature', 'archived']).toContain(stage);
  if (stage === 'signature') await killable.killDuring([archive], 1);
  const { minutesId } = await view();
  const verification = await get(killable.page, 'archive', 'verify', { minutesId: minutesId ?? '' });
  expect(verification.isIntact).toBe(true);
}

/** A juror takes notes while the clock runs; killed in the middle of them. */
async function killWhileNoting(phase: string, seat: number, afterCount: number): Promise<void> {
  const token = await openSeat(subject(), await seatId(seat));
  const before = await elapsedMs();
  const saves = stream(`${phase} ${String(afterCount)}`, (text) => ({
    area: 'seats',
    method: 'addNote',
    request: { token, competenceId: null, text },
  }));
  const known = await killable.killDuring(saves, afterCount);
  const { clock } = await view();
  expect(clock.status).toBe('interrupted');
  expect(clock.interruption?.gapMs ?? 0).toBeGreaterThan(0);
  expect(await elapsedMs()).toBeGreaterThanOrEqual(before - LOST_AT_MOST_MS);
  const notes = (await gridOf(seat)).grid.notes.map(({ text }) => text);
  expect(notes).toEqual(expect.arrayContaining([...known]));
  await rule(afterCount % 2 === 0 ? 'count' : 'resume');
}

/** The president rules on the passage's own screen, which says what happened. */
async function ruleOnScreen(): Promise<void> {
  const { passage } = pagesOf({ page: killable.page, say: wordsOf('fr') });
  await showPassage(subject());
  await expect(passage.work()).toContainText('L’application s’est arrêtée pendant une phase');
  await passage.ruleOnInterruption('resume', 'Coupure de courant');
  await expect(passage.openPauseButton()).toBeEnabled();
}

async function rule(ruling: 'resume' | 'count'): Promise<void> {
  await command(subject(), { type: 'rule-on-interruption', ruling, reason: 'Coupure de courant' });
}

async function elapsedMs(): Promise<number> {
  const { clock } = await view();
  return clock.phases.find(({ id }) => id === clock.currentPhaseId)?.elapsedMs ?? 0;
}

async function journalTexts(): Promise<readonly string[]> {
  const { entries: journal } = await get(killable.page, 'passages', 'journal', { passageId });
  return journal.flatMap(({ event }) => {
    if (event.type === 'attendance-recorded') return [event.note];
    return event.type === 'incident-noted' ? [event.text] : [];
  });
}

async function gridOf(index: number) {
  const token = await openSeat(subject(), await seatId(index));
  return get(killable.page, 'seats', 'grid', { token });
}

function deliberation() {
  return get(killable.page, 'deliberation', 'get', { passageId });
}

async function standingOf(competenceId: string): Promise<string | null> {
  const { results } = await deliberation();
  return results.find((result) => result.competenceId === competenceId)?.standing ?? null;
}

function stream(name: string, saveOf: (entry: string) => Omit<Save, 'entry'>): readonly Save[] {
  return Array.from({ length: STREAM_LENGTH }, (_, index) => {
    const entry = `${name}, entrée ${String(index + 1)}`;
    return { entry, ...saveOf(entry) };
  });
}
