import type { PassageRow } from './facts.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import { specimenOf } from './generators-certifications.ts';
import { juryGenerators } from './generators-jury.ts';
import type { AreaGenerators } from './generator.types.ts';
import { criteriaOf, lockOf } from './reading.ts';
import type { RequestFor, World } from './world.ts';

type Command = RequestFor<'passages', 'command'>['command'];
type AttendanceSignature = WithoutPassage<RequestFor<'passages', 'signAttendance'>>;
type WithoutPassage<Request> = Request extends unknown ? Omit<Request, 'passageId'> : never;
type Vote = RequestFor<'deliberation', 'decide'>['vote'];

export const LEVELS = ['acquis', 'partiel', 'non-acquis'] as const;
const MARKING = aim.isOf('reception', 'timed', 'marking');
const BEFORE_LOCK = aim.isOf('reception', 'timed', 'marking', 'deliberation', 'decision');
const HOUR_MS = 3_600_000;

/** Any command, whether it fits or not. */
function anyCommand(world: World, { id }: PassageRow): Command {
  const { chance } = world;
  const phase = chance.of(phaseIds(world, id)) ?? 'presentation';
  const reason = chance.odds(0.1) ? ' ' : aim.words(world, 'Motif');
  return chance.one<Command>([
    { type: 'check-identity', document: chance.one(['identity-card', 'passport', 'none']), note: reason },
    {
      type: 'record-attendance',
      status: chance.weighted(
        ['present', 'late', 'absent-justified', 'absent-unjustified'] as const,
        (status) => (status === 'present' ? 12 : 1),
      ),
      note: '',
    },
    { type: 'start-phase', phaseId: phase, isEarlyConfirmed: chance.odds(0.5) },
    { type: 'undo-start' },
    { type: 'pause', reason },
    { type: 'resume' },
    { type: 'end-phase', isEarlyConfirmed: chance.odds(0.5) },
    { type: 'return-to-phase', phaseId: phase, ruling: chance.one(['counted', 'lost']), reason },
    { type: 'grant-extra-time', extraMs: durationMs(chance.below(HOUR_MS)), reason },
    {
      type: 'note-incident',
      category: chance.one(['technical', 'fraud', 'health']),
      text: aim.words(world, 'Incident'),
    },
    { type: 'rule-on-interruption', ruling: chance.one(['resume', 'count']), reason },
    {
      type: 'rule-on-interruption',
      ruling: 'count-part',
      countedMs: durationMs(chance.below(HOUR_MS)),
      reason,
    },
    { type: 'close-timed-phases' },
    { type: 'open-deliberation' },
    { type: 'close-deliberation' },
    { type: 'reopen-deliberation', reason },
    { type: 'open-finding' },
  ]);
}

function phaseIds({ facts }: World, passageId: string): readonly string[] {
  const row = facts.rows('SELECT state FROM passage_state WHERE passage_id = ?', passageId)[0];
  const state = row === undefined ? null : (JSON.parse(String(row['state'])) as { phases: { id: string }[] });
  return state?.phases.map(({ id }) => id) ?? ['presentation', 'role-play'];
}

export const conductGenerators: AreaGenerators<'passages'> = {
  ...juryGenerators,
  get: (world) => aim.passageRef(world),
  journal: (world) => aim.passageRef(world),
  declare: (world) => {
    const target = aim.passage(world, BEFORE_LOCK) ?? aim.passage(world);
    const juror = target === null ? null : aim.member(world, target);
    if (target === null || juror === null) return null;
    const ref = { passageId: target.id, jurorId: juror.id };
    return world.chance.odds(0.85)
      ? { ...ref, kind: 'no-link', reason: '' }
      : { ...ref, kind: 'withdrawn', reason: aim.words(world, 'Lien') };
  },
  signAttendance: (world) => {
    const target = aim.passage(world, BEFORE_LOCK) ?? aim.passage(world);
    if (target === null) return null;
    return { passageId: target.id, ...anySignature(world, aim.words(world, 'Feuille')) };
  },
  command: (world) => {
    const target = aim.passage(world);
    if (target === null) return null;
    const isSecondClockConfirmed = world.chance.odds(0.5);
    const isForAll = world.chance.odds(0.3);
    return { passageId: target.id, command: anyCommand(world, target), isForAll, isSecondClockConfirmed };
  },
  leaveTogether: (world) => {
    const target = aim.passage(world, aim.isOf('timed')) ?? aim.passage(world);
    return target === null ? null : { passageId: target.id, reason: aim.words(world, 'Abandon') };
  },
};

