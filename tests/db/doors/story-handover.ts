/** A session is handed out, played on another laptop to sealed minutes, and these come back; nothing of it happens here meanwhile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSealedFile, readSealedFile, sealFile } from '../../../src/core/areas/handovers/sealed-file.ts';
import { addPassage, archiveOne, PIN, prepare } from '../passage-conduct.ts';
import { done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { seated } from '../handovers/two-laptops.ts';
import { pauseAll } from './clocks.ts';
import type { World } from './world.ts';

const CODE = 'ABCDE-FGHJK-LMNPQ-RSTUV';

export async function passagesElsewhere(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const { panel } = world;
  const { jurorIds, passageId, sessionId } = await prepare(panel, 2);
  knows(world, jurorIds);
  const asked = { sessionId, passageIds: [passageId], jurorIds, recipient: 'Salle fictive' };
  const handed = await world.ask('handovers', 'handOut', asked);
  if (!handed.ok) return false;
  const begun = await world.ask('passages', 'command', {
    passageId,
    command: { type: 'record-attendance', status: 'present', note: '' },
  });
  if (begun.ok) world.breaks('a passage that is handed out does not begin here', passageId);
  const file = readFileSync(join(handed.value.folder, handed.value.file));
  const elsewhere = openPanel(panel.clock.read().wall);
  const received = await done(elsewhere.handlers.handovers.receive({ bytes: file, code: handed.value.code }));
  const session = await seated(elsewhere, received.sessionId);
  await archiveOne(elsewhere, session);
  const sent = await done(elsewhere.handlers.handovers.sendBack({ sessionId: received.sessionId }));
  const bytes = new Uint8Array(readFileSync(join(sent.folder, sent.file)));
  elsewhere.stop();
  const back = await world.ask('handovers', 'bringBack', { bytes });
  if (back.ok && back.value.takenInCount !== 1)
    world.breaks('minutes that come back are taken in', JSON.stringify(back.value.refused));
  return back.ok && (await guest(world, file, handed.value.code)) && (await takenBack(world, asked));
}

/** These members were given their PIN without asking at a door of the world. */
function knows({ pins }: World, jurorIds: readonly string[]): void {
  for (const id of jurorIds) pins.set(id, PIN);
}

/** The same file as one of another laptop is received here. */
async function guest(world: World, file: Uint8Array, code: string): Promise<boolean> {
  const read = readSealedFile(file);
  const message = typeof read === 'string' ? null : await openSealedFile(read, { code });
  const handoverId = `elsewhere-${String(world.facts.count('handover_received'))}`;
  const bytes = await sealFile({ kind: 'session', handoverId }, message, { code: CODE });
  const received = await world.ask('handovers', 'receive', { bytes, code: CODE });
  if (!received.ok) return false;
  const panel: Panel = world.panel;
  const session = await seated(panel, received.value.sessionId);
  knows(world, session.jurorIds);
  await pauseAll(world);
  await archiveOne(panel, session);
  const sent = await world.ask('handovers', 'sendBack', { sessionId: received.value.sessionId });
  return sent.ok;
}

async function takenBack(
  world: World,
  asked: { readonly sessionId: string; readonly jurorIds: readonly string[] },
): Promise<boolean> {
  const passageId = await addPassage(world.panel, asked.sessionId);
  const handed = await world.ask('handovers', 'handOut', {
    ...asked,
    passageIds: [passageId],
    recipient: 'Salle C',
  });
  if (!handed.ok) return false;
  const { handoverId } = handed.value;
  const back = await world.ask('handovers', 'takeBack', { handoverId, reason: 'Poste en panne' });
  return back.ok;
}
