import { DEFAULT_SCALE } from '../../../src/domain/assessment/scale.ts';
import { DEFAULT_RULES } from '../../../src/domain/jury/jury.rules.ts';
import { DEFAULT_SETTINGS, NEW_DETAILS } from '../../../src/shared/areas/preparation/sessions.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import * as aim from './aim.ts';
import type { PassageRow, SessionRow } from './facts.ts';
import { administratorGenerator, confirmation, recoveryGenerator } from './generators-candidates.ts';
import { REFERENTIEL } from './generators-certifications.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { RequestFor, World } from './world.ts';

type SessionRequest = RequestFor<'sessions', 'save'>;
type MemberRequest = RequestFor<'sessions', 'saveMember'>;
type SetupRequest = RequestFor<'setups', 'save'>;

const TESTS = [
  { testId: 'BC1-oral-defence' },
  { testId: 'BC1-role-play' },
  { testId: 'BC2-role-play' },
  { testId: 'BC3-oral-defence' },
] as const;
const MAX_SESSIONS = 5;

export function sessionDraft(world: World, standing: SessionRow | null): SessionRequest {
  const { chance } = world;
  const settings = {
    ...DEFAULT_SETTINGS,
    threshold: chance.one([0.5, 0.7, 0.7, 1]),
    preparationMs: durationMs(chance.one([0, 0, 600_000])),
    reminderMs: [...DEFAULT_SETTINGS.reminderMs],
    scale: { levels: DEFAULT_SCALE.levels.map((level) => ({ ...level })) },
  };
  return {
    ...NEW_DETAILS,
    ...(standing === null ? {} : { sessionId: standing.id }),
    title: aim.words(world, 'Session'),
    date: chance.one(['2026-11-24', '2026-12-31', '2027-01-01']),
    place: aim.words(world, 'Salle'),
    status: chance.one(['proposition', 'decision']),
    referentiel: { ...REFERENTIEL },
    blocIds: ['BC1', 'BC2', 'BC3'],
    ...(standing !== null && chance.odds(0.3) ? {} : { rules: rulesDraft(world) }),
    ...(standing !== null && chance.odds(0.7) ? {} : { settings }),
  };
}

/** One person into a session, at an hour or at none, together where the test takes several or not. */
function anyPlan(world: World): RequestFor<'setups', 'plan'> | null {
  const target = aim.session(world);
  const persons = world.facts.rows('SELECT id FROM person');
  if (target === null || persons.length === 0 || world.facts.passages().length > 9) return null;
  const { chance } = world;
  return {
    sessionId: target.id,
    testId: chance.one(['BC1-oral-defence', 'BC1-role-play', 'nowhere']),
    personIds: [String(chance.of(persons)?.['id'])],
    firstTime: chance.one(['09:00', '23:50', null]),
    gapMin: chance.one([0, 10]),
    ...(chance.odds(0.2) ? { isTogether: true } : {}),
  };
}

function rulesDraft({ chance }: World): NonNullable<SessionRequest['rules']> {
  const rules = { ...DEFAULT_RULES, excludedVotingColleges: [...DEFAULT_RULES.excludedVotingColleges] };
  return chance.odds(0.6)
    ? rules
    : { ...rules, quorum: chance.one([1, 2, 3]), minMembers: chance.one([1, 2, 3]) };
}

export function memberDraft(world: World, sessionId: string, isPresident: boolean): MemberRequest {
  const { chance } = world;
  return {
    sessionId,
    name: aim.words(world, 'Membre'),
    capacity: chance.one(['Cheffe des ventes', 'Commercial sédentaire', 'Responsable clientèle']),
    college: chance.one(['employers', 'employees', 'professional', 'professional', 'training']),
    isPresident,
    isExternal: chance.odds(0.8),
    isConsultative: !isPresident && chance.odds(0.1),
    presence: chance.one(['on-site', 'on-site', 'remote']),
  };
}

