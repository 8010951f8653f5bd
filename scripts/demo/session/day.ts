/** A whole day of a jury: six candidates, from their files to what leaves the room. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CANDIDATES } from './day.candidates.ts';
import {
  ADMINISTRATOR,
  CERTIFICATION,
  DAY,
  JURY,
  LOGO,
  ORGANISATION,
  PAPER_SETTINGS,
  PIN,
  REPORTING_SETTINGS,
  SESSION,
} from './day.story.ts';
import type { Candidate, Ruling } from './day.story.ts';
import { playTest, signEverything, stateAbsence } from './passages.ts';
import { done } from './stage.ts';
import type { DayStage } from './stage.ts';
import { identityOf } from '../../../src/domain/candidate/person.ts';

export interface DayRequest {
  /** Folder of the shipped certifications. */
  readonly certifications: string;
  /** Schema of the declaration. */
  readonly schema: Parameters<DayStage['handlers']['reporting']['setSchema']>[0];
}

/** What a day leaves. */
export interface PlayedDay {
  readonly sessionId: string;
  /** Of the session. */
  readonly minutesId: string;
  readonly minutesNumber: string;
  /** In the order of the story. */
  readonly enrolmentIds: readonly string[];
  readonly administratorId: string;
  readonly declaration: { readonly lotId: string; readonly file: string };
}

interface Convened {
  readonly sessionId: string;
  readonly jurorIds: readonly string[];
  readonly presidentId: string;
}

interface Enrolled {
  readonly candidate: Candidate;
  readonly personId: string;
  readonly enrolmentId: string;
}

/** A day whose minutes are sealed: nothing has left the room yet. */
export interface SealedDay extends Pick<
  PlayedDay,
  'administratorId' | 'enrolmentIds' | 'minutesId' | 'minutesNumber' | 'sessionId'
> {
  readonly jurorIds: readonly string[];
}

/** Plays the day to what leaves the room; throws on the first refusal. */
export async function playDay(stage: DayStage, request: DayRequest): Promise<PlayedDay> {
  const sealed = await sealDay(stage, request);
  const { administratorId, enrolmentIds, minutesId } = sealed;
  stage.say('papers leave');
  advanceTo(stage, '17:20');
  await issuePapers(stage, minutesId, enrolmentIds[0] ?? '');
  stage.say('results are declared');
  return { ...sealed, declaration: await declare(stage, administratorId) };
}

/** From the candidates' files to the sealed minutes of the session; what papers and declarations need is set. */
export async function sealDay(stage: DayStage, request: DayRequest): Promise<SealedDay> {
  const { say } = stage;
  say('the certification, under an invented code of the register');
  await takeCertification(stage, request.certifications);
  const administratorId = await settle(stage, request.schema);
  say('the candidates are enrolled, and results that no jury gives are entered');
  const enrolled: Enrolled[] = [];
  for (const candidate of CANDIDATES) enrolled.push(await enrol(stage, candidate));
  say('the jury is convened');
  const session = await convene(stage);
  await hearAll(stage, session, enrolled);
  say('each member signs the minutes of the day, in one go');
  await signEverything(stage, session.sessionId, session.jurorIds);
  await archivePassages(stage, session.sessionId);
  say('the jury deliberates, bloc by bloc');
  advanceTo(stage, '16:45');
  for (const each of enrolled) await rule(stage, session, each);
  say('the minutes of the session are locked, signed and archived');
  const minutes = await sealSession(stage, session);
  return {
    sessionId: session.sessionId,
    jurorIds: session.jurorIds,
    minutesId: minutes.id,
    minutesNumber: minutes.number,
    enrolmentIds: enrolled.map(({ enrolmentId }) => enrolmentId),
    administratorId,
  };
}

