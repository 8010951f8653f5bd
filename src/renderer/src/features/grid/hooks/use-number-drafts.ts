import { useState } from 'react';
import { typedMark } from '../../../../../domain/assessment/reckoning/typed-mark.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';

/** Numbers as they are being typed, by criterion: one that is no mark stays, and is never sent. */
export interface NumberDrafts {
  readonly of: (criterionId: string) => string | null;
  /** Null once it was read, or given up. */
  readonly set: (criterionId: string, text: string | null) => void;
  /** Competences of which a number stands that is no mark. */
  readonly unreadIds: readonly string[];
}

/** The numbers typed in one grid, as long as its seat is open. */
export function useNumberDrafts(competences: readonly AssessedCompetence[]): NumberDrafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const of = (criterionId: string) => drafts[criterionId] ?? null;
  return {
    of,
    set: (criterionId, text) => {
      setDrafts((held) => {
        const others = Object.entries(held).filter(([id]) => id !== criterionId);
        return Object.fromEntries(text === null ? others : [...others, [criterionId, text]]);
      });
    },
    unreadIds: competences
      .filter(({ criteria }) =>
        criteria.some(({ id, scale }) => {
          const text = of(id);
          return scale.kind === 'numeric' && text !== null && 'fault' in typedMark(scale, text);
        }),
      )
      .map(({ id }) => id),
  };
}
