/** What a jury would do next with the passage in hand, one act at a time. */
import type { Answer } from '../../../src/shared/error-codes.ts';
import type { PassageView } from '../../../src/shared/areas/passage/passages.ts';
import type { SeatView } from '../../../src/shared/areas/passage/seats.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import type { PassageRow } from './facts.ts';
import { ballot, LEVELS } from './generators-conduct.ts';
import { roleplayGenerators } from './generators-roleplay.ts';
import { criteriaOfBloc } from './reading.ts';
import { paper } from './paper.ts';
import { rectify } from './rectify.ts';
import { awaitsRuling, ruleOnWithdrawal } from './scenes-jury.ts';
import type { RequestFor, World } from './world.ts';

const MINUTE_MS = 60_000;

export async function advance(world: World): Promise<void> {
  const target = inHand(world);
  if (target === null) return rectify(world);
  const got = await world.ask('passages', 'get', { passageId: target.id });
  if (!got.ok) return;
  const view = got.value;
  if (awaitsRuling(world, target.id)) return ruleOnWithdrawal(world, target);
  switch (view.stage) {
    case 'reception':
      return receive(world, target, view);
    case 'timed':
      return hear(world, target, view);
    case 'marking':
      return mark(world, target, view);
    case 'deliberation':
      return deliberate(world, target);
    case 'decision':
      return conclude(world, target, view);
    case 'signature':
      return sign(world, target, view);
    default:
      world.focus = null;
  }
}

/** The passage that the room is busy with; another one when it is done, or now and then. */
function inHand(world: World): PassageRow | null {
  const { chance, facts } = world;
  const open = facts.passages().filter(({ stage }) => !ENDED.includes(stage));
  const begun = open.filter(({ stage }) => stage !== 'reception');
  const current = open.find(({ id }) => id === world.focus);
  if (current !== undefined && !chance.odds(0.02)) return current;
  const next = chance.of(begun.length > 0 && chance.odds(0.7) ? begun : open);
  if (next !== undefined && !chance.odds(0.1)) {
    world.focus = next.id;
    return next;
  }
  world.focus = null;
  return null;
}

const ENDED: readonly string[] = ['archived', 'restarted'];

type Command = RequestFor<'passages', 'command'>['command'];

function command(world: World, passageId: string, order: Command) {
  return world.ask('passages', 'command', { passageId, command: order, isSecondClockConfirmed: true });
}

async function receive(world: World, target: PassageRow, view: PassageView): Promise<void> {
  const { chance } = world;
  const { passageId } = view;
  const owed = view.seats.find(({ declaration, presence }) => declaration === null && presence !== 'absent');
  if (target['evaluator_choice'] === null && target.bloc_id === 'BC3' && !world.facts.hasBegun(target.id)) {
    await settleEvaluator(world, target);
  } else if (owed !== undefined) {
    const ref = { passageId, jurorId: owed.jurorId };
    await world.ask(
      'passages',
      'declare',
      chance.odds(0.95)
        ? { ...ref, kind: 'no-link', reason: '' }
        : { ...ref, kind: 'withdrawn', reason: aim.words(world, 'Lien') },
    );
  } else if (view.identity === null) {
    await command(world, passageId, { type: 'check-identity', document: 'identity-card', note: '' });
  } else if (view.attendance === null || (view.attendance.status.startsWith('absent') && chance.odds(0.5))) {
    const status = chance.odds(0.95) ? 'present' : 'absent-unjustified';
    await command(world, passageId, { type: 'record-attendance', status, note: '' });
  } else if (view.attendance.status.startsWith('absent')) {
    await go(world, view);
  } else if (target.test_id.endsWith('role-play') && view.subjectTitle === null) {
    const request = await roleplayGenerators[chance.one(['choose', 'draw', 'sealDraw'] as const)](world);
    if (request !== null)
      await world.together([
        [`roleplay.${'subjectId' in request ? 'choose' : 'draw'}`, { ...request, passageId }],
      ]);
  } else await go(world, view);
}

