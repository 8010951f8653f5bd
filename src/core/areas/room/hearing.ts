/** What a device hears of what is told: decided before anything is written for it. */
import type { Caller } from '../../../shared/caller.ts';
import { sessionOfCaller } from '../../../shared/caller.ts';
import type { BroadcastName, Broadcasts } from '../../../shared/contract.ts';
import type { Stamp } from '../../../shared/revisions.ts';
import type { WireBroadcast } from '../../../shared/wire.ts';
import type { ScreenView } from '../../../shared/areas/room.ts';

export interface Hearing {
  /** The session of a passage; null when there is none. */
  readonly sessionOf: (passageId: string) => string | null;
  /** The candidate's screen as it is now. */
  readonly screen: () => ScreenView;
}

/** Topics that a juror's device reads again by: names alone, which say nothing of what is in them. */
const JURORS_TOPICS: readonly string[] = ['sessions', 'jury', 'session-minutes'];

/** What that device is told in the place of a broadcast; null when it is told nothing. */
export function heardBy(
  caller: Caller,
  told: { readonly name: BroadcastName; readonly payload: Broadcasts[BroadcastName]; readonly stamp: Stamp },
  hearing: Hearing,
): WireBroadcast | null {
  switch (caller.role) {
    case 'juror':
      return heardByJuror(caller, told, hearing);
    case 'display':
    case 'observer':
      return heardByScreen(caller, told, hearing);
    case 'desk':
    case 'outsider':
      return null;
  }
}

type Told = Parameters<typeof heardBy>[1];

/** Views of its own passages, which hold nobody's marks, and names of what to read again. */
function heardByJuror(
  caller: Caller,
  { name, payload, stamp }: Told,
  hearing: Hearing,
): WireBroadcast | null {
  switch (name) {
    case 'passage-changed':
    case 'grids-changed':
    case 'reminder-reached':
    case 'roleplay-changed':
    case 'deliberation-changed':
      return isOfSession(caller, payload, hearing) ? { broadcast: name, payload, stamp } : null;
    case 'data-changed':
      return JURORS_TOPICS.includes((payload as Broadcasts['data-changed']).topic)
        ? { broadcast: name, payload, stamp }
        : null;
    case 'screen-changed':
    case 'task-changed':
      return null;
  }
}

/** The time, and what the candidate may read. */
function heardByScreen(
  caller: Caller,
  { name, payload, stamp }: Told,
  hearing: Hearing,
): WireBroadcast | null {
  if (!isOfSession(caller, payload, hearing)) return null;
  if (name === 'reminder-reached') return { broadcast: name, payload, stamp };
  if (name !== 'passage-changed') return null;
  return {
    broadcast: 'screen-changed',
    payload: hearing.screen(),
    stamp: { ...stamp, topic: 'screen-changed' },
  };
}

function isOfSession(caller: Caller, payload: Broadcasts[BroadcastName], { sessionOf }: Hearing): boolean {
  return 'passageId' in payload && sessionOf(payload.passageId) === sessionOfCaller(caller);
}
