/** Short stories that reach what chance alone seldom does: paper, envelopes, a second thought, a seal, the day before. */
import * as aim from './aim.ts';
import { archiveGenerators } from './generators-archive.ts';
import { seatGenerators } from './generators-conduct.ts';
import { memberDraft, sessionDraft, setupDraft } from './generators-preparation.ts';
import { roleplayGenerators } from './generators-roleplay.ts';
import { signingGenerators, timestampGenerators } from './generators-signing.ts';
import { paper } from './paper.ts';
import { rectify } from './rectify.ts';
import { anew, arrival, departure } from './scenes-jury.ts';
import type { World } from './world.ts';

export async function playScene(world: World): Promise<void> {
  await world.chance.one([
    paper,
    paper,
    seat,
    departure,
    departure,
    departure,
    arrival,
    arrival,
    anew,
    intruder,
    envelopes,
    correction,
    correction,
    seal,
    timestamps,
    dayBefore,
    archive,
  ])(world);
}

/** A juror looks, notes, thinks better of it, and leaves their seat. */
async function seat(world: World): Promise<void> {
  for (const method of ['observe', 'addNote', 'observe', 'retractNote', 'grid', 'mark', 'close'] as const) {
    const request = await seatGenerators[method](world);
    if (request !== null) await world.together([[`seats.${method}`, request]]);
  }
}

/** Someone alters the stored state of a passage with another program; the office goes on from the journal. */
async function intruder(world: World): Promise<void> {
  const { chance, facts, panel } = world;
  const begun = facts.passages().filter(({ id, stage }) => stage !== 'archived' && facts.hasBegun(id));
  const target = chance.of(begun);
  if (target === undefined) return;
  const other = target.stage === 'timed' ? 'marking' : 'timed';
  const alter = panel.db.prepare(
    `UPDATE passage_state SET state = json_set(state, '$.stage', ?) WHERE passage_id = ?`,
  );
  alter.run(other, target.id);
  world.restart(1_000, chance.odds(0.5));
  await world.ask('register', 'state', undefined);
  await world.ask('register', 'resumeFromJournal', { passageId: target.id });
}

async function envelopes(world: World): Promise<void> {
  const { chance, facts } = world;
  const target = chance.of(
    facts.passages().filter(({ stage, test_id }) => stage === 'reception' && test_id.endsWith('role-play')),
  );
  if (target === undefined) return;
  const request = {
    passageId: target.id,
    exclusions: [],
    repeatReason: null,
    replaceReason: aim.words(world, 'Motif'),
  };
  await world.ask('roleplay', chance.odds(0.7) ? 'prepareEnvelopes' : 'sealDraw', request);
  await world.ask('roleplay', 'openEnvelope', { passageId: target.id, envelope: 1 + chance.below(3) });
  const roles = await roleplayGenerators.assignRoles(world);
  if (roles !== null) await world.ask('roleplay', 'assignRoles', roles);
}

/** A rectification is carried on, and sometimes given up. */
async function correction(world: World): Promise<void> {
  for (let act = 0; act < 5; act += 1) await rectify(world);
  const minutes = world.facts.minutes().at(-1);
  if (minutes === undefined || world.chance.odds(0.6)) return;
  await world.ask('rectifications', 'cancel', {
    minutesId: minutes.id,
    reason: aim.words(world, 'Motif'),
    confirmation: aim.confirmation(world, minutes.passage_id),
  });
}

async function seal(world: World): Promise<void> {
  const request = await signingGenerators.importSeal(world);
  if (request !== null) await world.ask('signing', 'importSeal', request);
  if (world.chance.odds(0.6)) await world.ask('signing', 'removeSeal', undefined);
}

async function timestamps(world: World): Promise<void> {
  const request = await timestampGenerators.save(world);
  if (request !== null) await world.ask('timestamps', 'save', request);
  const run = await timestampGenerators.run(world);
  if (run !== null) await world.ask('timestamps', 'run', run);
}

/** A session is prepared, and what was entered by mistake is taken out again. */
async function dayBefore(world: World): Promise<void> {
  const { chance, facts } = world;
  const isFresh = ({ id }: { readonly id: string }): boolean =>
    facts.passages().every((row) => row.session_id !== id || !facts.hasBegun(row.id));
  if (!facts.sessions().some(isFresh)) await world.ask('sessions', 'save', sessionDraft(world, null));
  const fresh = facts.sessions().find(isFresh);
  if (fresh === undefined) return;
  await world.ask('sessions', 'saveMember', memberDraft(world, fresh.id, false));
  const member = chance.of(facts.members(fresh.id));
  if (member !== undefined) await world.ask('sessions', 'removeMember', { jurorId: member.id });
  const handouts = { text: null, questions: ['Relancer un client ?', 'Tenir un prix ?'] };
  const added = await world.ask('setups', 'save', { ...setupDraft(world, fresh.id), handouts });
  if (!added.ok) return;
  const passageId = added.value.id;
  const bytes = new Uint8Array(Buffer.from(aim.words(world, 'contenu')));
  await world.ask('setups', 'attach', { passageId, name: 'note.pdf', mediaType: 'application/pdf', bytes });
  const attachment = facts.attachments(passageId)[0];
  if (attachment !== undefined) await world.ask('setups', 'detach', { attachmentId: attachment.id });
  await world.ask('setups', 'drawQuestion', { passageId });
  await world.ask('setups', 'remove', { passageId });
}

/** Someone reads what was archived. */
async function archive(world: World): Promise<void> {
  const minutes = world.chance.of(world.facts.minutes());
  if (minutes === undefined) return;
  const ref = { minutesId: minutes.id };
  const method = world.chance.one(['get', 'verify', 'proof', 'pdf', 'print'] as const);
  await world.ask('archive', method, ref);
  const request = await archiveGenerators.exportFiles(world);
  if (request !== null && world.chance.odds(0.2)) await world.ask('archive', 'exportFiles', request);
}