/** Any way of signing, also of who was not received, and what no pad gives. */
function anySignature({ chance }: World, note: string): AttendanceSignature {
  return chance.one<AttendanceSignature>([
    { way: 'pad', svg: inkSignature(chance.below(20)) },
    { way: 'pad', svg: '<svg viewBox="0 0 1 1"></svg>' },
    { way: 'device', note },
    { way: 'paper', note },
    { way: 'none', note },
    { way: 'taken-back' },
  ]);
}

export const clockGenerators: AreaGenerators<'clocks'> = {
  inProgress: () => undefined,
  now: () => undefined,
};

export const keptGenerators: AreaGenerators<'kept'> = {
  list: () => undefined,
  replace: (world) => {
    const target = aim.passage(world);
    const juror = target === null ? null : aim.member(world, target);
    if (target === null || juror === null) return null;
    const words = { kind: 'note', competenceId: null, text: 'Réponse hésitante' };
    const entry = {
      kind: 'seat',
      code: 'database-locked',
      passageId: target.id,
      jurorId: juror.id,
      words,
    } as const;
    return { entries: [entry] };
  },
};

export const seatGenerators: AreaGenerators<'seats'> = {
  open: (world) => {
    const target = aim.passage(world, MARKING) ?? aim.passage(world);
    const juror = target === null ? null : aim.member(world, target);
    if (target === null || juror === null) return null;
    return { passageId: target.id, jurorId: juror.id, pin: aim.pinOf(world, juror.id) };
  },
  openBeside: (world) => {
    const token = aim.token(world);
    const target = aim.passage(world, MARKING) ?? aim.passage(world);
    return token === null || target === null ? null : { token, passageId: target.id };
  },
  close: (world) => withToken(world, (token) => ({ token })),
  grid: (world) => withToken(world, (token) => ({ token })),
  observe: (world) =>
    withToken(world, (token) => {
      const indicatorId =
        world.chance.of(criteriaOf(world, token).flatMap(({ indicators }) => indicators)) ?? 'C0';
      const value = world.chance.one(['observed', 'partly', 'not-observed', 'not-applicable', null] as const);
      return { token, indicatorId, value, ...maybeFromPaper(world) };
    }),
  mark: (world) =>
    withToken(world, (token) => {
      const criterionId = world.chance.of(criteriaOf(world, token))?.id ?? 'C0';
      return { token, criterionId, levelId: world.chance.one([...LEVELS, null]), ...maybeFromPaper(world) };
    }),
  addNote: (world) =>
    withToken(world, (token) => {
      const seat = world.seats.find((known) => known.token === token);
      const text = aim.plantedNote(world, seat?.jurorId ?? '', seat?.passageId ?? '');
      return { token, competenceId: world.chance.of(criteriaOf(world, token))?.competenceId ?? null, text };
    }),
  retractNote: (world) =>
    withToken(world, (token) => {
      const seat = world.seats.find((known) => known.token === token);
      const note = world.chance.of(
        world.facts.rows(
          `SELECT target_id FROM grid_entry WHERE kind = 'note' AND passage_id = ? AND juror_id = ? ORDER BY id`,
          seat?.passageId ?? '',
          seat?.jurorId ?? '',
        ),
      );
      return { token, noteId: String(note?.['target_id'] ?? 'none') };
    }),
  seal: (world) => withToken(world, (token) => ({ token })),
  paper: (world) => withToken(world, (token) => ({ token })),
  attachScan: (world) =>
    withToken(world, (token) => ({
      token,
      name: aim.words(world, 'Grille'),
      bytes: Buffer.from(`%PDF-1.4 ${aim.words(world, 'page')} ${world.chance.one(['%%EOF', ''])}`),
    })),
  withdrawScan: (world) => withToken(world, (token) => ({ token })),
  readScan: (world) => withToken(world, (token) => ({ token })),
};