/** Who the organisation is, who stands for it, and how it declares; answers the id of the administrator. */
async function settle({ handlers }: DayStage, schema: DayRequest['schema']): Promise<string> {
  const { app, issuing, reporting } = handlers;
  await done(app.setPreferences({ organisation: ORGANISATION }));
  await done(issuing.saveSettings(PAPER_SETTINGS));
  await done(issuing.setLogo({ name: 'logo.svg', bytes: new Uint8Array(Buffer.from(LOGO)) }));
  await done(reporting.saveSettings(REPORTING_SETTINGS));
  await done(reporting.setSchema(schema));
  const administrators = await done(app.saveAdministrator({ ...ADMINISTRATOR, isActive: true }));
  return administrators.at(-1)?.id ?? '';
}

async function takeCertification({ handlers }: DayStage, folder: string): Promise<void> {
  const shipped = JSON.parse(readFileSync(path.join(folder, CERTIFICATION.file), 'utf8')) as object;
  const { references, version } = CERTIFICATION;
  const bytes = new Uint8Array(Buffer.from(JSON.stringify({ ...shipped, version, references })));
  await done(handlers.referentiels.importFile({ bytes, name: CERTIFICATION.file }));
}

async function enrol({ handlers }: DayStage, candidate: Candidate): Promise<Enrolled> {
  const { id, version } = CERTIFICATION;
  const { details, enrolment, entries, held } = candidate;
  const file = await done(
    handlers.candidates.save({
      details,
      enrolment: {
        ...enrolment,
        blocIds: [...enrolment.blocIds],
        certification: { id, version },
        vaeWay: enrolment.accessWay === 'VAE' ? 'VAE_CLASSIQUE' : null,
        enrolledOn: '2026-01-12',
      },
    }),
  );
  const enrolmentId = file.enrolments[0]?.id ?? '';
  if (held.length > 0) {
    const declared = held.map((each) => ({ ...each, source: 'declared' as const, validUntil: null }));
    await done(handlers.candidates.declareHeld({ enrolmentId, held: declared }));
  }
  for (const entry of entries) await done(handlers.candidates.recordEvidence({ ...entry, enrolmentId }));
  return { candidate, personId: file.id, enrolmentId };
}

async function convene({ handlers }: DayStage): Promise<Convened> {
  const { id, version } = CERTIFICATION;
  const { id: sessionId } = await done(
    handlers.sessions.save({
      ...SESSION,
      referentiel: { id, version },
      blocIds: ['BC1', 'BC2', 'BC3'],
    }),
  );
  const jurorIds: string[] = [];
  for (const juror of JURY) {
    const seat = { ...juror, isConsultative: false, presence: 'on-site' as const };
    const { members } = await done(handlers.sessions.saveMember({ sessionId, ...seat }));
    const jurorId = members.at(-1)?.id ?? '';
    await done(handlers.sessions.setPin({ jurorId, pin: PIN }));
    jurorIds.push(jurorId);
  }
  return { sessionId, jurorIds, presidentId: jurorIds[0] ?? '' };
}

/** In the order of the day. */
async function hearAll(stage: DayStage, session: Convened, enrolled: readonly Enrolled[]): Promise<void> {
  for (const each of enrolled) {
    const { candidate } = each;
    for (const test of candidate.tests) {
      stage.say(`${nameOf(candidate)}: ${test.testId}`);
      const { at, caseTitle, testId } = test;
      const passageId = await plan(stage, session, each, { at, caseTitle, testId });
      advanceTo(stage, at);
      await playTest(stage, { passageId, jurorIds: session.jurorIds }, test);
    }
    if (candidate.missed !== null) {
      const { at, note, testId } = candidate.missed;
      stage.say(`${nameOf(candidate)}: absent`);
      const passageId = await plan(stage, session, each, { at, caseTitle: '', testId });
      advanceTo(stage, at);
      await stateAbsence(stage, { passageId, jurorIds: session.jurorIds }, note);
    }
  }
}

