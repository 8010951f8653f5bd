import { useState } from 'react';
import { isMajority } from '../../../../../domain/jury/sitting.ts';
import type { DecidingMember, TableRow } from '../../../../../shared/areas/decisions.ts';
import { PIN_MIN_LENGTH } from '../../../ui/index.ts';

/** Who answers for what a jury decides: whoever presides alone, or else more than half of those who vote. */
export interface Answering {
  readonly members: readonly DecidingMember[];
  readonly isAlone: boolean;
  /** Whose PIN is asked for now. */
  readonly asked: DecidingMember | null;
  readonly givenIds: readonly string[];
  readonly isComplete: boolean;
  readonly pinOf: (id: string) => string;
  readonly ask: (id: string) => void;
  readonly write: (id: string, pin: string) => void;
  /** Hands over to the next one who has not answered. */
  readonly askNext: () => void;
  readonly clear: () => void;
  readonly all: () => { readonly jurorId: string; readonly pin: string }[];
}

/** Takes the PINs of those who answer for what is decided of a candidate. */
export function useAnswering(
  members: readonly DecidingMember[],
  { answererId, voterIds }: Pick<TableRow, 'answererId' | 'voterIds'>,
): Answering {
  const [askedId, setAskedId] = useState<string | null>(null);
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const answering = members.filter(({ id }) =>
    answererId === null ? voterIds.includes(id) : id === answererId,
  );
  const holders = answering.filter(({ hasPin }) => hasPin);
  const pinOf = (id: string) => pins[id] ?? '';
  const isGiven = ({ id }: DecidingMember) => pinOf(id).length >= PIN_MIN_LENGTH;
  const givenIds = holders.filter(isGiven).map(({ id }) => id);
  const voices = answering.map(({ id }) => ({ jurorId: id, isVoting: true, isPresident: false }));
  return {
    members: answering,
    isAlone: answererId !== null,
    asked: holders.find(({ id }) => id === askedId) ?? holders[0] ?? null,
    givenIds,
    isComplete: answererId === null ? isMajority(voices, givenIds) : givenIds.length > 0,
    pinOf,
    ask: setAskedId,
    write: (id, pin) => {
      setPins((before) => ({ ...before, [id]: pin }));
    },
    askNext: () => {
      const next = holders.find((member) => !isGiven(member));
      if (next !== undefined) setAskedId(next.id);
    },
    clear: () => {
      setPins({});
    },
    all: () => givenIds.map((jurorId) => ({ jurorId, pin: pinOf(jurorId) })),
  };
}
