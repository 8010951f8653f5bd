/**
 * Plays passages without end through an API of the application, whatever carries it (use cases in this process, or the
 * window's own bridge), and reports each entry once it is acknowledged. Started again after an abrupt end, it goes on
 * from wherever the passage stands.
 */
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import type { PassageView } from '../../src/shared/areas/passage/passages.ts';
import { inkSignature } from '../fixtures/minutes/signature-ink.ts';
import type { DeskHandlers } from './as-desk.ts';
import { done } from './passage-panel.ts';

export type PlayerApi = Pick<DeskHandlers, 'sessions' | 'passages' | 'seats' | 'deliberation' | 'minutes'>;

/** Something that was acknowledged, so that it may never be lost. `step` names where the passage stood. */
export type Acknowledgement = { readonly passageId: string; readonly step: string } & (
  | { readonly kind: 'journal'; readonly version: number }
  | { readonly kind: 'declaration'; readonly jurorId: string }
  | { readonly kind: 'entry'; readonly jurorId: string; readonly targetId: string; readonly value: string }
  | { readonly kind: 'seal'; readonly jurorId: string }
  | { readonly kind: 'result'; readonly competenceId: string; readonly levelId: string }
  | { readonly kind: 'decision'; readonly recommendations: string }
  | { readonly kind: 'lock'; readonly contentDigest: string }
  | { readonly kind: 'signature'; readonly jurorId: string; readonly contentDigest: string }
  | { readonly kind: 'archive'; readonly minutesId: string }
);
type Fact<Ack = Acknowledgement> = Ack extends Acknowledgement ? Omit<Ack, 'passageId' | 'step'> : never;
type Report = (fact: Fact) => void;
type Command = Parameters<PlayerApi['passages']['command']>[0]['command'];

const ENTRIES_IN_PHASE = 8;

/** Plays until the process ends; every acknowledgement goes to `acknowledge` at once. */
export async function playForEver(
  api: PlayerApi,
  acknowledge: (acknowledgement: Acknowledgement) => void,
): Promise<never> {
  for (let round = 0; ; round += 1) {
    const passageId = await unfinishedPassage(api);
    for (let view = await done(api.passages.get({ passageId })); view.stage !== 'archived';) {
      const step = stepOf(view);
      await playStep(api, view, round, (fact) => {
        acknowledge({ passageId, step, ...fact });
      });
      view = await done(api.passages.get({ passageId }));
    }
  }
}

async function unfinishedPassage({ sessions }: PlayerApi): Promise<string> {
  for (const { id } of (await done(sessions.list({}))).rows) {
    const { passages } = await done(sessions.get({ sessionId: id }));
    // Oral defences only: a role play waits for a subject to be drawn.
    const open = passages.find(
      ({ needsEvaluatorChoice, stage, testId }) =>
        stage !== 'archived' && !needsEvaluatorChoice && testId.endsWith('oral-defence'),
    );
    if (open !== undefined) return open.id;
  }
  await done(sessions.createSample(undefined));
  return unfinishedPassage({ sessions } as PlayerApi);
}

/** The stage, or `phase-1`, `phase-2`… while the candidate is heard: tests differ in the names of their phases. */
function stepOf({ clock, stage }: PassageView): string {
  const index = clock.phases.findIndex(({ id }) => id === clock.currentPhaseId);
  return stage === 'timed' ? `phase-${String(index + 1)}` : stage;
}

async function playStep(api: PlayerApi, view: PassageView, round: number, report: Report): Promise<void> {
  switch (view.stage) {
    case 'reception':
      return receive(api, view, report);
    case 'timed':
      return hear(api, view, round, report);
    case 'marking':
      return mark(api, view, report);
    case 'deliberation':
      return deliberate(api, view, report);
    case 'decision':
      return decide(api, view, round, report);
    case 'signature':
      return sign(api, view, report);
    case 'archived':
    case 'restarted':
      return;
  }
}

async function command(
  api: PlayerApi,
  { passageId }: PassageView,
  order: Command,
  report: Report,
): Promise<void> {
  await done(api.passages.command({ passageId, command: order }));
  report({ kind: 'journal', version: (await done(api.passages.journal({ passageId }))).entries.length });
}

async function receive(api: PlayerApi, view: PassageView, report: Report): Promise<void> {
  const { passageId } = view;
  for (const { jurorId, declaration } of view.seats) {
    if (declaration !== null) continue;
    await done(api.passages.declare({ passageId, jurorId, kind: 'no-link', reason: '' }));
    report({ kind: 'declaration', jurorId });
  }
  await command(api, view, { type: 'check-identity', document: 'passport', note: '' }, report);
  await command(api, view, { type: 'record-attendance', status: 'present', note: '' }, report);
  await command(api, view, { type: 'start-phase', phaseId: view.clock.phases[0]?.id ?? '' }, report);
}