async function plan(
  { handlers }: DayStage,
  { sessionId }: Convened,
  { candidate, personId }: Enrolled,
  { at, caseTitle, testId }: { readonly at: string; readonly caseTitle: string; readonly testId: string },
): Promise<string> {
  const setup = await done(
    handlers.setups.save({
      sessionId,
      personId,
      candidate: identityOf(candidate.details),
      testId,
      caseTitle,
      accommodation: candidate.enrolment.accommodation,
      evaluatorChoice: testId === CERTIFICATION.contradictory ? 'jury' : null,
      plannedTime: at,
      importedResults: {},
    }),
  );
  return setup.id;
}

async function archivePassages({ handlers }: DayStage, sessionId: string): Promise<void> {
  const { passages } = await done(handlers.sessions.get({ sessionId }));
  for (const { id } of passages) await done(handlers.minutes.archive({ passageId: id }));
}

async function rule(stage: DayStage, session: Convened, { candidate, enrolmentId }: Enrolled): Promise<void> {
  const decisions = candidate.rulings.map((ruling) => decisionOf(ruling, enrolmentId));
  const { presidentId, sessionId } = session;
  await done(
    stage.handlers.decisions.decide({
      sessionId,
      decisions,
      confirmations: [{ jurorId: presidentId, pin: PIN }],
    }),
  );
}

function decisionOf({ advice, blocId, document, outcome, reason }: Ruling, enrolmentId: string) {
  return {
    enrolmentId,
    blocId,
    outcome,
    reason,
    recommendations: advice,
    condition:
      document === undefined
        ? null
        : { document: document.title, dueOn: document.dueOn, isLiftedByPresident: true },
    vote: outcome === 'absent' ? null : { for: JURY.length, against: 0, abstained: 0 },
    dissents: [],
    hasCastingVote: false,
  };
}

async function sealSession(
  stage: DayStage,
  { jurorIds, sessionId }: Convened,
): Promise<{ readonly id: string; readonly number: string }> {
  const { sessionMinutes } = stage.handlers;
  await done(sessionMinutes.lock({ sessionId }));
  await signEverything(stage, sessionId, jurorIds);
  const { archived } = await done(sessionMinutes.archive({ sessionId }));
  const last = archived.at(-1);
  if (last === undefined) throw new Error('the minutes of the session are not archived');
  stage.into('minutes');
  await done(sessionMinutes.export({ sessionMinutesId: last.sessionMinutesId }));
  return { id: last.sessionMinutesId, number: last.number };
}

async function issuePapers(stage: DayStage, minutesId: string, enrolmentId: string): Promise<void> {
  const { issuing } = stage.handlers;
  const folder = stage.into('papers');
  await done(issuing.exportAll({ minutesId }));
  const extract = await done(issuing.extract({ enrolmentId }));
  const { rows } = await done(issuing.list({ minutesId }));
  const certificate = rows
    .flatMap(({ papers }) => papers)
    .find(({ issued, kind }) => kind === 'certificate' && issued !== null);
  const duplicate = await done(issuing.duplicate({ documentId: certificate?.issued?.documentId ?? '' }));
  for (const { documentId, holder, number } of [extract, duplicate]) {
    const pdf = await done(issuing.pdf({ documentId }));
    writeFileSync(path.join(folder, `${number} ${holder}.pdf`.replaceAll(' ', '-')), pdf);
  }
}

async function declare(stage: DayStage, administratorId: string): Promise<PlayedDay['declaration']> {
  const { reporting } = stage.handlers;
  const { lotId } = await done(reporting.make({ actor: { administratorId, pin: ADMINISTRATOR.pin } }));
  stage.into('declaration');
  const { file } = await done(reporting.exportLot({ lotId }));
  return { lotId, file };
}

/** Moves on to that time of the day, unless it is over. */
function advanceTo({ drive, now }: DayStage, time: string): void {
  const left = Date.parse(`${DAY}T${time}:00+01:00`) - now();
  if (left > 0) drive.advance(left);
}

function nameOf({ details }: Candidate): string {
  return `${details.firstNames[0] ?? ''} ${details.birthName}`;
}
