/** Broadcasts are numbered, so that whoever missed one knows what to read again. */

/** What a broadcast says of itself. */
export interface Stamp {
  /** What was told: a kind of broadcast, and what it is about. */
  readonly topic: string;
  /** One more than that of the broadcast before it of the same topic; the first is 1. */
  readonly revision: number;
  /** The start of the application that numbered it: another one counts anew. */
  readonly epoch: string;
  /** Revision of the first broadcast that this one stands for; absent where it stands for itself alone. */
  readonly first?: number;
}

/** How far each topic has come. One that is not named was never told. */
export interface Revisions {
  readonly epoch: string;
  readonly revisions: Readonly<Record<string, number>>;
}

export interface RevisionWatch {
  /** `next`: nothing is missing before it. `missed`: something is, so its topic is to be read again. `old`: it was heard already. */
  heard(stamp: Stamp): 'next' | 'missed' | 'old';
  /**
   * What is to be read again, having asked how far the topics have come: `all` after another start or at the first time,
   * else the topics told since. They count as heard from now on.
   */
  compare(now: Revisions): 'all' | readonly string[];
}

/** What one client has heard. It starts from `compare`: before it, a broadcast may have been missed that nothing names. */
export function createRevisionWatch(): RevisionWatch {
  let epoch: string | null = null;
  let seen = new Map<string, number>();

  function begin(next: string): void {
    epoch = next;
    seen = new Map();
  }

  return {
    heard: ({ epoch: told, revision, topic, first = revision }) => {
      const isOtherStart = told !== epoch;
      if (isOtherStart) begin(told);
      const before = seen.get(topic) ?? 0;
      if (revision <= before) return 'old';
      seen.set(topic, revision);
      return first <= before + 1 && !isOtherStart ? 'next' : 'missed';
    },
    compare: (now) => {
      const isOtherStart = now.epoch !== epoch;
      if (isOtherStart) begin(now.epoch);
      const later = Object.entries(now.revisions).filter(([topic, count]) => count > (seen.get(topic) ?? 0));
      for (const [topic, count] of later) seen.set(topic, count);
      return isOtherStart ? 'all' : later.map(([topic]) => topic);
    },
  };
}
