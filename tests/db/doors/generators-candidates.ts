/** Candidates' files: opened, completed, enrolled, given results, merged and taken apart; and administrators, who answer. */
import * as aim from './aim.ts';
import type { SqlRow } from './facts.ts';
import { REFERENTIEL } from './generators-certifications.ts';
import type { AreaGenerators, Generator } from './generator.types.ts';
import type { RequestFor, World } from './world.ts';

type Details = RequestFor<'candidates', 'save'>['details'];
type Enrolment = RequestFor<'candidates', 'enrol'>['enrolment'];
type Confirmation = RequestFor<'candidates', 'merge'>['confirmation'];

const MOST_PERSONS = 25;

const anyOf = (world: World, sql: string): SqlRow | undefined => world.chance.of(world.facts.rows(sql));
const idOf = (row: SqlRow | undefined): string | null => (row === undefined ? null : String(row['id']));
const personId = (world: World) => idOf(anyOf(world, 'SELECT id FROM person'));
const enrolmentId = (world: World) => idOf(anyOf(world, 'SELECT id FROM enrolment'));

function details(world: World): Details {
  const { chance } = world;
  return {
    birthName: chance.odds(0.1) ? '' : chance.one(['Fictif', 'FICTIF', aim.words(world, 'Candidat')]),
    usualName: chance.one(['', '', 'Usage']),
    firstNames: [chance.one(['Noé', 'Iris', 'Zoé'])],
    sex: chance.one(['F' as const, 'M' as const, null]),
    birth: {
      date: chance.one(['2001-02-03', '2000-02-29', '2031-01-01', null]),
      place: 'Ville-Fictive',
      code: chance.one(['59350', '2A004', '99243', null]),
      postcode: null,
      country: chance.one(['100', '243', null]),
    },
    email: '',
    phone: '',
    company: aim.words(world, 'Maison'),
    trainingBody: '',
    tutor: '',
  };
}

function candidateFile(world: World): Uint8Array<ArrayBuffer> {
  const rows = ['Nom;Prénom;Naissance', `${aim.words(world, 'Importé')};Noé;03/02/2001`, ';Iris;31/02/2001'];
  return Uint8Array.from(Buffer.from(rows.join('\r\n')));
}

/** Results of whoever is enrolled, one of them beside a name that nobody has. */
export function scoreFile(
  world: World,
): Pick<
  RequestFor<'candidates', 'importScores'>,
  'author' | 'bytes' | 'certification' | 'choices' | 'date' | 'tests'
> {
  const person = anyOf(
    world,
    `SELECT birth_name AS name, first_names ->> '$[0]' AS first FROM person
     WHERE id IN (SELECT person_id FROM enrolment)`,
  );
  const [name, first] = [String(person?.['name'] ?? 'Personne'), String(person?.['first'] ?? 'Noé')];
  const { chance } = world;
  const mark = chance.one(['13,5', '8', 'ABS', '=1+1', '21']);
  const rows = [
    'Nom;Prénom;Bloc;Épreuve;Note;Sur;Date',
    `${name};${first};BC1;Questionnaire;${mark};20;03/11/2026`,
    'Inconnue;Iris;BC1;Questionnaire;12;20;03/11/2026',
  ];
  return {
    bytes: Uint8Array.from(Buffer.from(rows.join('\r\n'))),
    certification: { ...REFERENTIEL },
    author: chance.one(['Organisme fictif', '']),
    date: null,
    tests: [],
    choices: [],
  };
}

function enrolment({ chance }: World): Enrolment {
  return {
    certification: { ...REFERENTIEL },
    blocIds: chance.one([['BC1'], ['BC1', 'BC2', 'BC3']]),
    accessWay: chance.one(['VAE' as const, 'CANDIDAT_LIBRE' as const, null]),
    vaeWay: chance.one(['VAE_CLASSIQUE' as const, null, null]),
    initiative: null,
    enrolledOn: '2026-09-01',
    accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
    cpfFile: '',
  };
}

export function confirmation(world: World): Confirmation {
  const administratorId = idOf(anyOf(world, 'SELECT id FROM administrator'));
  return { administratorId: administratorId ?? 'nobody', pin: aim.pinOf(world, administratorId ?? 'nobody') };
}

