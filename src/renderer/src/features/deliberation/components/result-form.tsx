import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompetenceResult } from '../../../../../domain/assessment/assessment.types.ts';
import { isReasonOwed } from '../../../../../domain/assessment/deliberation.ts';
import { isTieOpen } from '../../../../../domain/assessment/ballot.ts';
import { resultFault } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import type { ResultScale } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, TextArea } from '../../../ui/index.ts';
import { useBallot } from '../hooks/ballot.ts';
import { resultWords } from '../hooks/result-scales.ts';
import { useSetResult } from '../hooks/use-deliberation-writes.ts';
import { BallotFields } from './ballot-fields.tsx';
import styles from './deliberation.module.css';
import { ResultChoice } from './result-choice.tsx';

export interface ResultFormProps {
  readonly view: DeliberationView;
  /** Of the competence. */
  readonly label: string;
  readonly on: ResultScale;
  readonly result: CompetenceResult;
  readonly voters: readonly SeatView[];
}

/** Settles or changes one result. What is typed stays until the change is acknowledged. */
export function ResultForm({ view, label, on, result, voters }: ResultFormProps) {
  const { t, i18n } = useTranslation(['deliberation', 'common']);
  const [levelId, setLevelId] = useState<string | null>(result.standing);
  const isOffered = result.computed === null || resultFault(on, null, result.computed) === null;
  const [reason, setReason] = useState('');
  const ballot = useBallot(null, [], false);
  const save = useSetResult();
  const isChanged = levelId !== null && levelId !== result.standing;
  const isReasonNeeded = isChanged && isReasonOwed(result, levelId);
  const isComplete = isChanged && !isTieOpen(ballot) && !(isReasonNeeded && reason.trim() === '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        save.mutate({
          passageId: view.passageId,
          competenceId: result.competenceId,
          levelId,
          reason,
          vote: ballot.vote,
          dissents: [...ballot.dissents],
          hasCastingVote: ballot.hasCastingVote,
        });
      }}
    >
      <ResultChoice on={on} label={label} value={levelId} onChange={setLevelId} />
      {isOffered || levelId === result.computed ? null : (
        <Button
          variant="quiet"
          onPress={() => {
            setLevelId(result.computed);
          }}
        >
          {t('form.computed', { value: resultWords(on, result.computed, i18n.language) })}
        </Button>
      )}
      {isChanged ? (
        <>
          <TextArea
            label={t('form.reason')}
            value={reason}
            onChange={setReason}
            rows={2}
            description={t(isReasonNeeded ? 'form.reasonNeeded' : 'form.reasonFree')}
            {...(isReasonNeeded ? { isRequired: true } : { optionalLabel: t('common:optional') })}
          />
          <BallotFields ballot={ballot} voters={voters} />
          <ErrorNotice error={save.error} />
          <Button
            type="submit"
            isPending={save.isPending}
            {...(isComplete ? {} : { 'aria-disabled': 'true' as const })}
          >
            {t(result.standing === null ? 'form.settle' : 'form.change')}
          </Button>
        </>
      ) : null}
    </form>
  );
}