async function hear(api: PlayerApi, view: PassageView, round: number, report: Report): Promise<void> {
  const next = view.clock.phases.find(({ state }) => state === 'ahead');
  switch (view.clock.status) {
    case 'interrupted':
      return command(api, view, { type: 'rule-on-interruption', ruling: 'resume', reason: 'Panne' }, report);
    case 'paused':
      return command(api, view, { type: 'resume' }, report);
    case 'stopped':
      if (next === undefined) return command(api, view, { type: 'close-timed-phases' }, report);
      return command(api, view, { type: 'start-phase', phaseId: next.id }, report);
    case 'running':
      await observe(api, view, round, report);
      await command(api, view, { type: 'pause', reason: 'Essai' }, report);
      await command(api, view, { type: 'resume' }, report);
      await command(api, view, { type: 'end-phase', isEarlyConfirmed: true }, report);
  }
}

async function observe(api: PlayerApi, view: PassageView, round: number, report: Report): Promise<void> {
  const indicators = view.competences.flatMap(({ criteria }) => criteria.flatMap((each) => each.indicators));
  const { jurorId = '' } = view.seats[round % view.seats.length] ?? {};
  const { token } = await done(api.seats.open({ passageId: view.passageId, jurorId, pin: SAMPLE_PIN }));
  for (const { id: targetId } of indicators.slice(0, ENTRIES_IN_PHASE)) {
    await done(api.seats.observe({ token, indicatorId: targetId, value: 'partly' }));
    report({ kind: 'entry', jurorId, targetId, value: 'partly' });
  }
  const text = `Note ${String(round)}`;
  const { grid } = await done(api.seats.addNote({ token, competenceId: null, text }));
  report({ kind: 'entry', jurorId, targetId: grid.notes.at(-1)?.id ?? '', value: text });
}

async function mark(api: PlayerApi, view: PassageView, report: Report): Promise<void> {
  const { passageId } = view;
  for (const { jurorId, isSealed } of view.seats) {
    if (isSealed) continue;
    const seat = await done(api.seats.open({ passageId, jurorId, pin: SAMPLE_PIN }));
    for (const { criterionId } of seat.view.missing) {
      await done(api.seats.mark({ token: seat.token, criterionId, levelId: 'acquis' }));
      report({ kind: 'entry', jurorId, targetId: criterionId, value: 'acquis' });
    }
    await done(api.seats.seal({ token: seat.token }));
    report({ kind: 'seal', jurorId });
  }
  await command(api, view, { type: 'open-deliberation' }, report);
}

async function deliberate(api: PlayerApi, view: PassageView, report: Report): Promise<void> {
  const { passageId } = view;
  const { results } = await done(api.deliberation.get({ passageId }));
  for (const { competenceId, standing } of results) {
    const levelId = standing === 'acquis' ? 'partiel' : 'acquis';
    const change = {
      passageId,
      competenceId,
      levelId,
      reason: 'Essai',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    };
    await done(api.deliberation.setResult(change));
    report({ kind: 'result', competenceId, levelId });
  }
  await command(api, view, { type: 'close-deliberation' }, report);
}

async function decide(
  api: PlayerApi,
  { passageId }: PassageView,
  round: number,
  report: Report,
): Promise<void> {
  for (let count = 0; count < 5; count += 1) {
    const recommendations = `Préconisation ${String(round)}.${String(count)}`;
    await done(
      api.deliberation.decide({
        passageId,
        outcome: 'refused',
        reason: 'Essai',
        recommendations,
        vote: null,
        dissents: [],
        hasCastingVote: false,
      }),
    );
    report({ kind: 'decision', recommendations });
  }
  const { lock } = await done(api.minutes.lock({ passageId }));
  report({ kind: 'lock', contentDigest: lock?.contentDigest ?? '' });
}

async function sign(api: PlayerApi, { lock, passageId }: PassageView, report: Report): Promise<void> {
  const contentDigest = lock?.contentDigest ?? '';
  for (const { jurorId } of lock?.awaited ?? []) {
    const svg = inkSignature(1);
    await done(api.minutes.sign({ passageId, jurorId, pin: SAMPLE_PIN, contentDigest, svg }));
    report({ kind: 'signature', jurorId, contentDigest });
  }
  const { minutesId } = await done(api.minutes.archive({ passageId }));
  report({ kind: 'archive', minutesId: minutesId ?? '' });
}