async function settleEvaluator(world: World, target: PassageRow): Promise<void> {
  const got = await world.ask('setups', 'get', { passageId: target.id });
  if (!got.ok) return;
  const { accommodation, candidate, caseTitle, importedResults, plannedTime, sessionId, testId } = got.value;
  await world.ask('setups', 'save', {
    ...{ sessionId, passageId: target.id, candidate, testId, caseTitle, plannedTime },
    accommodation: { ...accommodation, otherMeasures: [...accommodation.otherMeasures] },
    importedResults: { ...importedResults },
    evaluatorChoice: world.chance.one(['jury', 'tutor'] as const),
  });
}

/** The first command that brings the passage on. */
async function go(world: World, view: PassageView): Promise<void> {
  const { clock, passageId } = view;
  const next = clock.phases.find(({ startedAt }) => startedAt === null);
  if (clock.status === 'interrupted') {
    await command(world, passageId, {
      type: 'rule-on-interruption',
      ruling: world.chance.one(['resume', 'count'] as const),
      reason: aim.words(world, 'Motif'),
    });
  } else if (clock.status === 'paused') await command(world, passageId, { type: 'resume' });
  else if (next !== undefined && !view.attendance?.status.startsWith('absent')) {
    const started = await command(world, passageId, {
      type: 'start-phase',
      phaseId: next.id,
      isEarlyConfirmed: true,
    });
    // Nothing to be done in this room: another candidate is called.
    if (!started.ok) world.focus = null;
  } else if (clock.status === 'running')
    await command(world, passageId, { type: 'end-phase', isEarlyConfirmed: true });
  else await command(world, passageId, { type: 'close-timed-phases' });
}

async function hear(world: World, target: PassageRow, view: PassageView): Promise<void> {
  const { chance } = world;
  const kind = chance.unit();
  if (kind < 0.35) await note(world, view);
  else if (kind < 0.5 && target.test_id.endsWith('role-play')) {
    const request = await roleplayGenerators.stamp(world);
    if (request !== null) await world.ask('roleplay', 'stamp', request);
    const mistake = chance.odds(0.2) ? await roleplayGenerators.retractStamp(world) : null;
    if (mistake !== null) await world.ask('roleplay', 'retractStamp', mistake);
  } else if (kind < 0.6) {
    await command(world, view.passageId, { type: 'pause', reason: aim.words(world, 'Motif') });
  } else {
    world.pass('minutes go by', () => {
      world.panel.drive.advance(chance.one([1, 6, 15, 15]) * MINUTE_MS);
    });
    await go(world, view);
  }
}

async function note(world: World, view: PassageView): Promise<void> {
  const seat = world.chance.of(view.seats.filter(({ isMarking, isSealed }) => isMarking && !isSealed));
  const token = seat === undefined ? null : await seatToken(world, view, seat);
  if (seat === undefined || token === null) return;
  const text = aim.plantedNote(world, seat.jurorId, view.passageId);
  await world.ask('seats', 'addNote', { token, competenceId: null, text });
}

async function seatToken(
  world: World,
  { passageId }: PassageView,
  { jurorId }: SeatView,
): Promise<string | null> {
  const open = world.seats.find(
    (seat) => seat.isOpen && seat.passageId === passageId && seat.jurorId === jurorId,
  );
  if (open !== undefined) return open.token;
  if (!world.pins.has(jurorId)) await choosePin(world, jurorId);
  const opened = await world.ask('seats', 'open', { passageId, jurorId, pin: aim.pinOf(world, jurorId) });
  if (!opened.ok && opened.code === 'pin-throttled') waitForPin(world);
  return opened.ok ? opened.value.token : null;
}

async function choosePin(world: World, jurorId: string): Promise<void> {
  await world.ask('sessions', 'setPin', { jurorId, pin: world.chance.one(aim.PINS) });
}

/** Too many wrong tries: everyone waits. */
function waitForPin(world: World): void {
  world.pass('waiting for a PIN', () => {
    world.panel.drive.advance(15 * MINUTE_MS);
  });
}