export function setupDraft(world: World, sessionId: string): SetupRequest {
  const { chance } = world;
  const test = chance.one(TESTS);
  return {
    sessionId,
    candidate: {
      lastName: aim.words(world, 'Candidat'),
      firstName: chance.one(['Joël', 'Iris', 'Zoé']),
      birthDate: chance.one(['2001-02-03', '2000-02-29', '']),
      birthPlace: 'Ville-Fictive',
      company: 'Biscuiterie imaginaire',
      trainingBody: 'Centre d’essai',
      tutor: 'Gilda Serpolet',
    },
    ...test,
    caseTitle: test.testId.endsWith('role-play') ? '' : aim.words(world, 'Étude'),
    accommodation: {
      timeMeasure: chance.one([{ kind: 'none' as const }, { kind: 'third' as const }]),
      otherMeasures: chance.one([[], ['Sujet en gros caractères']]),
    },
    evaluatorChoice: test.testId.startsWith('BC3')
      ? chance.one(['jury' as const, 'tutor' as const, null])
      : null,
    plannedTime: chance.one([null, '09:30', '14:00']),
    importedResults: {},
    ...(chance.odds(0.6) ? { handouts: handoutsDraft(world) } : {}),
  };
}

/** Kept with any test: what it says of its materials is the minutes' question. */
function handoutsDraft({ chance }: World): NonNullable<SetupRequest['handouts']> {
  return {
    text: chance.one([null, { title: 'Les halles', text: 'Les halles ouvrent à six heures.' }]),
    questions: chance.one([
      ['Relancer un client ?'],
      ['Relancer un client ?', 'Tenir un prix ?'],
      ['Écouter ?', 'Relancer un client ?', 'Tenir un prix ?'],
    ]),
  };
}

/** A member who is there already, changed in one respect: absent, consultative, president, renamed. */
function memberChange(world: World): MemberRequest | null {
  const { chance, facts } = world;
  const target = aim.session(world);
  const known = target === null ? undefined : chance.of(facts.members(target.id));
  if (target === null || known === undefined) return null;
  const standing: MemberRequest = {
    sessionId: target.id,
    jurorId: known.id,
    name: known.name,
    capacity: known.capacity,
    college: known.college as MemberRequest['college'],
    isPresident: known.is_president === 1,
    isExternal: known.is_external === 1,
    isConsultative: known.is_consultative === 1,
    presence: known.presence as MemberRequest['presence'],
  };
  const other = facts.sessions().find(({ id }) => id !== target.id);
  return {
    ...standing,
    ...chance.one<Partial<MemberRequest>>([
      { presence: 'absent' },
      { presence: 'on-site' },
      { isConsultative: !standing.isConsultative },
      { isPresident: !standing.isPresident },
      { name: aim.words(world, 'Membre') },
      { capacity: 'Tuteur' },
      ...(other === undefined ? [] : [{ sessionId: other.id }]),
    ]),
  };
}

function setupChange(world: World, known: PassageRow): SetupRequest {
  const { chance } = world;
  const row = known as unknown as Readonly<Record<string, string | null>>;
  const standing: SetupRequest = {
    sessionId: known.session_id,
    passageId: known.id,
    candidate: {
      lastName: row['last_name'] ?? '',
      firstName: row['first_name'] ?? '',
      birthDate: row['birth_date'] ?? '',
      birthPlace: row['birth_place'] ?? '',
      company: row['company'] ?? '',
      trainingBody: row['training_body'] ?? '',
      tutor: row['tutor'] ?? '',
    },
    testId: known.test_id,
    caseTitle: row['case_title'] ?? '',
    accommodation: JSON.parse(row['accommodation'] ?? '{}') as SetupRequest['accommodation'],
    evaluatorChoice: row['evaluator_choice'] as SetupRequest['evaluatorChoice'],
    plannedTime: row['planned_time'] ?? null,
    importedResults: JSON.parse(row['imported_results'] ?? '{}') as Record<string, string>,
  };
  return {
    ...standing,
    ...chance.one<Partial<SetupRequest>>([
      { candidate: { ...standing.candidate, lastName: aim.words(world, 'Candidat') } },
      { candidate: { ...standing.candidate, tutor: aim.words(world, 'Tuteur') } },
      { caseTitle: aim.words(world, 'Étude') },
      { handouts: handoutsDraft(world) },
      { accommodation: { timeMeasure: { kind: 'third' }, otherMeasures: [] } },
      { evaluatorChoice: known.bloc_id === 'BC3' ? chance.one(['jury', 'tutor']) : null },
      { plannedTime: chance.one([null, '10:15']) },
      {
        importedResults: {
          [`${known.bloc_id}-questionnaire`]: chance.one([
            '13,5 / 20',
            'Absent',
            '',
            'Favorable',
            'à revoir',
          ]),
        },
      },
      { testId: chance.one(TESTS).testId },
    ]),
  };
}

