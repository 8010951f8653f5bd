/** The jury of a session on its candidates: links, decisions bloc by bloc, marks that compensate, liftings and revocations. */
import { BLOC_DECISIONS } from '../../../src/domain/bloc/bloc.schema.ts';
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { RequestFor, World } from './world.ts';

interface Aimed {
  readonly sessionId: string;
  readonly enrolmentId: string;
}

/** A session, and mostly a candidate whom it heard. */
function candidate(world: World): Aimed | null {
  const session = aim.session(world);
  if (session === null) return null;
  const heard = world.facts.rows(
    `SELECT DISTINCT enrolment_id AS id FROM passage_enrolment JOIN passage ON passage.id = passage_id
     WHERE session_id = ?`,
    session.id,
  );
  const any = world.facts.rows('SELECT id FROM enrolment');
  const row = world.chance.of(world.chance.odds(0.9) && heard.length > 0 ? heard : any);
  return row === undefined ? null : { sessionId: session.id, enrolmentId: String(row['id']) };
}

/** The president's PIN mostly, another member's otherwise. */
function confirmations(world: World, sessionId: string) {
  const holders = world.facts.members(sessionId).filter(({ id }) => world.pins.has(id));
  const president = holders.find(({ is_president }) => is_president === 1);
  const holder = president !== undefined && world.chance.odds(0.85) ? president : world.chance.of(holders);
  return holder === undefined ? null : [{ jurorId: holder.id, pin: aim.pinOf(world, holder.id) }];
}

const bloc = ({ chance }: World) => chance.one(['BC1', 'BC1', 'BC2', 'BC9']);

function onBloc(world: World): RequestFor<'decisions', 'revoke'> | null {
  const aimed = candidate(world);
  const given = aimed === null ? null : confirmations(world, aimed.sessionId);
  if (aimed === null || given === null) return null;
  return { ...aimed, blocId: bloc(world), reason: aim.words(world, 'Motif'), confirmations: given };
}

function decision(world: World, enrolmentId: string) {
  const { chance } = world;
  const outcome = chance.one(BLOC_DECISIONS);
  return {
    enrolmentId,
    blocId: bloc(world),
    outcome,
    reason: chance.odds(0.85) ? aim.words(world, 'Motif') : '',
    recommendations: '',
    condition:
      outcome === 'conditional' || chance.odds(0.05)
        ? {
            document: 'Attestation fictive',
            dueOn: chance.one(['2026-12-31', '2020-01-01']),
            isLiftedByPresident: chance.odds(0.7),
          }
        : null,
    vote: chance.odds(0.8) ? null : { for: chance.below(3), against: chance.below(3), abstained: 0 },
    dissents: [],
    hasCastingVote: false,
  };
}

function brought(world: World): { readonly sessionId: string; readonly limit?: number } | null {
  const session = aim.session(world);
  return session === null ? null : { sessionId: session.id, ...world.chance.one([{}, { limit: 1 }]) };
}

function administrator(world: World) {
  const row = world.chance.of(world.facts.rows('SELECT id FROM administrator WHERE is_active = 1'));
  return row === undefined
    ? null
    : { administratorId: String(row['id']), pin: aim.pinOf(world, String(row['id'])) };
}

function foreignId({ chance, facts }: World): string {
  return String(chance.of(facts.rows('SELECT id FROM foreign_minutes'))?.['id'] ?? 'nowhere');
}

function authority({ chance, facts }: World): string {
  return String(chance.of(facts.rows('SELECT sha256 FROM foreign_authority'))?.['sha256'] ?? '0'.repeat(64));
}

export const decisionGenerators: AreaGenerators<'decisions'> = {
  table: (world) => {
    const session = aim.session(world);
    return session === null ? null : { sessionId: session.id, ...world.chance.one([{}, { limit: 1 }]) };
  },
  candidate,
  dossier: (world) => {
    const aimed = candidate(world);
    return aimed === null ? null : { enrolmentId: aimed.enrolmentId };
  },
  list: (world) => {
    const aimed = candidate(world);
    if (aimed === null) return null;
    return {
      sessionId: aimed.sessionId,
      enrolmentIds: [aimed.enrolmentId],
      isListed: world.chance.odds(0.8),
    };
  },
  declareLinks: (world) => {
    const aimed = candidate(world);
    const member = aimed === null ? undefined : world.chance.of(world.facts.members(aimed.sessionId));
    if (aimed === null || member === undefined) return null;
    const isLinked = world.chance.odds(0.1);
    const said = isLinked
      ? { kind: 'withdrawn' as const, reason: aim.words(world, 'Lien') }
      : { kind: 'no-link' as const, reason: '' };
    return {
      sessionId: aimed.sessionId,
      jurorId: member.id,
      declarations: [{ enrolmentId: aimed.enrolmentId, ...said }],
    };
  },
  decide: (world) => {
    const aimed = candidate(world);
    const given = aimed === null ? null : confirmations(world, aimed.sessionId);
    if (aimed === null || given === null) return null;
    return {
      sessionId: aimed.sessionId,
      decisions: [decision(world, aimed.enrolmentId)],
      confirmations: given,
    };
  },
  takeBack: onBloc,
  enterMark: (world) => {
    const asked = onBloc(world);
    if (asked === null) return null;
    const testId = world.chance.one(['BC1-oral-defence', 'BC1-role-play', 'nowhere']);
    const mark = world.chance.one([{ value: '12', outOf: '20' }, { value: '21', outOf: '20' }, null]);
    return { ...asked, testId, mark };
  },
  lift: onBloc,
  revoke: onBloc,
  review: ({ chance }) => chance.one([{}, { limit: 1 }]),
  importMinutes: (world) => {
    const session = aim.session(world);
    if (session === null) return null;
    const junk = Buffer.from(
      world.chance.one(['%PDF-1.7\n%\u00ff\u00ff', 'PK\u0003\u0004', 'rien', '']),
      'latin1',
    );
    return { sessionId: session.id, files: [{ name: 'recu.pdf', bytes: new Uint8Array(junk) }] };
  },
  foreign: brought,
  foreignCandidates: brought,
  readForeign: (world) => ({ foreignId: foreignId(world) }),
  linkForeign: (world) => {
    const session = aim.session(world);
    if (session === null) return null;
    const person = world.chance.of(world.facts.rows('SELECT id FROM person'));
    return {
      sessionId: session.id,
      of: [{ foreignId: foreignId(world), index: world.chance.one([0, 0, 1]) }],
      personId: person === undefined || world.chance.odds(0.3) ? null : String(person['id']),
    };
  },
  authorities: ({ chance }) => chance.one([{}, { limit: 1 }]),
  acceptAuthority: (world) => {
    const confirmation = administrator(world);
    if (confirmation === null) return null;
    const sha256 = authority(world);
    const fingerprint = world.chance.odds(0.8) ? sha256 : 'f'.repeat(64);
    return { sha256, fingerprint, fingerprintSource: aim.words(world, 'Courrier'), confirmation };
  },
  withdrawAuthority: (world) => {
    const confirmation = administrator(world);
    return confirmation === null
      ? null
      : { sha256: authority(world), reason: aim.words(world, 'Motif'), confirmation };
  },
};