export const candidateGenerators: AreaGenerators<'candidates'> = {
  list: ({ chance }) =>
    chance.one([
      {},
      { text: 'fictif' },
      { isIncomplete: true },
      { certificationId: REFERENTIEL.id, limit: 2 },
    ]),
  get: (world) => {
    const id = personId(world);
    return id === null ? null : { personId: id };
  },
  save: (world) => {
    const isNew = world.facts.rows('SELECT id FROM person').length < MOST_PERSONS && world.chance.odds(0.5);
    const id = isNew ? null : personId(world);
    if (id !== null) return { personId: id, details: details(world) };
    return { details: details(world), ...(world.chance.odds(0.7) ? { enrolment: enrolment(world) } : {}) };
  },
  remove: (world) => {
    const id = personId(world);
    return id === null ? null : { personId: id };
  },
  enrol: (world) => {
    const unenrolled = 'SELECT id FROM person WHERE id NOT IN (SELECT person_id FROM enrolment)';
    const id = idOf(anyOf(world, unenrolled)) ?? personId(world);
    return id === null ? null : { personId: id, enrolment: enrolment(world) };
  },
  changeEnrolment: (world) => {
    const id = enrolmentId(world);
    return id === null ? null : { enrolmentId: id, enrolment: enrolment(world) };
  },
  declareHeld: (world) => {
    const id = enrolmentId(world);
    const held = {
      blocId: world.chance.one(['BC1', 'BC2', 'BC9']),
      source: 'declared' as const,
      reference: 'Attestation fictive 7',
      heldOn: '2024-06-01',
      validUntil: world.chance.one([null, '2029-06-01', '2020-01-01']),
    };
    return id === null ? null : { enrolmentId: id, held: world.chance.one([[], [held], [held, held]]) };
  },
  linkPassage: (world) => {
    const target = aim.passage(world);
    const id = personId(world);
    if (target === null || id === null) return null;
    const own = world.facts.rows(
      `SELECT person_id AS id FROM passage_enrolment JOIN enrolment ON enrolment.id = enrolment_id WHERE passage_id = ?`,
      target.id,
    );
    return { passageId: target.id, personId: world.chance.odds(0.5) ? (idOf(own[0]) ?? id) : id };
  },
  recordEvidence: (world) => {
    const id = enrolmentId(world);
    if (id === null) return null;
    const kind = world.chance.one([
      'score' as const,
      'tutor-grid' as const,
      'exemption' as const,
      'absence' as const,
    ]);
    const isMarked = kind === 'score' || world.chance.odds(0.3);
    return {
      enrolmentId: id,
      testId: world.chance.one(['BC1-oral-defence', 'BC1-questionnaire', 'nowhere']),
      kind,
      date: '2026-11-03',
      author: kind === 'absence' ? '' : 'Gilda Serpolet',
      value: isMarked ? world.chance.one(['13,5', '21', 'beaucoup']) : null,
      outOf: isMarked ? '20' : null,
      outcome: kind === 'tutor-grid' ? 'favourable' : null,
      reference: kind === 'exemption' ? 'Décision fictive 12' : '',
      isExcused: false,
    };
  },
  withdrawEvidence: (world) => {
    const id = idOf(anyOf(world, 'SELECT id FROM evidence_entry'));
    return id === null ? null : { entryId: id, reason: aim.words(world, 'Erreur') };
  },
  previewImport: (world) => ({ bytes: candidateFile(world) }),
  importRows: (world) => ({
    bytes: candidateFile(world),
    enrolment: { certification: { ...REFERENTIEL }, blocIds: ['BC1'], enrolledOn: '2026-09-01' },
    choices: world.chance.one([[], [{ line: 2, personId: null }], [{ line: 2, personId: personId(world) }]]),
  }),
  previewScores: (world) => ({
    ...scoreFile(world),
    ...world.chance.one([{}, { isFaulty: true, limit: 1 }]),
  }),
  importScores: (world) => ({
    ...scoreFile(world),
    fileName: 'resultats-fictifs.csv',
    replacing: world.chance.one([null, aim.words(world, 'Note corrigée')]),
  }),
  scoreImports: ({ chance }) => chance.one([{}, { limit: 1, offset: 1 }]),
  withdrawImport: (world) => {
    const entry = anyOf(
      world,
      `SELECT source_file_sha256 AS sha, recorded_at AS at FROM evidence_entry WHERE source_file_sha256 IS NOT NULL
     ORDER BY id IN (SELECT entry_id FROM evidence_withdrawal) LIMIT 1`,
    );
    if (entry === undefined) return null;
    const of = { sourceSha256: String(entry['sha']), recordedAt: Number(entry['at']) };
    return { ...of, reason: aim.words(world, 'Mauvais fichier') };
  },
  likeness: ({ chance }) => chance.one([{}, { limit: 1 }]),
  merge: (world) => {
    const [keptId, mergedId] = [personId(world), personId(world)];
    if (keptId === null || mergedId === null) return null;
    return { keptId, mergedId, reason: aim.words(world, 'Même personne'), confirmation: confirmation(world) };
  },
  undoMerge: (world) => {
    const id = idOf(anyOf(world, 'SELECT id FROM person_merge'));
    return id === null
      ? null
      : { mergeId: id, reason: aim.words(world, 'Deux personnes'), confirmation: confirmation(world) };
  },
  dismissLikeness: (world) => {
    const [oneId, otherId] = [personId(world), personId(world)];
    if (oneId === null || otherId === null) return null;
    return { oneId, otherId, confirmation: confirmation(world) };
  },
};

/** Named at first by whoever is there, then under the PIN of one in office. */
export const administratorGenerator: Generator<RequestFor<'app', 'saveAdministrator'>> = (world) => {
  const known = world.facts.rows('SELECT id FROM administrator');
  const { chance } = world;
  const id = chance.odds(0.5) || known.length > 3 ? idOf(chance.of(known)) : null;
  return {
    ...(id === null ? {} : { administratorId: id }),
    name: aim.words(world, 'Administratrice'),
    isActive: chance.odds(0.8),
    ...(id === null || chance.odds(0.3) ? { pin: chance.one(aim.PINS) } : {}),
    ...(known.length > 0 && chance.odds(0.95) ? { confirmation: confirmation(world) } : {}),
  };
};

/** A code that nobody was given opens nothing. */
export const recoveryGenerator: Generator<RequestFor<'app', 'recoverAdministrator'>> = (world) => {
  const id = idOf(anyOf(world, 'SELECT id FROM administrator'));
  if (id === null) return null;
  return { administratorId: id, code: 'ABCDE-ABCDE-ABCDE-ABCDE', newPin: world.chance.one(aim.PINS) };
};