/** One juror marks what is left, and mostly seals. */
async function mark(world: World, target: PassageRow, view: PassageView): Promise<void> {
  const { chance } = world;
  const seat = chance.of(view.seats.filter(({ isMarking, isSealed }) => isMarking && !isSealed));
  if (seat === undefined) {
    const gone = view.seats.every(({ isMarking }) => !isMarking);
    await command(world, view.passageId, { type: gone ? 'open-finding' : 'open-deliberation' });
    return;
  }
  const token = await seatToken(world, view, seat);
  if (token === null) return;
  if (chance.odds(0.3)) await note(world, view);
  const usual = chance.one(LEVELS);
  for (const { id } of criteriaOfBloc(target.bloc_id)) {
    const levelId = chance.odds(0.7) ? usual : chance.one(LEVELS);
    await world.ask('seats', 'mark', { token, criterionId: id, levelId });
  }
  if (chance.odds(0.85)) await world.ask('seats', 'seal', { token });
}

async function deliberate(world: World, target: PassageRow): Promise<void> {
  const { chance } = world;
  const got = await world.ask('deliberation', 'get', { passageId: target.id });
  if (!got.ok) return;
  const owed = got.value.results.find(({ standing }) => standing === null);
  if (owed === undefined && chance.odds(0.7)) {
    await command(world, target.id, { type: 'close-deliberation' });
    return;
  }
  await world.ask('deliberation', 'setResult', {
    passageId: target.id,
    competenceId: (owed ?? chance.one(got.value.results)).competenceId,
    levelId: chance.one(LEVELS),
    reason: aim.words(world, 'Motif'),
    vote: ballot(world, got.value.seats.filter(({ isMarking }) => isMarking).length),
    dissents: [],
    hasCastingVote: chance.odds(0.3),
  });
}

async function conclude(world: World, target: PassageRow, view: PassageView): Promise<void> {
  const { chance } = world;
  const got = await world.ask('deliberation', 'get', { passageId: target.id });
  const isDecided = got.ok && got.value.decision !== null;
  if (isDecided && chance.odds(0.7)) {
    const locked = await world.ask('minutes', 'lock', { passageId: target.id });
    if (!locked.ok && locked.code === 'results-missing') {
      const reason = aim.words(world, 'Motif');
      await command(world, target.id, { type: 'reopen-deliberation', reason });
    }
    if (locked.ok || locked.code !== 'decision-missing') return;
  }
  const isAbsent = view.attendance?.status.startsWith('absent') === true;
  const isShort = got.ok && !got.value.isQuorumMet;
  await world.ask('deliberation', 'decide', {
    passageId: target.id,
    outcome: isAbsent || isShort ? 'not-assessed' : chance.one(['validated', 'refused'] as const),
    reason: aim.words(world, 'Motif'),
    recommendations: aim.words(world, 'Préconisation'),
    vote: null,
    dissents: [],
    hasCastingVote: false,
  });
}

async function sign(world: World, target: PassageRow, view: PassageView): Promise<void> {
  const { chance } = world;
  const awaited = view.lock?.awaited[0];
  if (awaited === undefined) {
    await world.ask('minutes', 'archive', { passageId: target.id });
    return;
  }
  if (chance.odds(0.1)) return paper(world);
  if (chance.odds(0.03)) {
    await unlock(world, target.id, awaited.jurorId);
    return;
  }
  const signed = await world.ask('minutes', 'sign', {
    passageId: target.id,
    jurorId: awaited.jurorId,
    pin: aim.pinOf(world, awaited.jurorId),
    contentDigest: view.lock?.contentDigest ?? '',
    svg: inkSignature(1 + chance.below(9)),
  });
  await unstick(world, target.id, awaited.jurorId, signed);
}

async function unlock(world: World, passageId: string, jurorId: string): Promise<void> {
  const pin = aim.pinOf(world, jurorId);
  await world.ask('minutes', 'unlock', { passageId, jurorId, pin, reason: aim.words(world, 'Motif') });
}

/** What keeps a member from signing is put right, or the content is locked anew. */
async function unstick(
  world: World,
  passageId: string,
  jurorId: string,
  answer: Answer<unknown>,
): Promise<void> {
  if (answer.ok) return;
  if (answer.code === 'pin-not-set') await choosePin(world, jurorId);
  if (answer.code === 'pin-throttled') waitForPin(world);
  else if (answer.code === 'authority-changed') {
    await unlock(world, passageId, jurorId);
  } else if (answer.code === 'clock-before-certificate') {
    world.pass('the clock is set right', () => {
      world.panel.drive.stepWall(2 * 3_600_000);
    });
  }
}
