/**
 * The desk's clock as a device knows it. Each question and its answer bound the difference from both sides; those of the last
 * minute are narrowed together, each loosened by what two clocks may have drifted apart since.
 */

/** A question and its answer: the desk read `monoMs` at some moment between the two, which are the device's own time. */
export interface ClockRound {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly monoMs: number;
}

export interface ServerClock {
  note(round: ClockRound): void;
  /** The desk's monotonic time at that moment of the device's; null before the first round. */
  monoAt(now: number): number | null;
  /** The shortest round that is still known, in milliseconds; null before the first. */
  bestRoundMs(): number | null;
}

const WINDOW_MS = 60_000;
/** Two quartz clocks: 200 parts per million each. */
const DRIFT = 0.000_4;

/** Knows nothing yet. */
export function createServerClock(): ServerClock {
  let rounds: readonly ClockRound[] = [];

  return {
    note: (round) => {
      // A sleep that one side did not count: what was known before says nothing any more.
      const isTorn = rounds.length > 0 && !isWithin(boundsOf(rounds, round.receivedAt), round);
      const fresh = isTorn
        ? []
        : rounds.filter(({ receivedAt }) => round.receivedAt - receivedAt <= WINDOW_MS);
      rounds = [...fresh, round];
    },
    monoAt: (now) => {
      if (rounds.length === 0) return null;
      const { high, low } = boundsOf(rounds, now);
      return now - (low + high) / 2;
    },
    bestRoundMs: () =>
      rounds.length === 0 ? null : Math.min(...rounds.map(({ receivedAt, sentAt }) => receivedAt - sentAt)),
  };
}

/** Bounds of "device's time minus desk's time" at that moment. */
function boundsOf(
  rounds: readonly ClockRound[],
  now: number,
): { readonly low: number; readonly high: number } {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const { monoMs, receivedAt, sentAt } of rounds) {
    const slack = Math.max(0, now - receivedAt) * DRIFT;
    low = Math.max(low, sentAt - monoMs - slack);
    high = Math.min(high, receivedAt - monoMs + slack);
  }
  return { low, high };
}

/** A round that the others do not contradict, by more than the grain of a page's clock. */
function isWithin(
  { high, low }: { readonly low: number; readonly high: number },
  round: ClockRound,
): boolean {
  const GRAIN_MS = 2;
  const { monoMs, receivedAt, sentAt } = round;
  return sentAt - monoMs <= high + GRAIN_MS && receivedAt - monoMs >= low - GRAIN_MS;
}
