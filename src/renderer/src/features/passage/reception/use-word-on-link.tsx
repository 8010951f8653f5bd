import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { Declared, DeclarationButtons, LinkReason } from './declaration-choice.tsx';
import { useDeclare } from './use-declare.ts';

export interface WordOnLink {
  /** What was declared, or the buttons to declare it. */
  readonly acts: ReactNode;
  /** The reason of a withdrawal, while it is asked. */
  readonly reason: ReactNode;
  readonly error: unknown;
  readonly reset: () => void;
}

/** A member's word on their link with the candidate: in one tap, or with the reason of a withdrawal. */
export function useWordOnLink(passageId: string, seat: SeatView): WordOnLink {
  const declare = useDeclare(passageId);
  const [mode, setMode] = useState<'recorded' | 'correcting' | 'withdrawing'>('recorded');
  const { declaration, isLinkKnown, jurorId, name } = seat;
  const settle = () => {
    setMode('recorded');
  };
  const correct = () => {
    setMode('correcting');
  };
  const acts =
    declaration === null || mode !== 'recorded' ? (
      <DeclarationButtons
        name={name}
        isWithdrawing={mode === 'withdrawing'}
        onNoLink={() => {
          declare.mutate({ passageId, jurorId, kind: 'no-link', reason: '' }, { onSuccess: settle });
        }}
        onWithdraw={() => {
          setMode(mode === 'withdrawing' ? 'recorded' : 'withdrawing');
        }}
      />
    ) : (
      <Declared declaration={declaration} name={name} onCorrect={isLinkKnown ? null : correct} />
    );
  const reason =
    mode === 'withdrawing' ? (
      <LinkReason
        name={name}
        onConfirm={(given) => {
          declare.mutate({ passageId, jurorId, kind: 'withdrawn', reason: given }, { onSuccess: settle });
        }}
      />
    ) : null;
  return { acts, reason, error: declare.error, reset: declare.reset };
}
