/** The outcome of the certification, which follows from the decisions on its blocs and from those held before. */
import {
  compare,
  divide,
  exact,
  fromText,
  isAtLeast,
  multiply,
  sum,
  toText,
} from '../assessment/reckoning/exact.ts';
import type { Exact } from '../assessment/reckoning/exact.ts';
import type { Certification } from '../certification/certification.schema.ts';
import type { BlocDecision } from './bloc.schema.ts';

export const WHOLE_OUTCOMES = ['total', 'partial', 'none'] as const;

/** What stands of one bloc: decided, held before, or nothing. */
export interface StandingBloc {
  readonly blocId: string;
  readonly isHeld: boolean;
  /** The candidate is enrolled for it: where nothing is decided of it, something is awaited. */
  readonly isSought: boolean;
  /** Null while nothing is decided, or rulings contradict one another. */
  readonly outcome: BlocDecision | null;
  /** Of its weighted mean, with what it is out of; null where there is none. */
  readonly value: string | null;
  readonly outOf: string | null;
}

export interface WholeOutcome {
  /** Null while a bloc that was sought is open and none is validated. */
  readonly outcome: (typeof WHOLE_OUTCOMES)[number] | null;
  /** In the certification's own words; empty when there is no outcome. */
  readonly word: string;
  /** Exact, out of the rule's; null where the rule gives no number, or a bloc has none. */
  readonly value: string | null;
  readonly outOf: string | null;
  readonly mention: string | null;
}

/** Outcomes that leave a bloc open: something is awaited. */
const OPEN: readonly (BlocDecision | null)[] = [null, 'conditional', 'adjourned', 'absent', 'excused'];

/**
 * The outcome of the certification. Total: every bloc is validated or held while valid, and where the rule asks for a mean, it
 * reaches its threshold; or the mean makes up for blocs that were refused. Partial: at least one bloc is. A bloc that is
 * conditional counts once it is lifted. None: every bloc that was sought is decided, and none of them is validated.
 */
export function wholeOutcome(
  { blocs, whole, words }: Pick<Certification, 'blocs' | 'whole' | 'words'>,
  standing: readonly StandingBloc[],
): WholeOutcome {
  const all = blocs.map(({ id, weight }) => ({
    weight: exact(weight ?? 1),
    ...(standing.find(({ blocId }) => blocId === id) ?? NOTHING),
  }));
  const counted = all.filter(({ isHeld, outcome }) => isHeld || outcome === 'validated');
  // What was never asked for leaves nothing open, once anything is decided.
  const isOpen =
    all.some(
      ({ isHeld, isSought, outcome }) => !isHeld && OPEN.includes(outcome) && (isSought || outcome !== null),
    ) || all.every(({ isHeld, outcome }) => !isHeld && outcome === null);
  const mean = meanOf(whole, all);
  const isTotal = !isOpen && isWholeReached(whole, all, mean);
  const outcome = isTotal ? 'total' : counted.length > 0 ? 'partial' : isOpen ? null : 'none';
  const mention = isTotal && mean !== null ? mentionOf(whole, mean.value) : null;
  return {
    outcome,
    word: outcome === null ? '' : words.whole[outcome],
    value: mean === null || !isTotal ? null : toText(mean.value),
    outOf: mean === null || !isTotal ? null : toText(mean.outOf),
    mention,
  };
}

const NOTHING: Omit<StandingBloc, 'blocId'> = {
  isHeld: false,
  isSought: true,
  outcome: null,
  value: null,
  outOf: null,
};

interface Mean {
  readonly value: Exact;
  readonly outOf: Exact;
}

type Weighed = Omit<StandingBloc, 'blocId'> & { readonly weight: Exact };

/** A mean is what the rule asks for, or what mentions are read on; a bloc without a number (held before) has no part in it. */
function meanOf({ aggregation }: Certification['whole'], all: readonly Weighed[]): Mean | null {
  const numbered = all.filter(({ isHeld, value }) => !isHeld || value !== null);
  const shares = numbered.flatMap(({ outOf, value, weight }) => {
    if (value === null || outOf === null || fromText(outOf).top === 0n) return [];
    return [{ share: divide(fromText(value), fromText(outOf)), outOf: fromText(outOf), weight }];
  });
  const [first] = shares;
  if (first === undefined || shares.length < numbered.length) return null;
  const outOf = aggregation.kind === 'weighted-mean' ? exact(aggregation.outOf) : first.outOf;
  const over = sum(shares.map(({ weight }) => weight));
  const total = sum(shares.map(({ share, weight }) => multiply(multiply(share, outOf), weight)));
  return { value: divide(total, over), outOf };
}

/** A mean makes up for a bloc that was refused, never for one that was abandoned, or that a fraud is suspected in. */
function isWholeReached(
  { aggregation }: Certification['whole'],
  all: readonly Weighed[],
  mean: Mean | null,
): boolean {
  const isEvery = all.every(({ isHeld, outcome }) => isHeld || outcome === 'validated');
  if (aggregation.kind === 'all-blocs' || mean === null) return isEvery;
  const isMadeUp = all.every(
    ({ isHeld, outcome }) => isHeld || outcome === 'validated' || outcome === 'refused',
  );
  return isMadeUp && isAtLeast(mean.value, exact(aggregation.threshold));
}

function mentionOf({ mentions = [] }: Certification['whole'], value: Exact): string | null {
  const reached = mentions.filter(({ from }) => isAtLeast(value, exact(from)));
  return reached.toSorted((a, b) => compare(exact(b.from), exact(a.from)))[0]?.label ?? null;
}
