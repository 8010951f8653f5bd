/** From every sealed ruling on one bloc of one candidate to the one that is current. */
import type { BlocDecision, RulingReference } from './bloc.schema.ts';

export interface SealedRuling {
  readonly enrolmentId: string;
  readonly blocId: string;
  readonly kind: 'decision' | 'lifting' | 'revocation';
  /** Of a lifting `validated`; of a revocation what it takes away has no outcome, and this is `adjourned`. */
  readonly outcome: BlocDecision;
  /** Of the minutes that seal it: number, and SHA-256 (hex) of their content. Two with one digest are one. */
  readonly number: string;
  readonly digest: string;
  /** Epoch ms. */
  readonly sealedAt: number;
  /** What it names and replaces. */
  readonly supersedes: readonly RulingReference[];
  /** Minutes of a session, minutes of 0.1.0 that decided, or a test that decides its bloc alone. */
  readonly from: 'session-minutes' | 'minutes-1' | 'deciding-test';
  /** Sealed by a jury that may decide: a proposition is evidence and no ruling. */
  readonly isMandated: boolean;
}

export type CurrentRuling<Ruling extends SealedRuling = SealedRuling> =
  | { readonly state: 'none'; readonly revoked: readonly Ruling[] }
  /** `rulings` are concordant, and cited together. */
  | { readonly state: 'current'; readonly outcome: BlocDecision; readonly rulings: readonly Ruling[] }
  /** They contradict one another: the bloc is to be settled. */
  | { readonly state: 'to-settle'; readonly heads: readonly Ruling[] };

/** Rulings that no other one replaces, each once, the earliest first. */
export function headsOf<Ruling extends SealedRuling>(rulings: readonly Ruling[]): readonly Ruling[] {
  const mandated = rulings.filter(({ isMandated }) => isMandated);
  const replaced = new Set(mandated.flatMap(({ supersedes }) => supersedes.map(({ digest }) => digest)));
  const once = new Map(mandated.map((ruling) => [ruling.digest, ruling]));
  return [...once.values()]
    .filter(({ digest }) => !replaced.has(digest))
    .sort((a, b) => a.sealedAt - b.sealedAt || (a.digest < b.digest ? -1 : 1));
}

/**
 * The current ruling on one bloc of one candidate, whatever the order in which rulings came here. One outcome among those that
 * nothing replaces is current; several are to be settled, and none of them is. A revocation leaves nothing.
 */
export function currentRuling<Ruling extends SealedRuling>(
  rulings: readonly Ruling[],
): CurrentRuling<Ruling> {
  const all = headsOf(rulings);
  const heads = all.filter(({ kind }) => kind !== 'revocation');
  const [first] = heads;
  if (first === undefined) return { state: 'none', revoked: all };
  return heads.every(({ outcome }) => outcome === first.outcome)
    ? { state: 'current', outcome: first.outcome, rulings: heads }
    : { state: 'to-settle', heads };
}

/** What a new ruling names and replaces: every head, a revocation included. */
export function toSupersede(rulings: readonly SealedRuling[]): readonly RulingReference[] {
  return headsOf(rulings).map(({ digest, number }) => ({ number, digest }));
}

/** Whether what a ruling names is still every head: another one sealed since would stand beside it. */
export function isUpToDate(
  supersedes: readonly RulingReference[],
  rulings: readonly SealedRuling[],
): boolean {
  const heads = new Set(headsOf(rulings).map(({ digest }) => digest));
  const named = new Set(supersedes.map(({ digest }) => digest));
  return [...heads].every((digest) => named.has(digest));
}
