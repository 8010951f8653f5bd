/** Two laptops: one prepares a session and hands passages of it out, the other plays them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandedOut, ReceivedSession } from '../../../src/shared/areas/handovers.ts';
import { NEXT_DAY } from '../decisions/received-conduct.ts';
import { addPassage, archiveOne, PIN, prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

export interface Origin extends Prepared {
  readonly panel: Panel;
  /** The second passage of the session, which stays. */
  readonly otherId: string;
}

/** A session of two passages, none of which began. */
export async function prepared(): Promise<Origin> {
  const panel = openPanel(NEXT_DAY);
  const session = await prepare(panel, 2);
  const otherId = await addPassage(panel, session.sessionId, {
    candidate: {
      lastName: 'Sénevé',
      firstName: 'Maud',
      birthDate: '2000-04-05',
      birthPlace: 'Ville-Fictive',
      company: '',
      trainingBody: '',
      tutor: '',
    },
    plannedTime: '15:00',
  });
  return { ...session, panel, otherId };
}

export async function handOut(
  { jurorIds, panel, passageId, sessionId }: Origin,
  passageIds: readonly string[] = [passageId],
): Promise<HandedOut & { readonly bytes: Uint8Array<ArrayBuffer> }> {
  const asked = { sessionId, passageIds, jurorIds, recipient: 'Salle B' };
  const handed = await done(panel.handlers.handovers.handOut(asked));
  return { ...handed, bytes: fileIn(handed) };
}

export function fileIn({ file, folder }: { readonly folder: string; readonly file: string }) {
  return new Uint8Array(readFileSync(join(folder, file)));
}

export function receive(
  panel: Panel,
  { bytes, code }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly code: string },
): Promise<ReceivedSession> {
  return done(panel.handlers.handovers.receive({ bytes, code }));
}

/** The received session, with a PIN for each of its members, as its jury sets them there. */
export async function seated(panel: Panel, sessionId: string): Promise<Prepared> {
  const { members, passages } = await done(panel.handlers.sessions.get({ sessionId }));
  for (const { id } of members) await done(panel.handlers.sessions.setPin({ jurorId: id, pin: PIN }));
  return { sessionId, jurorIds: members.map(({ id }) => id), passageId: passages[0]?.id ?? '' };
}

/** Hands the first passage out, plays it to archived minutes on another laptop, and answers the file that comes back. */
export async function playedElsewhere(origin: Origin) {
  const handed = await handOut(origin);
  const elsewhere = openPanel(NEXT_DAY);
  const { sessionId } = await receive(elsewhere, handed);
  const session = await seated(elsewhere, sessionId);
  await archiveOne(elsewhere, session);
  const sent = await done(elsewhere.handlers.handovers.sendBack({ sessionId }));
  return { handed, elsewhere, session, sent, back: fileIn(sent) };
}
