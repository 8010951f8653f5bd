/** Rulings that minutes of a test seal: those of 0.1.0 that decided, and those of a test that decides its blocs alone. */
import type { BlocDecision, Condition, Evidence } from '../../../domain/bloc/bloc.schema.ts';
import type { SealedRuling } from '../../../domain/bloc/current-ruling.ts';
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';

/** Minutes as they were found: the digest of their content and what was thought of who made them. */
export interface FoundMinutes {
  readonly content: MinutesContent;
  readonly digest: string;
  /** Epoch ms. */
  readonly sealedAt: number;
  readonly status: Evidence['status'];
}

type Ruled = Omit<SealedRuling, 'enrolmentId'>;

/** Whether these minutes decide: their session did, and the test decides its blocs alone, or they are of 0.1.0. */
export function isMandatedTest(content: MinutesContent): boolean {
  if (content.status !== 'decision') return false;
  return content.schema === 'pupitre.minutes/1' || content.test.isDeciding;
}

/** One for each bloc that was assessed. */
export function testRulings({ content, digest, sealedAt }: FoundMinutes): readonly Ruled[] {
  const common = {
    kind: 'decision' as const,
    number: content.number,
    digest,
    sealedAt,
    supersedes: [],
    isMandated: true,
  };
  if (content.schema === 'pupitre.minutes/1') {
    const { bloc, decision } = content;
    if (decision.outcome === 'not-assessed') return [];
    return [{ ...common, blocId: bloc.id, outcome: decision.outcome, from: 'minutes-1' }];
  }
  const { blocs, result } = content;
  const outcomes =
    result.blocs.length > 0
      ? result.blocs.map(({ blocId, outcome }) => ({ blocId, outcome }))
      : blocs.map(({ id }) => ({ blocId: id, outcome: result.outcome }));
  return outcomes.flatMap(({ blocId, outcome }): readonly Ruled[] =>
    outcome === 'not-assessed'
      ? []
      : [{ ...common, blocId, outcome: decided(outcome), from: 'deciding-test' }],
  );
}

function decided(outcome: 'favourable' | 'unfavourable'): BlocDecision {
  return outcome === 'favourable' ? 'validated' : 'refused';
}

/**
 * Rulings as whoever reads all of them sees them. What names minutes that were rectified since names their rectification; a later
 * attempt at a test that decides alone replaces a refusal of an earlier one.
 */
export function settled<Ruling extends SealedRuling & { readonly attempt?: Attempt }>(
  rulings: readonly Ruling[],
  rectified: ReadonlyMap<string, string>,
): readonly Ruling[] {
  return rulings.map((ruling) => {
    const named = ruling.supersedes.map((reference) => ({
      ...reference,
      digest: lastOf(reference.digest, rectified),
    }));
    const failed = rulings.filter(
      (other) =>
        other.blocId === ruling.blocId &&
        other.outcome === 'refused' &&
        other.attempt !== undefined &&
        ruling.attempt !== undefined &&
        other.attempt.testId === ruling.attempt.testId &&
        other.attempt.date < ruling.attempt.date,
    );
    return {
      ...ruling,
      supersedes: [...named, ...failed.map(({ digest, number }) => ({ number, digest }))],
    };
  });
}

/** A sealed ruling with what is known of it here. */
export interface KnownRuling extends SealedRuling {
  readonly condition?: Condition | null;
  readonly reason?: string;
  /** Session of here in which it was taken. */
  readonly sessionId?: string;
  readonly attempt?: Attempt;
  /** What it stood on, where it was taken here. */
  readonly evidence?: readonly Evidence[];
}

/** Of a test that decides alone: which, and on which day (ISO). */
export interface Attempt {
  readonly testId: string;
  readonly date: string;
}

/** The last rectification of the minutes of that digest, or themselves. */
export function lastOf(digest: string, rectified: ReadonlyMap<string, string>): string {
  let last = digest;
  for (let next = rectified.get(last); next !== undefined; next = rectified.get(last)) last = next;
  return last;
}