/** An entry may say of itself that it comes from paper, also while nothing may yet. */
function maybeFromPaper({ chance }: World): { readonly fromPaper?: true } {
  return chance.odds(0.2) ? { fromPaper: true } : {};
}

function withToken<Request>(world: World, then: (token: string) => Request): Request | null {
  const token = aim.token(world);
  return token === null ? null : then(token);
}

/** Votes that add up, and some that do not; null where nobody voted. */
export function ballot({ chance }: World, voters: number): Vote {
  if (chance.odds(0.5)) return null;
  const inFavour = chance.below(voters + 1);
  return { for: inFavour, against: chance.odds(0.9) ? voters - inFavour : 9, abstained: 0 };
}

function dissents(world: World, target: PassageRow) {
  const juror = world.chance.odds(0.2) ? aim.member(world, target) : null;
  return juror === null ? [] : [{ jurorId: juror.id, opinion: aim.words(world, 'Avis contraire') }];
}

export const deliberationGenerators: AreaGenerators<'deliberation'> = {
  get: (world) => aim.passageRef(world),
  setResult: (world) => {
    const target = aim.passage(world, aim.isOf('deliberation')) ?? aim.passage(world);
    if (target === null) return null;
    const { chance, facts } = world;
    const prefix = `${target.bloc_id.replace('BC', 'C')}.`;
    return {
      passageId: target.id,
      competenceId: `${prefix}${String(1 + chance.below(7))}`,
      levelId: chance.one(LEVELS),
      reason: aim.words(world, 'Motif'),
      vote: ballot(world, facts.members(target.session_id).length),
      dissents: dissents(world, target),
      hasCastingVote: chance.odds(0.3),
    };
  },
  decide: (world) => {
    const target = aim.passage(world, aim.isOf('decision')) ?? aim.passage(world);
    if (target === null) return null;
    const { chance, facts } = world;
    return {
      passageId: target.id,
      outcome: chance.weighted(['validated', 'refused', 'not-assessed'] as const, (outcome) =>
        outcome === 'not-assessed' ? 1 : 4,
      ),
      reason: aim.words(world, 'Motif'),
      recommendations: chance.odds(0.5) ? '' : aim.words(world, 'Préconisation'),
      vote: ballot(world, facts.members(target.session_id).length),
      dissents: dissents(world, target),
      hasCastingVote: chance.odds(0.3),
    };
  },
};

export const minutesGenerators: AreaGenerators<'minutes'> = {
  preview: (world) => aim.passageRef(world, aim.isOf('decision', 'signature', 'archived')),
  specimen: specimenOf,
  lock: (world) => aim.passageRef(world, aim.isOf('decision')) ?? aim.passageRef(world),
  sign: (world) => {
    const target = aim.passage(world, aim.isOf('signature')) ?? aim.passage(world);
    const juror = target === null ? null : aim.member(world, target);
    if (target === null || juror === null) return null;
    return {
      passageId: target.id,
      jurorId: juror.id,
      pin: aim.pinOf(world, juror.id),
      contentDigest: lockOf(world, target.id)?.content_digest ?? '0'.repeat(64),
      svg: inkSignature(1 + world.chance.below(9)),
    };
  },
  unlock: (world) => {
    const target = aim.passage(world, aim.isOf('signature')) ?? aim.passage(world);
    const juror = target === null ? null : aim.member(world, target);
    if (target === null || juror === null) return null;
    const reason = aim.words(world, 'Motif');
    return { passageId: target.id, jurorId: juror.id, pin: aim.pinOf(world, juror.id), reason };
  },
  archive: (world) => aim.passageRef(world, aim.isOf('signature')) ?? aim.passageRef(world),
};
