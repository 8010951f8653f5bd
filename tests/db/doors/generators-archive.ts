import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import { isStanding, lockOf } from './reading.ts';
import type { World } from './world.ts';

const SCAN = new Uint8Array(Buffer.from(`%PDF-1.4\n${'scan '.repeat(20)}\n%%EOF\n`));
const AWAITING = aim.isOf('signature', 'archived');

/** Minutes, the last ones more often: those are the ones that may be rectified. */
function minutesRef({ chance, facts }: World): { minutesId: string } | null {
  const known = facts.minutes();
  const target = chance.odds(0.6) ? known.at(-1) : chance.of(known);
  if (target === undefined) return null;
  return { minutesId: chance.odds(0.02) ? target.passage_id : target.id };
}

export const archiveGenerators: AreaGenerators<'archive'> = {
  search: (world) =>
    world.chance.one([{ text: '' }, { text: 'Candidat' }, { text: '', outcome: 'validated' as const }]),
  matching: (world) => {
    const known = world.facts.minutes().map(({ id }) => id);
    return world.chance.one([{ text: 'Candidat' }, { text: '', among: known.slice(-2) }]);
  },
  get: minutesRef,
  pdf: minutesRef,
  scan: (world) => {
    const target = minutesRef(world);
    const [row] = world.facts.rows('SELECT juror_id FROM paper_scan ORDER BY position DESC LIMIT 1');
    return target === null ? null : { ...target, jurorId: String(row?.['juror_id'] ?? 'nobody') };
  },
  verify: minutesRef,
  chain: () => undefined,
  exportChainHead: () => undefined,
  compareWitness: ({ chance, facts }) => {
    const row = chance.of(facts.rows('SELECT seq, digest FROM chain ORDER BY seq DESC LIMIT 30'));
    const text = `Pupitre tete de chaine\n2026-11-24T13:00:00.000Z\n${String(row?.['seq'])}\n${String(row?.['digest'])}\n`;
    return { text };
  },
  proof: minutesRef,
  exportFiles: (world) => {
    const target = minutesRef(world);
    return target === null
      ? null
      : { minutesIds: [target.minutesId], formats: ['pdf', 'json', 'digests', 'proof'] };
  },
  print: minutesRef,
};

export const registerGenerators: AreaGenerators<'register'> = {
  state: () => undefined,
  ofPassage: (world) => (world.chance.odds(0.5) ? minutesRef(world) : aim.passageRef(world)),
  resumeFromJournal: (world) => aim.passageRef(world),
};

export const rectificationGenerators: AreaGenerators<'rectifications'> = {
  get: minutesRef,
  lock: (world) => {
    const target = minutesRef(world);
    if (target === null) return null;
    const change = world.chance.one([
      { path: '/candidate/lastName', value: aim.words(world, 'Rectifié') },
      { path: '/candidate/tutor', value: aim.words(world, 'Tuteur') },
      { path: '/members/0/name', value: aim.words(world, 'Membre') },
      { path: '/decision/outcome', value: 'validated' },
      { path: '/competences/0/criteria/0/marks/0/levelId', value: 'acquis' },
    ]);
    return { ...target, reason: aim.words(world, 'Motif'), changes: [change] };
  },
  pages: minutesRef,
  sign: (world) => {
    const target = minutesRef(world);
    const passage = world.facts.minutes().find(({ id }) => id === target?.minutesId)?.passage_id;
    const row = passage === undefined ? undefined : world.facts.passage(passage);
    const juror = row === undefined ? null : aim.member(world, row);
    if (target === null || row === undefined || juror === null) return null;
    return {
      ...target,
      jurorId: juror.id,
      pin: aim.pinOf(world, juror.id),
      contentDigest: lockOf(world, row.id)?.content_digest ?? '0'.repeat(64),
      svg: inkSignature(1 + world.chance.below(9)),
    };
  },
  cancel: (world) => {
    const target = minutesRef(world);
    if (target === null) return null;
    const minutes = world.facts.minutes().find(({ id }) => id === target.minutesId);
    const confirmation =
      minutes === undefined || world.chance.odds(0.2) ? null : aim.confirmation(world, minutes.passage_id);
    return { ...target, reason: aim.words(world, 'Motif'), confirmation };
  },
  archive: minutesRef,
};

export const signedDocumentGenerators: AreaGenerators<'signedDocuments'> = {
  printBlank: (world) => aim.passageRef(world, AWAITING),
  saveBlank: (world) => aim.passageRef(world, AWAITING),
  attach: (world) => {
    const target = aim.passage(world, aim.isOf('signature')) ?? aim.passage(world, AWAITING);
    const lock = target === null ? undefined : lockOf(world, target.id);
    const attester = target === null ? null : aim.member(world, target);
    const signer = target === null ? null : aim.member(world, target);
    if (target === null || lock === undefined || attester === null || signer === null) return null;
    return {
      passageId: target.id,
      attestedBy: attester.id,
      pin: aim.pinOf(world, attester.id),
      contentDigest: isStanding(world, lock) ? lock.content_digest : '0'.repeat(64),
      name: 'pv signé.pdf',
      bytes: new Uint8Array(SCAN),
      jurorIds: [signer.id],
    };
  },
  withdraw: (world) => {
    const target = documentRef(world);
    if (target === null) return null;
    const [row] = world.facts.rows(
      'SELECT passage_id FROM external_document WHERE id = ?',
      target.documentId,
    );
    const confirmation = aim.confirmation(world, String(row?.['passage_id']));
    return confirmation === null ? null : { ...target, reason: aim.words(world, 'Motif'), confirmation };
  },
  read: (world) => documentRef(world),
};

function documentRef({ chance, facts }: World): { documentId: string } | null {
  const known = facts.ids('external_document');
  const documentId = chance.odds(0.6) ? known.at(-1) : chance.of(known);
  return documentId === undefined ? null : { documentId };
}
