/** Two files of one name: merged under an administrator's PIN, taken apart again, and said to be two. */
import * as aim from './aim.ts';
import { REFERENTIEL } from './generators-certifications.ts';
import type { World } from './world.ts';

export async function filesMerged(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const administratorId = await someoneInOffice(world);
  if (administratorId === null) return false;
  const confirmation = { administratorId, pin: world.pins.get(administratorId) ?? '' };
  const birthName = aim.words(world, 'Jumelle');
  const [keptId, mergedId] = [await opened(world, birthName), await opened(world, birthName)];
  if (keptId === null || mergedId === null) return false;
  const enrolled = await world.ask('candidates', 'enrol', {
    personId: mergedId,
    enrolment: {
      certification: { ...REFERENTIEL },
      blocIds: ['BC1'],
      accessWay: null,
      vaeWay: null,
      initiative: null,
      enrolledOn: '2026-09-01',
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      cpfFile: '',
    },
  });
  if (!enrolled.ok || !(await wronglyEntered(world, enrolled.value.enrolments))) return false;
  if (!(await importedAndWithdrawn(world, birthName))) return false;
  const reason = aim.words(world, 'Même personne');
  const merged = await world.ask('candidates', 'merge', { keptId, mergedId, reason, confirmation });
  if (!merged.ok) return false;
  const [enrolment] = merged.value.enrolments;
  if (enrolment?.personId !== mergedId)
    world.breaks('a merge moves nothing', `${mergedId} lost its enrolment`);
  const mergeId = merged.value.merges.find(({ undo }) => undo === null)?.id ?? '';
  await world.ask('candidates', 'undoMerge', { mergeId, reason: 'Deux personnes', confirmation });
  const apart = await world.ask('candidates', 'get', { personId: mergedId });
  if (!apart.ok || apart.value.id !== mergedId) {
    world.breaks('a merge that is undone gives back', `${mergedId} does not stand`);
  }
  const dismissed = await world.ask('candidates', 'dismissLikeness', {
    oneId: keptId,
    otherId: mergedId,
    confirmation,
  });
  return dismissed.ok;
}

/** A result that was entered for the wrong person is withdrawn, and stays. */
async function wronglyEntered(
  world: World,
  enrolments: readonly { readonly id: string }[],
): Promise<boolean> {
  const entered = await world.ask('candidates', 'recordEvidence', {
    enrolmentId: enrolments.at(-1)?.id ?? '',
    testId: 'BC1-questionnaire',
    kind: 'score',
    date: '2026-11-03',
    author: 'Gilda Serpolet',
    value: '13,5',
    outOf: '20',
    outcome: null,
    reference: '',
    isExcused: false,
  });
  if (!entered.ok) return false;
  const [entry] = world.facts.rows(
    'SELECT id FROM evidence_entry ORDER BY recorded_at DESC, rowid DESC LIMIT 1',
  );
  const withdrawn = await world.ask('candidates', 'withdrawEvidence', {
    entryId: String(entry?.['id']),
    reason: aim.words(world, 'Erreur'),
  });
  return withdrawn.ok;
}

/** A file of results is imported for someone who is enrolled, and withdrawn as one. */
async function importedAndWithdrawn(world: World, birthName: string): Promise<boolean> {
  const rows = [
    'Nom;Prénom;Bloc;Épreuve;Note;Sur;Date',
    `${birthName};Iris;BC1;Questionnaire;14;20;04/11/2026`,
  ];
  const imported = await world.ask('candidates', 'importScores', {
    bytes: Uint8Array.from(Buffer.from(rows.join('\r\n'))),
    fileName: 'resultats-fictifs.csv',
    certification: { ...REFERENTIEL },
    author: 'Organisme fictif',
    date: null,
    tests: [],
    choices: [],
    replacing: null,
  });
  if (!imported.ok) return false;
  const [entry] = world.facts.rows(
    `SELECT source_file_sha256 AS sha, recorded_at AS at FROM evidence_entry WHERE source_file_sha256 IS NOT NULL
     ORDER BY rowid DESC LIMIT 1`,
  );
  const withdrawn = await world.ask('candidates', 'withdrawImport', {
    sourceSha256: String(entry?.['sha']),
    recordedAt: Number(entry?.['at']),
    reason: aim.words(world, 'Mauvais fichier'),
  });
  return withdrawn.ok;
}

/** Someone in office has a code drawn, and comes back by it; another one is worth nothing. */
export async function administratorRecovered(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const administratorId = await someoneInOffice(world);
  if (administratorId === null) return false;
  const confirmation = { administratorId, pin: world.pins.get(administratorId) ?? '' };
  const made = await world.ask('app', 'makeRecoveryCode', { confirmation });
  if (!made.ok) return false;
  const back = { administratorId, code: made.value.code, newPin: world.chance.one(aim.PINS) };
  const recovered = await world.ask('app', 'recoverAdministrator', back);
  const again = await world.ask('app', 'recoverAdministrator', back);
  if (again.ok) world.breaks('a recovery code serves once', `${administratorId} came back twice`);
  return recovered.ok;
}

/** An administrator in office whose PIN those in the room know: one who is there, or the first. */
export async function someoneInOffice(world: World): Promise<string | null> {
  const active = world.facts.rows('SELECT id FROM administrator WHERE is_active = 1');
  const known = active.find(({ id }) => world.pins.has(String(id)));
  if (known !== undefined) return String(known['id']);
  if (active.length > 0) return null;
  const named = await world.ask('app', 'saveAdministrator', {
    name: aim.words(world, 'Administratrice'),
    isActive: true,
    pin: world.chance.one(aim.PINS),
  });
  return named.ok ? (named.value.at(-1)?.id ?? null) : null;
}

async function opened(world: World, birthName: string): Promise<string | null> {
  const birth = { date: '2001-02-03', place: '', code: null, postcode: null, country: null };
  const nothing = { usualName: '', email: '', phone: '', company: '', trainingBody: '', tutor: '' };
  const details = { ...nothing, birthName, firstNames: ['Iris'], sex: null, birth };
  const saved = await world.ask('candidates', 'save', { details });
  return saved.ok ? saved.value.id : null;
}
