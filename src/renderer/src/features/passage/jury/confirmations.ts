import { useState } from 'react';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { PIN_MIN_LENGTH } from '../../../ui/index.ts';

/** PINs given so far for one act, and whose is asked for now. */
export interface Confirmations {
  readonly asked: SeatView | null;
  /** Ids of those whose PIN is typed, in the order of the members. */
  readonly givenIds: readonly string[];
  readonly pinOf: (jurorId: string) => string;
  readonly ask: (jurorId: string) => void;
  readonly write: (jurorId: string, pin: string) => void;
  /** Hands over to the next member who has not answered. */
  readonly askNext: () => void;
  /** Forgets every PIN, after a refusal. */
  readonly clear: () => void;
  /** As main takes them. */
  readonly all: () => { readonly jurorId: string; readonly pin: string }[];
}

/** Takes the PINs of those among `members` who answer for an act. */
export function useConfirmations(members: readonly SeatView[]): Confirmations {
  const [askedId, setAskedId] = useState<string | null>(null);
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const holders = members.filter(({ hasPin }) => hasPin);
  const pinOf = (jurorId: string) => pins[jurorId] ?? '';
  const isGiven = ({ jurorId }: SeatView) => pinOf(jurorId).length >= PIN_MIN_LENGTH;
  const givenIds = holders.filter(isGiven).map(({ jurorId }) => jurorId);
  return {
    asked: holders.find(({ jurorId }) => jurorId === askedId) ?? holders[0] ?? null,
    givenIds,
    pinOf,
    ask: setAskedId,
    write: (jurorId, pin) => {
      setPins({ ...pins, [jurorId]: pin });
    },
    askNext: () => {
      const next = holders.find((seat) => !isGiven(seat));
      if (next !== undefined) setAskedId(next.jurorId);
    },
    clear: () => {
      setPins({});
    },
    all: () => givenIds.map((jurorId) => ({ jurorId, pin: pinOf(jurorId) })),
  };
}