export const preparationGenerators: {
  readonly [Area in 'app' | 'sessions' | 'setups']: AreaGenerators<Area>;
} = {
  app: {
    info: () => undefined,
    disk: () => undefined,
    preferences: () => undefined,
    administrators: () => undefined,
    saveAdministrator: administratorGenerator,
    recovery: () => undefined,
    makeRecoveryCode: (world) => ({ confirmation: confirmation(world) }),
    recoverAdministrator: recoveryGenerator,
    tasks: () => undefined,
    stopTask: () => ({ taskId: 'none' }),
    takeAsked: () => undefined,
    revisions: () => undefined,
    setPreferences: (world) =>
      world.chance.one([
        { organisation: aim.words(world, 'Réseau') },
        { language: 'en' as const },
        { language: 'fr' as const, theme: 'dark' as const, isSoundOn: true },
      ]),
  },
  sessions: {
    list: ({ chance }) =>
      chance.one([{}, { days: { today: '2026-11-24', are: 'past' as const } }, { offset: 1, limit: 1 }]),
    attention: () => ({ today: '2026-11-24' }),
    get: (world) => {
      const target = aim.session(world);
      return target === null ? null : { sessionId: target.id };
    },
    save: (world) => {
      const isNew = world.facts.sessions().length < 2 || world.chance.odds(0.05);
      return sessionDraft(world, isNew ? null : aim.session(world));
    },
    createSample: ({ facts }) => (facts.sessions().length < MAX_SESSIONS ? undefined : null),
    saveMember: (world) => {
      const target = aim.session(world);
      if (target === null) return null;
      const { length } = world.facts.members(target.id);
      if (length < 3 || (length < 6 && world.chance.odds(0.2)))
        return memberDraft(world, target.id, length === 0);
      return memberChange(world);
    },
    removeMember: (world) => {
      const target = world.chance.of(world.facts.allMembers());
      return target === undefined ? null : { jurorId: target.id };
    },
    printGrids: (world) => {
      const target = aim.session(world);
      const passage = aim.passage(world);
      return target === null ? null : { sessionId: target.id, passageId: passage?.id ?? null };
    },
    printAttendance: (world) => {
      const target = aim.session(world);
      return target === null ? null : { sessionId: target.id };
    },
    setPin: (world) => {
      const target = world.chance.of(world.facts.allMembers());
      if (target === undefined) return null;
      const pin = world.chance.one([...aim.PINS, '1234']);
      const currentPin = world.pins.get(target.id);
      return {
        jurorId: target.id,
        pin,
        ...(currentPin === undefined ? {} : { currentPin: aim.pinOf(world, target.id) }),
      };
    },
  },
  setups: {
    get: (world) => aim.passageRef(world),
    save: (world) => {
      const target = aim.session(world);
      const known = aim.passage(world);
      const count = world.facts.passages().length;
      if (target !== null && (count < 3 || (count < 9 && world.chance.odds(0.1))))
        return setupDraft(world, target.id);
      return known === null ? null : setupChange(world, known);
    },
    previewPlan: anyPlan,
    plan: anyPlan,
    together: (world) => {
      const [one, other] = [aim.passage(world), aim.passage(world)];
      return one === null || other === null || one.id === other.id
        ? null
        : { sessionId: one.session_id, passageIds: [one.id, other.id] };
    },
    apart: (world) => aim.passageRef(world),
    remove: (world) => aim.passageRef(world),
    attach: (world) => {
      const target = aim.passageRef(world);
      if (target === null) return null;
      const bytes = aim.digits(Buffer.from(aim.words(world, 'contenu')));
      return { ...target, name: `${aim.words(world, 'note')}.pdf`, mediaType: 'application/pdf', bytes };
    },
    detach: (world) => attachmentRef(world),
    drawQuestion: (world) => aim.passageRef(world),
    readAttachment: (world) => attachmentRef(world),
  },
};

function attachmentRef({ chance, facts }: World): { attachmentId: string } | null {
  const target = chance.of(facts.attachments());
  return target === undefined ? null : { attachmentId: target.id };
}
