import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import { isCandidateAbsent } from '../../../../../domain/passage/passage.rules.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, Notice, PrimaryBar } from '../../../ui/index.ts';
import { OrganisationQuestion } from '../../preferences/index.ts';
import { useSession } from '../../preparation/queries.ts';
import { useLock } from '../hooks/use-deliberation-writes.ts';
import { useDeliberation } from '../queries.ts';
import { DecisionForm } from './decision-form.tsx';
import { DecisionSummary } from './decision-summary.tsx';
import styles from './deliberation.module.css';
import { ProposalLine } from './proposal-line.tsx';
import { ReopenForm } from './reopen-form.tsx';

/** The computed proposal as one line, and apart from it what the jury gives, sovereign: a result of the test, or a decision where the test decides. */
export function DecisionPanel({ passage }: { readonly passage: PassageView }) {
  const query = useDeliberation(passage.passageId);
  return <Loaded query={query}>{(view) => <DecisionWork passage={passage} view={view} />}</Loaded>;
}

interface DecisionWorkProps {
  readonly passage: PassageView;
  readonly view: DeliberationView;
}

function DecisionWork({ passage, view }: DecisionWorkProps) {
  const { t } = useTranslation('deliberation');
  const session = useSession(passage.sessionId);
  const lock = useLock();
  const [isEditing, setIsEditing] = useState(false);
  const { decision } = view;
  const status = session.data?.status ?? 'proposition';
  const isAbsent = isCandidateAbsent(passage);
  const isGone = !isAbsent && !view.seats.some(({ isMarking }) => isMarking);
  // Who was not assessed is neither proposed nor decided on: the jury states it.
  const title = isAbsent || isGone ? 'finding' : view.isDeciding ? status : 'result';
  const isFormShown = decision === null || !view.isDecisionStanding || isEditing;
  return (
    <div className={styles['panel']}>
      <div className={styles['scroll']}>
        <h2 className={styles['title']}>{t(`decision.title.${title}`)}</h2>
        {isAbsent ? <Notice>{t('decision.absent')}</Notice> : null}
        {isGone ? <Notice>{t('decision.gone')}</Notice> : null}
        {isAbsent || isGone ? null : <ProposalLine view={view} blocs={passage.blocs} />}
        {isFormShown ? (
          <DecisionForm
            view={view}
            isAbsent={isAbsent}
            onSaved={() => {
              setIsEditing(false);
            }}
          />
        ) : (
          <>
            <DecisionSummary decision={decision} view={view} title={title} />
            <div className={styles['actions']}>
              <Button
                onPress={() => {
                  setIsEditing(true);
                }}
              >
                {t('decision.edit')}
              </Button>
            </div>
          </>
        )}
        {isFormShown || session.data?.isSample !== false ? null : <OrganisationQuestion />}
        {isAbsent || isGone ? null : <ReopenForm passageId={view.passageId} />}
        <ErrorNotice error={lock.error} />
      </div>
      <PrimaryBar
        label={t('lock.action')}
        blockersTitle={t('lock.missing')}
        blockers={isFormShown ? [t('lock.decisionMissing')] : []}
        note={t('lock.note')}
        isPending={lock.isPending}
        onPress={() => {
          lock.mutate(view.passageId);
        }}
      />
    </div>
  );
}
