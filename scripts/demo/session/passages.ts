/** Tests before the jury, from reception to sealed minutes, through what the application's window asks. */
import { inkSignature } from '../../../tests/fixtures/minutes/signature-ink.ts';
import { done } from './stage.ts';
import type { DayStage } from './stage.ts';
import { PIN } from './day.story.ts';
import type { PlayedTest } from './day.story.ts';

type Command = Parameters<DayStage['handlers']['passages']['command']>[0]['command'];

/** A passage that is prepared, and who sits. */
export interface Seated {
  readonly passageId: string;
  readonly jurorIds: readonly string[];
}

/** Hears, marks and decides; locks what is to be signed. */
export async function playTest(stage: DayStage, seated: Seated, test: PlayedTest): Promise<void> {
  const isRolePlay = test.testId.endsWith('-role-play');
  if (isRolePlay) await chooseSubject(stage, seated);
  await receive(stage, seated);
  await command(stage, seated, { type: 'record-attendance', status: 'present', note: '' });
  await hear(stage, seated);
  await mark(stage, seated, test);
  await command(stage, seated, { type: 'open-deliberation' });
  await command(stage, seated, { type: 'close-deliberation' });
  await decide(stage, seated, test);
  await done(stage.handlers.minutes.lock({ passageId: seated.passageId }));
}

/** States that the candidate did not come. */
export async function stateAbsence(stage: DayStage, seated: Seated, note: string): Promise<void> {
  const { handlers } = stage;
  for (const jurorId of seated.jurorIds) await declareNoLink(stage, seated, jurorId);
  await command(stage, seated, { type: 'record-attendance', status: 'absent-unjustified', note });
  await command(stage, seated, { type: 'close-timed-phases' });
  await done(
    handlers.deliberation.decide({
      passageId: seated.passageId,
      outcome: 'not-assessed',
      reason: '',
      recommendations: '',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    }),
  );
  await done(handlers.minutes.lock({ passageId: seated.passageId }));
}

/** Each member signs all that awaits them, by one PIN and one signature. */
export async function signEverything(
  { handlers }: DayStage,
  sessionId: string,
  jurorIds: readonly string[],
): Promise<void> {
  for (const [index, jurorId] of jurorIds.entries()) {
    const awaiting = await done(handlers.sessionMinutes.toSign({ sessionId, jurorId }));
    const documents = awaiting.map(({ contentDigest, id, kind }) => ({ kind, id, contentDigest }));
    const signature = { sessionId, jurorId, pin: PIN, svg: inkSignature(index + 1), documents };
    const { refused } = await done(handlers.sessionMinutes.signAll(signature));
    if (refused.length > 0) throw new Error(`not signed: ${JSON.stringify(refused)}`);
  }
}

async function chooseSubject({ handlers }: DayStage, { jurorIds, passageId }: Seated): Promise<void> {
  const { pool } = await done(handlers.roleplay.get({ passageId }));
  const subjectId = pool.find(({ isEligible }) => isEligible)?.id ?? '';
  const { subject } = await done(
    handlers.roleplay.choose({ passageId, subjectId, repeatReason: null, replaceReason: null }),
  );
  const roles = (subject?.roles ?? []).map(({ id }, index) => ({
    jurorId: jurorIds[index % jurorIds.length] ?? '',
    roleId: id,
  }));
  await done(handlers.roleplay.assignRoles({ passageId, roles: roles.slice(0, jurorIds.length) }));
}

async function receive(stage: DayStage, seated: Seated): Promise<void> {
  for (const jurorId of seated.jurorIds) await declareNoLink(stage, seated, jurorId);
  await command(stage, seated, { type: 'check-identity', document: 'identity-card', note: '' });
}

function declareNoLink({ handlers }: DayStage, { passageId }: Seated, jurorId: string) {
  return done(handlers.passages.declare({ passageId, jurorId, kind: 'no-link', reason: '' }));
}

/** Every phase for as long as the candidate is granted. */
async function hear(stage: DayStage, seated: Seated): Promise<void> {
  const { clock } = await done(stage.handlers.passages.get({ passageId: seated.passageId }));
  for (const { grantedMs, id } of clock.phases) {
    await command(stage, seated, { type: 'start-phase', phaseId: id });
    stage.drive.advance(grantedMs);
  }
  await command(stage, seated, { type: 'end-phase' });
  await command(stage, seated, { type: 'close-timed-phases' });
}

async function mark({ handlers }: DayStage, { jurorIds, passageId }: Seated, test: PlayedTest) {
  const { competences } = await done(handlers.passages.get({ passageId }));
  for (const [index, jurorId] of jurorIds.entries()) {
    const { token } = await done(handlers.seats.open({ passageId, jurorId, pin: PIN }));
    // Who is not of one mind with the others changes nothing where the majority holds.
    const level = index === 2 ? test.level : test.level === 'non-acquis' ? 'non-acquis' : 'acquis';
    for (const { criteria } of competences) {
      for (const { id: criterionId, indicators } of criteria) {
        for (const { id: indicatorId } of indicators.slice(0, 1)) {
          await done(handlers.seats.observe({ token, indicatorId, value: 'observed' }));
        }
        await done(handlers.seats.mark({ token, criterionId, levelId: level }));
      }
    }
    const text = test.notes[index];
    if (text !== undefined) await done(handlers.seats.addNote({ token, competenceId: null, text }));
    await done(handlers.seats.seal({ token }));
  }
}

async function decide({ handlers }: DayStage, { passageId }: Seated, { advice, reason, result }: PlayedTest) {
  await done(
    handlers.deliberation.decide({
      passageId,
      outcome: result,
      reason,
      recommendations: advice,
      vote: null,
      dissents: [],
      hasCastingVote: false,
    }),
  );
}

async function command({ handlers }: DayStage, { passageId }: Seated, order: Command): Promise<void> {
  await done(handlers.passages.command({ passageId, command: order }));
}
