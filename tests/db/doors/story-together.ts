/** Two candidates by one clock: put together and apart, heard at once, one grid after the other, and one of them leaves. */
import { readFileSync } from 'node:fs';
import * as aim from './aim.ts';
import { memberDraft, sessionDraft } from './generators-preparation.ts';
import type { World } from './world.ts';

const FILE = new URL(
  '../../../resources/certifications/cqp-commercial-sedentaire-alimentaire-2.json',
  import.meta.url,
);
const CERTIFICATION = { id: 'cqp-a-plusieurs', version: '2.0.0' };
const TEST = 'BC1-oral-defence';
const PIN = '2749';

export async function passedTogether(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.rows('SELECT 1 FROM grid_seal LIMIT 1').length === 0) return false;
  const day = await dayOfTwo(world);
  if (day === null) return false;
  const { jurorIds, passageIds, sessionId } = day;
  await world.ask('setups', 'together', { sessionId, passageIds });
  const apart = await world.ask('setups', 'apart', { passageId: passageIds[1] });
  const put = await world.ask('setups', 'together', { sessionId, passageIds });
  if (!apart.ok || !put.ok) return false;
  for (const passageId of passageIds) await receive(world, passageId, jurorIds);
  const [first, second] = passageIds;
  const started = await order(world, second, { type: 'start-phase', phaseId: 'presentation' });
  if (!started.ok) return false;
  const seat = await world.ask('seats', 'open', { passageId: first, jurorId: jurorIds[0] ?? '', pin: PIN });
  if (!seat.ok) return false;
  const beside = await world.ask('seats', 'openBeside', { token: seat.value.token, passageId: second });
  world.pass('minutes go by', () => {
    world.panel.drive.advance(world.chance.one([1, 6]) * 60_000);
  });
  if (world.chance.odds(0.5)) world.restart(world.chance.one([1_000, 90_000]), true);
  await order(world, first, { type: 'rule-on-interruption', ruling: 'resume', reason: 'Motif' });
  await order(world, first, { type: 'pause', reason: aim.words(world, 'Motif') });
  const reason = aim.words(world, 'Abandon');
  const left = await world.ask('passages', 'leaveTogether', { passageId: first, reason });
  await order(world, second, { type: 'resume' });
  return beside.ok && left.ok;
}

type Command = Parameters<typeof order>[2];

function order(
  world: World,
  passageId: string,
  command: Parameters<typeof world.ask<'passages', 'command'>>[2]['command'],
) {
  return world.ask('passages', 'command', { passageId, command, isSecondClockConfirmed: true });
}

async function receive(world: World, passageId: string, jurorIds: readonly string[]): Promise<void> {
  for (const jurorId of jurorIds) {
    await world.ask('passages', 'declare', { passageId, jurorId, kind: 'no-link', reason: '' });
  }
  const identity: Command = { type: 'check-identity', document: 'identity-card', note: '' };
  await order(world, passageId, identity);
  await order(world, passageId, { type: 'record-attendance', status: 'present', note: '' });
}

interface Day {
  readonly sessionId: string;
  readonly jurorIds: readonly string[];
  readonly passageIds: [string, string];
}

/** A session on a made-up version of the shipped certification, whose defence takes several candidates. */
async function dayOfTwo(world: World): Promise<Day | null> {
  await world.ask('referentiels', 'importFile', { name: 'a-plusieurs.json', bytes: certificationFile() });
  const { blocIds, date, place, status, title } = sessionDraft(world, null);
  const details = { blocIds, date, place, status, title, referentiel: CERTIFICATION };
  const session = await world.ask('sessions', 'save', details);
  if (!session.ok) return null;
  const sessionId = session.value.id;
  const jurorIds: string[] = [];
  for (const isPresident of [true, false]) {
    const member = { ...memberDraft(world, sessionId, isPresident), isConsultative: false };
    const saved = await world.ask('sessions', 'saveMember', {
      ...member,
      isExternal: true,
      presence: 'on-site',
    });
    if (!saved.ok) return null;
    const jurorId = saved.value.members.at(-1)?.id ?? '';
    await world.ask('sessions', 'setPin', { jurorId, pin: PIN });
    jurorIds.push(jurorId);
  }
  const one = await candidate(world, sessionId);
  const other = await candidate(world, sessionId);
  return one === null || other === null ? null : { sessionId, jurorIds, passageIds: [one, other] };
}

async function candidate(world: World, sessionId: string): Promise<string | null> {
  const saved = await world.ask('setups', 'save', {
    sessionId,
    candidate: {
      lastName: aim.words(world, 'Ensemble'),
      firstName: 'Iris',
      birthDate: '2001-02-03',
      birthPlace: 'Ville-Fictive',
      company: '',
      trainingBody: '',
      tutor: '',
    },
    testId: TEST,
    caseTitle: '',
    accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
    evaluatorChoice: null,
    plannedTime: null,
    importedResults: {},
  });
  return saved.ok ? saved.value.id : null;
}

function certificationFile(): Uint8Array<ArrayBuffer> {
  const shipped = JSON.parse(readFileSync(FILE, 'utf8')) as {
    readonly tests: readonly { readonly id: string }[];
  };
  const tests = shipped.tests.map((test) =>
    test.id === TEST ? { ...test, candidates: { min: 2, max: 3 } } : test,
  );
  return Uint8Array.from(Buffer.from(JSON.stringify({ ...shipped, ...CERTIFICATION, tests })));
}
