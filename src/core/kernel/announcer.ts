import type { BroadcastName, Broadcasts } from '../../shared/contract.ts';
import type { Revisions, Stamp } from '../../shared/revisions.ts';

/** Tells every window; called after commit only. */
export type Publish = <Name extends BroadcastName>(name: Name, payload: Broadcasts[Name]) => void;

/** Carries a broadcast to whoever listens, with its number. */
export type Announce = <Name extends BroadcastName>(
  name: Name,
  payload: Broadcasts[Name],
  stamp: Stamp,
) => void;

export interface Announcer {
  readonly publish: Publish;
  readonly revisions: () => Revisions;
}

/** Numbers the broadcasts of one start, topic by topic. `epoch` is another at each start. */
export function createAnnouncer(epoch: string, announce: Announce): Announcer {
  const counts = new Map<string, number>();
  return {
    publish: (name, payload) => {
      const topic = topicOf(name, payload);
      const revision = (counts.get(topic) ?? 0) + 1;
      counts.set(topic, revision);
      announce(name, payload, { topic, revision, epoch });
    },
    revisions: () => ({ epoch, revisions: Object.fromEntries(counts) }),
  };
}

/** A kind of broadcast, and what it is about: whoever listens to one passage misses nothing of the others. */
function topicOf(name: BroadcastName, payload: Broadcasts[BroadcastName]): string {
  return `${name}:${'topic' in payload ? payload.topic : payload.passageId}`;
}
