/** Brings a passage of the sample session to a stage through the same requests as the screens, without drawing them. */
import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import type { PassageView } from '../../src/shared/areas/passage/passages.ts';
import type { SessionView } from '../../src/shared/areas/preparation/sessions.ts';
import { inkSignature } from '../fixtures/minutes/signature-ink.ts';
import { get } from './pages/api.ts';
import type { RequestOf } from './pages/api.ts';
import { goTo } from './pages/desk.ts';

/** Where a passage of an oral defence can be left; the names of the first three are its phases' or its steps'. */
export const STAGES = [
  'reception',
  'presentation',
  'questions',
  'marking',
  'deliberation',
  'decision',
  'signature',
  'archived',
] as const;
export type Stage = (typeof STAGES)[number];

export const LEVEL = { acquired: 'acquis', partly: 'partiel', notAcquired: 'non-acquis' } as const;

export interface Subject {
  readonly page: Page;
  readonly passageId: string;
}

type Command = RequestOf<'passages', 'command'>['command'];

/** The sample session, made now. */
export function makeSample(page: Page): Promise<SessionView> {
  return get(page, 'sessions', 'createSample', undefined);
}

/** The first passage of that candidate. */
export function passageOf(session: SessionView, lastName: string): string {
  const found = session.passages.find(({ candidate }) => candidate.lastName === lastName);
  if (found === undefined) throw new Error(`no passage of ${lastName}`);
  return found.id;
}

export function passageView({ page, passageId }: Subject): Promise<PassageView> {
  return get(page, 'passages', 'get', { passageId });
}

export function command({ page, passageId }: Subject, order: Command): Promise<PassageView> {
  return get(page, 'passages', 'command', { passageId, command: order });
}

/** Shows the passage's screen. */
export async function showPassage({ page, passageId }: Subject): Promise<void> {
  await goTo(page, `#/passages/${passageId}`);
}

/** Opens a juror's seat; answers its token. */
export async function openSeat({ page, passageId }: Subject, jurorId: string): Promise<string> {
  const { token } = await get(page, 'seats', 'open', { passageId, jurorId, pin: SAMPLE_PIN });
  return token;
}

/** From the stage where it stands, on to another one. */
export async function bringTo(subject: Subject, target: Stage): Promise<PassageView> {
  for (;;) {
    const view = await passageView(subject);
    const at = stageOf(view);
    if (STAGES.indexOf(at) >= STAGES.indexOf(target)) return view;
    await LEAVING[at](subject, view);
  }
}

function stageOf({ stage, clock }: PassageView): Stage {
  if (stage === 'restarted') throw new Error('the test was begun anew in another passage');
  if (stage !== 'timed') return stage;
  return clock.phases.find(({ id }) => id === 'questions')?.state === 'ahead' ? 'presentation' : 'questions';
}

const LEAVING: Readonly<Record<Stage, (subject: Subject, view: PassageView) => Promise<unknown>>> = {
  reception: receiveAndStart,
  presentation: (subject) =>
    command(subject, { type: 'start-phase', phaseId: 'questions', isEarlyConfirmed: true }),
  questions: async (subject) => {
    await command(subject, { type: 'end-phase', isEarlyConfirmed: true });
    await command(subject, { type: 'close-timed-phases' });
  },
  marking: async (subject, view) => {
    for (const { jurorId, isSealed } of view.seats) {
      if (!isSealed) await sealGrid(subject, view, jurorId, LEVEL.acquired);
    }
    await command(subject, { type: 'open-deliberation' });
  },
  deliberation: (subject) => command(subject, { type: 'close-deliberation' }),
  decision: async ({ page, passageId }) => {
    await get(page, 'deliberation', 'decide', {
      passageId,
      outcome: 'validated',
      reason: '',
      recommendations: '',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    });
    await get(page, 'minutes', 'lock', { passageId });
  },
  signature: async (subject, view) => {
    for (const [index, { jurorId }] of (view.lock?.awaited ?? []).entries()) {
      await sign(subject, view, jurorId, index);
    }
    await get(subject.page, 'minutes', 'archive', { passageId: subject.passageId });
  },
  archived: () => Promise.resolve(),
};

async function receiveAndStart(subject: Subject, view: PassageView): Promise<void> {
  await receive(subject, view);
  await command(subject, { type: 'start-phase', phaseId: 'presentation' });
}

/** Identity, attendance, and each member's declaration. */
export async function receive(subject: Subject, view: PassageView): Promise<void> {
  const { page, passageId } = subject;
  await command(subject, { type: 'check-identity', document: 'identity-card', note: '' });
  await command(subject, { type: 'record-attendance', status: 'present', note: '' });
  for (const { jurorId } of view.seats) {
    await get(page, 'passages', 'declare', { passageId, jurorId, kind: 'no-link', reason: '' });
  }
}

/** Gives every criterion the same level, then seals. */
export async function sealGrid(
  subject: Subject,
  view: PassageView,
  jurorId: string,
  levelId: string,
): Promise<void> {
  const token = await openSeat(subject, jurorId);
  for (const { id } of view.competences.flatMap(({ criteria }) => criteria)) {
    await get(subject.page, 'seats', 'mark', { token, criterionId: id, levelId });
  }
  await get(subject.page, 'seats', 'seal', { token });
}

export async function sign(
  { page, passageId }: Subject,
  view: PassageView,
  jurorId: string,
  seed: number,
): Promise<PassageView> {
  return get(page, 'minutes', 'sign', {
    passageId,
    jurorId,
    pin: SAMPLE_PIN,
    contentDigest: view.lock?.contentDigest ?? '',
    svg: inkSignature(seed),
  });
}
