import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BLOC_DECISIONS } from '../../../../../domain/bloc/bloc.schema.ts';
import type { BlocDecision, Condition } from '../../../../../domain/bloc/bloc.schema.ts';
import { owesReason, refusalToDecide } from '../../../../../domain/bloc/refusal-to-decide.ts';
import type { DecidingFacts, DecidingRefusal } from '../../../../../domain/bloc/refusal-to-decide.ts';
import type {
  BlocCell,
  DecisionsTable,
  DraftRuling,
  TableRow,
} from '../../../../../shared/areas/decisions.ts';
import { todayIso } from '../../../lib/format.ts';
import { useBallot } from '../../deliberation/index.ts';
import { useAnswering } from './answering.ts';
import { useDecide } from './use-decision-writes.ts';

/** What is typed of a decision so far; PINs are never kept. */
export interface DecisionDraft extends Pick<DraftRuling, 'dissents' | 'hasCastingVote' | 'vote'> {
  readonly outcome: BlocDecision | null;
  readonly reason: string;
  readonly recommendations: string;
  readonly document: string;
  readonly dueOn: string | null;
  readonly isLiftedByPresident: boolean;
}

/** What was typed for blocs that were left before it was sent, as long as the screen. */
export type KeptDrafts = Map<string, DecisionDraft>;

export interface DecisionFormProps {
  readonly table: DecisionsTable;
  readonly row: TableRow;
  readonly bloc: BlocCell;
  readonly kept: KeptDrafts;
  readonly onDecided: (outcome: BlocDecision) => void;
}

export interface OutcomeOption {
  readonly id: BlocDecision;
  /** Why it may not be chosen; null when it may. */
  readonly refusal: DecidingRefusal | null;
}

/** The state of the form that decides a bloc, held against the very rule that the core refuses by. */
export function useDecisionForm({ bloc, kept, onDecided, row, table }: DecisionFormProps) {
  const { t } = useTranslation(['decisions', 'errors']);
  const key = `${row.enrolmentId} ${bloc.blocId}`;
  const [draft, setDraft] = useState<DecisionDraft>(() => kept.get(key) ?? draftOf(bloc));
  const ballot = useBallot(draft.vote, draft.dissents, draft.hasCastingVote, (given) => {
    kept.set(key, { ...draft, ...given });
  });
  const answering = useAnswering(table.members, row);
  const decide = useDecide();
  const { outcome, reason } = draft;
  const facts: DecidingFacts = {
    calculation: bloc.calculation,
    isHeld: bloc.held !== null,
    current: bloc.current,
    voters: row,
    today: todayIso(),
  };
  const condition = conditionOf(draft);
  const { dissents, hasCastingVote, vote } = ballot;
  const fault =
    outcome === null
      ? null
      : (refusalToDecide(facts, { outcome, reason, condition, vote, dissents, hasCastingVote })?.code ??
        null);
  const blockers = [
    ...(outcome === null ? [t('decide.needOutcome')] : []),
    ...(fault === null ? [] : [t(`errors:${fault}.what`)]),
    ...(answering.isComplete || answering.asked === null
      ? []
      : [t('decide.needPin', { name: answering.asked.name })]),
  ];
  const change = (part: Partial<DecisionDraft>) => {
    const next = { ...draft, ...part };
    kept.set(key, { ...next, vote, dissents, hasCastingVote });
    setDraft(next);
  };
  const submit = () => {
    if (!answering.isComplete) answering.askNext();
    if (outcome === null || fault !== null || !answering.isComplete || decide.isPending) return;
    kept.set(key, { ...draft, vote, dissents, hasCastingVote });
    const decision = {
      enrolmentId: row.enrolmentId,
      blocId: bloc.blocId,
      ...{ outcome, reason, condition, vote, hasCastingVote },
      recommendations: draft.recommendations,
      dissents: [...dissents],
    };
    decide.mutate(
      { sessionId: table.session.id, decisions: [decision], confirmations: answering.all() },
      {
        onSuccess: () => {
          kept.delete(key);
          answering.clear();
          onDecided(outcome);
        },
        onError: answering.clear,
      },
    );
  };
  return {
    draft,
    change,
    ballot,
    answering,
    options: optionsOf(facts),
    owesReason: outcome !== null && owesReason(facts, outcome),
    blockers,
    submit,
    isPending: decide.isPending,
    error: decide.error,
  };
}

export type DecisionForm = ReturnType<typeof useDecisionForm>;

function draftOf({ draft }: BlocCell): DecisionDraft {
  const isDecision = draft?.kind === 'decision';
  return {
    outcome: isDecision ? draft.outcome : null,
    reason: isDecision ? draft.reason : '',
    recommendations: draft?.recommendations ?? '',
    document: draft?.condition?.document ?? '',
    dueOn: draft?.condition?.dueOn ?? null,
    isLiftedByPresident: draft?.condition?.isLiftedByPresident ?? true,
    vote: draft?.vote ?? null,
    dissents: draft?.dissents ?? [],
    hasCastingVote: draft?.hasCastingVote ?? false,
  };
}

function conditionOf({ document, dueOn, isLiftedByPresident, outcome }: DecisionDraft): Condition | null {
  if (outcome !== 'conditional' || dueOn === null) return null;
  return { document, dueOn, isLiftedByPresident };
}

/** What may be decided now; absence is offered to who was absent alone. */
function optionsOf(facts: DecidingFacts): readonly OutcomeOption[] {
  return BLOC_DECISIONS.map((id) => {
    const condition =
      id === 'conditional' ? { document: '-', dueOn: facts.today, isLiftedByPresident: true } : null;
    const asked = { outcome: id, reason: '-', condition, vote: null, dissents: [], hasCastingVote: false };
    return { id, refusal: refusalToDecide(facts, asked)?.code ?? null };
  }).filter(({ id, refusal }) => refusal === null || (id !== 'absent' && id !== 'excused'));
}
