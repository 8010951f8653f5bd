/** A member's grid comes from paper: typed in after the passage, its sheet scanned, read again, and told as such. */
import { concludeToSignature, hear, openSeat, PIN, prepare, receive, signAll } from '../passage-conduct.ts';
import { done } from '../passage-panel.ts';
import * as aim from './aim.ts';
import { LEVELS } from './generators-conduct.ts';
import type { World } from './world.ts';

export async function gridFromPaper(world: World): Promise<boolean> {
  const target = world.facts.passages().find(aim.isOf('marking'));
  if (target === undefined) return false;
  const view = await world.ask('passages', 'get', { passageId: target.id });
  if (!view.ok) return false;
  const sealed = world.facts.sealed(target.id);
  const jurorId = view.value.seats.find(
    (seat) => seat.isMarking && !sealed.has(seat.jurorId) && world.pins.has(seat.jurorId),
  )?.jurorId;
  if (jurorId === undefined) return false;
  const opened = await world.ask('seats', 'open', {
    passageId: target.id,
    jurorId,
    pin: world.pins.get(jurorId) ?? '',
  });
  if (!opened.ok) return false;
  const { token } = opened.value;
  const criterion = view.value.competences[0]?.criteria[0];
  const indicator = criterion?.indicators[0];
  if (criterion === undefined || indicator === undefined) return false;
  const [levelId] = LEVELS;
  const marked = await world.ask('seats', 'mark', {
    ...{ token, criterionId: criterion.id, levelId, fromPaper: true as const },
  });
  const seen = await world.ask('seats', 'observe', {
    ...{ token, indicatorId: indicator.id, value: 'partly' as const, fromPaper: true as const },
  });
  const bytes = Buffer.from('%PDF-1.4 grille %%EOF');
  const scanned = await world.ask('seats', 'attachScan', { token, name: 'Grille.pdf', bytes });
  const read = await world.ask('seats', 'readScan', { token });
  const paper = await world.ask('seats', 'paper', { token });
  const withdrawn = await world.ask('seats', 'withdrawScan', { token });
  if (withdrawn.ok && withdrawn.value.scan !== null)
    world.breaks('a scan that was taken back is no scan of the grid', `${target.id} of ${jurorId}`);
  const again = await world.ask('seats', 'attachScan', { token, name: 'Grille.pdf', bytes });
  if (!again.ok) return false;
  if (!marked.ok || !seen.ok || !scanned.ok || !read.ok || !paper.ok) return false;
  if (!bytes.equals(read.value.bytes) || paper.value.entryCount < 2)
    world.breaks('what came from paper is kept as it came', `${target.id} of ${jurorId}`);
  return scanInArchive(world);
}

/** A scan that stands leaves with the minutes, and is read beside them. */
async function scanInArchive(world: World): Promise<boolean> {
  const { panel, pins } = world;
  const passage = await prepare(panel, 2);
  for (const id of passage.jurorIds) pins.set(id, PIN);
  const [jurorId = ''] = passage.jurorIds;
  await receive(panel, passage);
  await hear(panel, passage);
  const bytes = Buffer.from('%PDF-1.4 annexe %%EOF');
  const token = await openSeat(panel, passage, jurorId);
  await done(panel.handlers.seats.attachScan({ token, name: 'Annexe.pdf', bytes }));
  await concludeToSignature(panel, passage);
  await signAll(panel, passage);
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId: passage.passageId }));
  const read = await world.ask('archive', 'scan', { minutesId: minutesId ?? '', jurorId });
  if (read.ok && !bytes.equals(read.value.bytes))
    world.breaks('the scan that the minutes name is read as it came', passage.passageId);
  return read.ok;
}
