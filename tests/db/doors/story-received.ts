/** Minutes of another place come in, are said to be somebody's, and count as long as an administrator answers for their authority. */
import { openPlace } from '../decisions/received-conduct.ts';
import { START } from '../passage-panel.ts';
import { SESSION } from '../preparation.ts';
import { someoneInOffice } from './story-candidates.ts';
import type { World } from './world.ts';

const TEN_DAYS_MS = 10 * 86_400_000;

/** Signed once for all worlds: keys and pages take a second. */
const elsewhere = once(async () => {
  const place = await openPlace('Autre centre fictif', START - TEN_DAYS_MS);
  return { sha256: place.sha256, pdf: (await place.minutes()).sealed };
});

export async function minutesReceived(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const administratorId = await someoneInOffice(world);
  const session = await world.ask('sessions', 'save', SESSION);
  if (administratorId === null || !session.ok) return false;
  const { pdf, sha256 } = await elsewhere();
  const sessionId = session.value.id;
  const changed = pdf.slice();
  changed[2_000] = (changed[2_000] ?? 0) ^ 1;
  const files = [
    { name: 'recu.pdf', bytes: new Uint8Array(pdf) },
    { name: 'change.pdf', bytes: new Uint8Array(changed) },
  ];
  const report = await world.ask('decisions', 'importMinutes', { sessionId, files });
  if (!report.ok) return false;
  if (report.value.refused[0]?.name !== 'change.pdf')
    world.breaks('minutes that were changed are refused', 'change.pdf was taken in');
  const minutes = await world.ask('decisions', 'foreign', { sessionId });
  const candidates = await world.ask('decisions', 'foreignCandidates', { sessionId });
  const [first] = minutes.ok ? minutes.value.rows : [];
  const of = candidates.ok ? (candidates.value.rows[0]?.of ?? []) : [];
  if (first === undefined) return false;
  await world.ask('decisions', 'readForeign', { foreignId: first.id });
  const places = of.map(({ foreignId, index }) => ({ foreignId, index }));
  const linked = await world.ask('decisions', 'linkForeign', { sessionId, of: places, personId: null });
  await world.ask('decisions', 'authorities', {});
  const confirmation = { administratorId, pin: world.pins.get(administratorId) ?? '' };
  const word = { sha256, fingerprint: sha256, fingerprintSource: 'Appel fictif', confirmation };
  const accepted = await world.ask('decisions', 'acceptAuthority', word);
  const withdrawal = { sha256, reason: 'Poste perdu', confirmation };
  const withdrawn = await world.ask('decisions', 'withdrawAuthority', withdrawal);
  const after = await world.ask('decisions', 'foreign', { sessionId });
  if (withdrawn.ok && after.ok && after.value.rows[0]?.status === 'usable')
    world.breaks('minutes count as long as someone answers for them', `${first.number} counts`);
  await world.ask('decisions', 'acceptAuthority', word);
  return linked.ok && accepted.ok && withdrawn.ok;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}
