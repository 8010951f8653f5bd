import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../../domain/assessment/assessment.types.ts';
import { openOutcomes, outcomeOfBlocs, owedReason } from '../../../../../domain/assessment/decision.ts';
import { isTieOpen } from '../../../../../domain/assessment/ballot.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { Button, Notice, RadioGroup, TextArea } from '../../../ui/index.ts';
import { useBallot } from '../hooks/ballot.ts';
import { useDecide } from '../hooks/use-deliberation-writes.ts';
import { chosenBlocs, givenBlocs, wordOf } from '../outcome-words.ts';
import type { BlocChoice } from '../outcome-words.ts';
import { BallotFields } from './ballot-fields.tsx';
import { BlocOutcomes } from './bloc-outcomes.tsx';
import styles from './deliberation.module.css';

export interface DecisionFormProps {
  readonly view: DeliberationView;
  readonly isAbsent: boolean;
  readonly onSaved: () => void;
}

/** The result as the jury gives it, for the test or for each of its blocs; a refusal, or a departure from the proposal, needs its reason. */
export function DecisionForm({ view, isAbsent, onSaved }: DecisionFormProps) {
  const { t } = useTranslation(['deliberation', 'common', 'errors']);
  const recorded = view.decision;
  const outcomes = openOutcomes({ isCandidateAbsent: isAbsent, isQuorumMet: view.isQuorumMet });
  const [whole, setWhole] = useState(outcomes.length === 1 ? outcomes[0] : recorded?.outcome);
  const [blocs, setBlocs] = useState<Readonly<Record<string, BlocChoice>>>(() => chosenBlocs(recorded));
  const isPerBloc = view.resultBlocs.length > 0 && outcomes.length > 1;
  const given = isPerBloc ? givenBlocs(view, blocs) : [];
  const outcome = isPerBloc ? (given === null ? undefined : outcomeOfBlocs(given)) : whole;
  const [reason, setReason] = useState(recorded?.reason ?? '');
  const [recommendations, setRecommendations] = useState(recorded?.recommendations ?? '');
  const ballot = useBallot(
    recorded?.vote ?? null,
    recorded?.dissents ?? [],
    recorded?.hasCastingVote ?? false,
  );
  const save = useDecide();
  const voters = view.seats.filter(({ isMarking }) => isMarking);
  const needed =
    outcome === undefined || isPerBloc
      ? null
      : owedReason(outcome, {
          proposal: view.calculation.results[0] ?? { outcome: null },
          isCandidateAbsent: isAbsent,
        });
  // What main would refuse is said before anyone presses.
  const lacks = outcome === 'not-assessed' ? [] : view.lacks;
  const isComplete =
    outcome !== undefined &&
    given !== null &&
    lacks.length === 0 &&
    !isTieOpen(ballot) &&
    (needed === null || reason.trim() !== '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        save.mutate(
          {
            passageId: view.passageId,
            outcome,
            blocs: [...given],
            reason,
            recommendations,
            vote: ballot.vote,
            dissents: [...ballot.dissents],
            hasCastingVote: ballot.hasCastingVote,
          },
          { onSuccess: onSaved },
        );
      }}
    >
      {isPerBloc ? (
        <BlocOutcomes view={view} chosen={blocs} onChange={setBlocs} />
      ) : (
        <RadioGroup
          label={t('decision.outcome')}
          options={outcomes.map((id) => ({ id, label: <Wording>{wordOf(view.words, id)}</Wording> }))}
          value={whole ?? null}
          onChange={setWhole}
          isRequired
        />
      )}
      <TextArea
        label={t('decision.reason')}
        value={reason}
        onChange={setReason}
        rows={3}
        description={t(needed === null ? freeReason(outcome, view) : `decision.reasonNeeded.${needed}`)}
        {...(needed === null ? { optionalLabel: t('common:optional') } : { isRequired: true })}
      />
      {isAbsent ? null : (
        <>
          {voters.length === 0 ? null : <BallotFields ballot={ballot} voters={voters} />}
          <TextArea
            label={t('decision.recommendations')}
            description={t('decision.recommendationsHelp')}
            optionalLabel={t('common:optional')}
            value={recommendations}
            onChange={setRecommendations}
            rows={3}
          />
        </>
      )}
      {lacks.map((code) => (
        <Notice key={code} tone="caution" title={t(`errors:${code}.what`)}>
          {t(`errors:${code}.todo`)}
        </Notice>
      ))}
      <ErrorNotice error={save.error} />
      <Button
        type="submit"
        isPending={save.isPending}
        {...(isComplete ? {} : { 'aria-disabled': 'true' as const })}
      >
        {t('decision.save')}
      </Button>
    </form>
  );
}

/** A decision follows the proposal only once it is taken, and only where there is one. */
function freeReason(outcome: DecisionOutcome | undefined, { calculation }: DeliberationView) {
  const isFollowed = outcome !== undefined && calculation.results.every((result) => result.outcome !== null);
  return isFollowed ? 'decision.reasonFree' : 'decision.reasonUnproposed';
}
