/** A session is sealed, its papers leave, results are declared and come back: chance alone never seals a session whole. */
import { schemaFile } from '../../fixtures/reporting/declarations.ts';
import { archiveMinutes, dayContent, digestOf, personOfSample } from '../issuing/sealed-day.ts';
import { SESSION } from '../preparation.ts';
import { issuingGenerators, reportingGenerators } from './generators-issuing.ts';
import { someoneInOffice } from './story-candidates.ts';
import type { World } from './world.ts';

export async function papersLeave(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const administratorId = await someoneInOffice(world);
  const opened = await world.ask('candidates', 'save', personOfSample(0));
  const session = await world.ask('sessions', 'save', SESSION);
  if (administratorId === null || !opened.ok || !session.ok) return false;
  const enrolmentId = opened.value.enrolments[0]?.id ?? '';
  const sessionId = session.value.id;
  // Of the bloc that the session says nothing of.
  const held = { blocId: 'BC3', source: 'declared', reference: 'Attestation fictive' } as const;
  const since = { heldOn: '2024-06-18', validUntil: null };
  await world.ask('candidates', 'declareHeld', { enrolmentId, held: [{ ...held, ...since }] });
  const rank = 9_000 + world.facts.count('session_minutes');
  const minutesId = `pvs-${String(rank)}`;
  const numbered = (each: number): string => `PVS-2026-K7Q4-${String(each)}`;
  const content = dayContent([enrolmentId], 'decision');
  const sealed = {
    ...content,
    number: numbered(rank),
    candidates: content.candidates.slice(0, 1),
  };
  world.pass('a session is sealed', () => {
    archiveMinutes(world.panel, sessionId, sealed, minutesId);
  });
  const settings = await issuingGenerators.saveSettings(world);
  if (settings === null) return false;
  await world.ask('issuing', 'saveSettings', { ...settings, isMandated: true });
  await world.ask('issuing', 'setLogo', null);
  await world.ask('issuing', 'minutes', { sessionId });
  await world.ask('issuing', 'list', { minutesId });
  const paper = { minutesId, kind: 'certificate' as const, enrolmentId, blocId: null };
  await world.ask('issuing', 'preview', paper);
  const issued = await world.ask('issuing', 'issue', paper);
  if (!issued.ok) return false;
  const { documentId, number } = issued.value;
  const again = await world.ask('issuing', 'issue', paper);
  if (!again.ok || again.value.documentId !== documentId) {
    world.breaks('a certificate is delivered once', `${number} was issued twice`);
  }
  await world.ask('issuing', 'duplicate', { documentId });
  await world.ask('issuing', 'pdf', { documentId });
  await world.ask('issuing', 'print', { documentId });
  await world.ask('issuing', 'exportAll', { minutesId });
  await world.ask('issuing', 'printAll', { minutesId });
  await world.ask('issuing', 'resultsTable', { minutesId, formats: ['csv', 'xlsx'] });
  await world.ask('issuing', 'extract', { enrolmentId });
  const isDeclared = await declared(world, administratorId, number);
  const [first] = sealed.candidates;
  if (!isDeclared || first === undefined) return false;
  world.pass('what was decided is taken back', () => {
    const rows = first.rows.map((row) => ({
      ...row,
      ruling:
        row.ruling === null
          ? null
          : {
              ...row.ruling,
              ...{ kind: 'revocation' as const, outcome: null, reason: 'Fraude établie.' },
              supersedes: [{ number: sealed.number, digest: digestOf(sealed) }],
            },
    }));
    const revoked = {
      ...sealed,
      number: numbered(rank + 500),
      revision: 9,
      candidates: [{ ...first, rows }],
    };
    archiveMinutes(world.panel, sessionId, revoked, `${minutesId}-9`);
  });
  const pin = world.pins.get(administratorId) ?? '';
  const removal = { documentId, note: 'Par le portail', actor: { administratorId, pin } };
  return (await world.ask('reporting', 'noteRemoved', removal)).ok;
}

async function declared(world: World, administratorId: string, number: string): Promise<boolean> {
  const settings = await reportingGenerators.saveSettings(world);
  if (settings === null) return false;
  const sound = { ...settings, certifierId: settings.senderId, declaresBlocs: false };
  await world.ask('reporting', 'saveSettings', sound);
  await world.ask('reporting', 'setSchema', { name: 'cdc.xsd', bytes: new Uint8Array(schemaFile()) });
  const pin = world.pins.get(administratorId) ?? '';
  const lot = await world.ask('reporting', 'make', { actor: { administratorId, pin } });
  if (!lot.ok) return false;
  const { lotId } = lot.value;
  await world.ask('reporting', 'lot', { lotId });
  await world.ask('reporting', 'exportLot', { lotId });
  const xml = `<r><l><idTechnique>${number}</idTechnique><statut>ACCEPTE</statut></l></r>`;
  const read = await world.ask('reporting', 'readReturn', {
    name: 'retour.xml',
    bytes: new Uint8Array(Buffer.from(xml)),
  });
  return read.ok;
}
