import { useState } from 'react';
import type { Dissent, Vote } from '../../../../../domain/assessment/assessment.types.ts';
import { isTied } from '../../../../../domain/assessment/ballot.ts';

/** A vote and its dissents while they are being written down; no vote unless one was taken. */
export interface BallotDraft {
  readonly hasVote: boolean;
  readonly vote: Vote;
  /** Opinion by juror id, for those who dissent. */
  readonly opinions: Readonly<Record<string, string>>;
  /** Kept while the count is corrected; told only of a tie. */
  readonly hasCastingVote: boolean;
}

export interface Ballot {
  readonly draft: BallotDraft;
  readonly change: (patch: Partial<BallotDraft>) => void;
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  readonly isTied: boolean;
  readonly hasCastingVote: boolean;
}

/** State of a ballot form, from a recorded vote where there is one. */
export function useBallot(vote: Vote | null, dissents: readonly Dissent[], hasCastingVote: boolean): Ballot {
  const [draft, setDraft] = useState<BallotDraft>({
    hasVote: vote !== null,
    vote: vote ?? { for: 0, against: 0, abstained: 0 },
    opinions: Object.fromEntries(dissents.map(({ jurorId, opinion }) => [jurorId, opinion])),
    hasCastingVote,
  });
  const isTie = draft.hasVote && isTied(draft.vote);
  return {
    draft,
    change: (patch) => {
      setDraft((current) => ({ ...current, ...patch }));
    },
    vote: draft.hasVote ? draft.vote : null,
    dissents: draft.hasVote
      ? Object.entries(draft.opinions).map(([jurorId, opinion]) => ({ jurorId, opinion: opinion.trim() }))
      : [],
    isTied: isTie,
    hasCastingVote: isTie && draft.hasCastingVote,
  };
}
