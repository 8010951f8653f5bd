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

/** What a form gives of the vote: none unless one was taken. */
interface GivenBallot {
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  readonly hasCastingVote: boolean;
}

export interface Ballot extends GivenBallot {
  readonly draft: BallotDraft;
  readonly change: (patch: Partial<BallotDraft>) => void;
  readonly isTied: boolean;
}

/** State of a ballot form, from a recorded vote where there is one; `onChange` hears of each change, to keep it. */
export function useBallot(
  vote: Vote | null,
  dissents: readonly Dissent[],
  hasCastingVote: boolean,
  onChange?: (given: GivenBallot) => void,
): Ballot {
  const [draft, setDraft] = useState<BallotDraft>({
    hasVote: vote !== null,
    vote: vote ?? { for: 0, against: 0, abstained: 0 },
    opinions: Object.fromEntries(dissents.map(({ jurorId, opinion }) => [jurorId, opinion])),
    hasCastingVote,
  });
  return {
    draft,
    change: (patch) => {
      setDraft((current) => ({ ...current, ...patch }));
      onChange?.(givenBy({ ...draft, ...patch }));
    },
    ...givenBy(draft),
    isTied: isTie(draft),
  };
}

function isTie({ hasVote, vote }: BallotDraft): boolean {
  return hasVote && isTied(vote);
}

function givenBy(draft: BallotDraft): GivenBallot {
  const { hasVote, opinions, vote } = draft;
  return {
    vote: hasVote ? vote : null,
    dissents: hasVote
      ? Object.entries(opinions).map(([jurorId, opinion]) => ({ jurorId, opinion: opinion.trim() }))
      : [],
    hasCastingVote: isTie(draft) && draft.hasCastingVote,
  };
}
