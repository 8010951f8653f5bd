import { useState } from 'react';
import type { Dissent, Vote } from '../../../../../domain/assessment/assessment.types.ts';

/** A vote and its dissents while they are being written down; no vote unless one was taken. */
export interface BallotDraft {
  readonly hasVote: boolean;
  readonly vote: Vote;
  /** Opinion by juror id, for those who dissent. */
  readonly opinions: Readonly<Record<string, string>>;
}

export interface Ballot {
  readonly draft: BallotDraft;
  readonly change: (patch: Partial<BallotDraft>) => void;
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
}

/** State of a ballot form, from a recorded vote where there is one. */
export function useBallot(vote: Vote | null, dissents: readonly Dissent[]): Ballot {
  const [draft, setDraft] = useState<BallotDraft>({
    hasVote: vote !== null,
    vote: vote ?? { for: 0, against: 0, abstained: 0 },
    opinions: Object.fromEntries(dissents.map(({ jurorId, opinion }) => [jurorId, opinion])),
  });
  return {
    draft,
    change: (patch) => {
      setDraft((current) => ({ ...current, ...patch }));
    },
    vote: draft.hasVote ? draft.vote : null,
    dissents: draft.hasVote
      ? Object.entries(draft.opinions).map(([jurorId, opinion]) => ({ jurorId, opinion: opinion.trim() }))
      : [],
  };
}
