/** The same result of the same person is declared once, however many papers state it: issued again, from other minutes, or merged. */
import type { ReturnedRow } from './returned-report.ts';

/** A paper of one result, and what was last said of it. */
export interface PaperOfResult {
  readonly number: string;
  /** Whether what it states is what stands today. */
  readonly isCurrent: boolean;
  /** Null when it was never declared. */
  readonly said: {
    readonly lotId: string;
    readonly technicalId: string;
    readonly verdict: ReturnedRow['verdict'] | null;
  } | null;
}

export interface DeclaredPlace {
  /** Null for the one that is to be declared. */
  readonly state: 'withdrawn' | 'known' | 'declared' | 'accepted' | 'unclear' | 'to-remove' | null;
  /** Technical id of the result: of the declaration that stands, or of the paper that is to be declared. */
  readonly knownAs: string;
  /** The declaration that stands for all of these papers; null for none. */
  readonly declared: PaperOfResult['said'];
}

/**
 * Where a paper stands among all those of one result, the first issued first. One declaration stays as long as any of them is true,
 * that of a true paper before another; each further one is to be removed, and so is what is true no more.
 */
export function placeAmong(papers: readonly PaperOfResult[], paper: PaperOfResult): DeclaredPlace {
  const declared = papers.filter(isDeclared);
  const kept = papers.some(({ isCurrent }) => isCurrent)
    ? (declared.find(({ isCurrent }) => isCurrent) ?? declared[0])
    : undefined;
  const first = papers.find(({ isCurrent }) => isCurrent);
  const place = {
    knownAs: kept?.said?.technicalId ?? first?.number ?? paper.number,
    declared: kept?.said ?? null,
  };
  const verdict = paper.said?.verdict ?? null;
  if (paper.said !== null && verdict !== 'refused')
    return { ...place, state: paper === kept ? (verdict ?? 'declared') : 'to-remove' };
  if (!paper.isCurrent) return { ...place, state: 'withdrawn' };
  return { ...place, state: kept === undefined && paper === first ? null : 'known' };
}

/** What was refused was not taken in. */
function isDeclared({ said }: PaperOfResult): boolean {
  return said !== null && said.verdict !== 'refused';
}
