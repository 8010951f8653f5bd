import { PNG_LOGO } from '../../fixtures/issuing/papers.ts';
import { schemaFile } from '../../fixtures/reporting/declarations.ts';
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

const JUNK = new Uint8Array(Buffer.from('<svg><script/></svg>'));

/** Sealed minutes of a session, and a candidate of them. */
function sealed({ chance, facts }: World): { minutesId: string; enrolmentId: string; blocId: string } | null {
  const rows = facts.rows(
    `SELECT m.id, b.enrolment_id, b.bloc_id FROM session_minutes m JOIN session_minutes_ruling r
       ON r.session_minutes_id = m.id JOIN bloc_ruling b ON b.id = r.ruling_id`,
  );
  const row = chance.of(rows);
  if (row === undefined) return null;
  return {
    minutesId: String(row['id']),
    enrolmentId: String(row['enrolment_id']),
    blocId: String(row['bloc_id']),
  };
}

function minutesRef(world: World): { minutesId: string } | null {
  const found = sealed(world);
  return found === null ? null : { minutesId: found.minutesId };
}

function paper(world: World) {
  const found = sealed(world);
  if (found === null) return null;
  const kind = world.chance.one(['notification', 'attestation', 'certificate'] as const);
  return { ...found, kind, blocId: kind === 'attestation' ? found.blocId : null };
}

function issued({ chance, facts }: World, kinds = ''): { documentId: string } | null {
  const row = chance.of(facts.rows(`SELECT id FROM issued_document ${kinds} ORDER BY rowid`));
  return row === undefined ? null : { documentId: String(row['id']) };
}

function lotRef({ chance, facts }: World): { lotId: string } | null {
  const row = chance.of(facts.rows('SELECT id FROM declaration_lot ORDER BY rowid'));
  return row === undefined ? null : { lotId: String(row['id']) };
}

/** A report on something that was declared, or on nothing known. */
function report({ chance, facts }: World) {
  const row = chance.of(facts.rows('SELECT technical_id FROM declaration_row'));
  const id = row === undefined || chance.odds(0.2) ? 'INCONNU' : String(row['technical_id']);
  const status = chance.one(['ACCEPTE', 'REJETE', 'EN_COURS']);
  const xml = `<r><l><idTechnique>${id}</idTechnique><statut>${status}</statut><motif>Sexe</motif></l></r>`;
  return { name: 'retour.xml', bytes: new Uint8Array(Buffer.from(chance.odds(0.1) ? '<r' : xml)) };
}

export const issuingGenerators: AreaGenerators<'issuing'> = {
  settings: () => undefined,
  saveSettings: (world) => ({
    signatoryName: aim.words(world, 'Signataire'),
    signatoryQuality: 'Directrice',
    place: 'Port-Blanc',
    mentions: aim.words(world, 'Mentions'),
    appeal: aim.words(world, 'Recours'),
    isMandated: world.chance.odds(0.9),
  }),
  setLogo: ({ chance }) =>
    chance.one([
      null,
      { name: 'logo.png', bytes: new Uint8Array(PNG_LOGO.bytes) },
      { name: 'faux.svg', bytes: JUNK },
    ]),
  minutes: (world) => {
    const target = aim.session(world);
    return target === null ? null : { sessionId: target.id };
  },
  list: minutesRef,
  preview: paper,
  issue: paper,
  duplicate: (world) => issued(world, "WHERE kind IN ('notification', 'attestation', 'certificate')"),
  pdf: (world) => issued(world),
  print: (world) => issued(world),
  exportAll: minutesRef,
  printAll: minutesRef,
  resultsTable: (world) => {
    const target = minutesRef(world);
    return target === null ? null : { ...target, formats: ['csv', 'xlsx', 'pdf'] };
  },
  extract: ({ chance, facts }) => {
    const row = chance.of(facts.rows('SELECT id FROM enrolment ORDER BY rowid'));
    return row === undefined ? null : { enrolmentId: String(row['id']) };
  },
};

export const reportingGenerators: AreaGenerators<'reporting'> = {
  settings: () => undefined,
  saveSettings: ({ chance }) => ({
    senderId: 'AAAA0001',
    certifierId: chance.odds(0.9) ? 'AAAA0001' : 'AAAA',
    contractId: 'CONTRATEXEMPLE',
    depositor: 'CERTIFICATEUR',
    examMode: 'EN_PRESENTIEL',
    examPostalCode: '',
    declaresBlocs: chance.odds(0.8),
  }),
  setSchema: ({ chance }) => ({
    name: 'schema.xsd',
    bytes: chance.odds(0.9) ? new Uint8Array(schemaFile()) : JUNK,
  }),
  check: () => ({}),
  make: (world) => {
    const row = world.chance.of(world.facts.rows('SELECT id FROM administrator WHERE is_active = 1'));
    return row === undefined
      ? null
      : { actor: { administratorId: String(row['id']), pin: aim.pinOf(world, String(row['id'])) } };
  },
  lots: () => ({}),
  lot: lotRef,
  exportLot: lotRef,
  readReturn: report,
  noteRemoved: (world) => {
    const row = world.chance.of(world.facts.rows('SELECT id FROM administrator WHERE is_active = 1'));
    const paper = world.chance.of(world.facts.rows('SELECT document_id AS id FROM declaration_row'));
    if (row === undefined || paper === undefined) return null;
    const id = String(row['id']);
    const actor = { administratorId: id, pin: aim.pinOf(world, id) };
    return { documentId: String(paper['id']), note: aim.words(world, 'Supprimé'), actor };
  },
  deadlines: () => undefined,
};
