import { useState } from 'react';
import { identityOf } from '../../../../../domain/candidate/person.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateIdentity } from '../../../../../shared/areas/passage/prepared.ts';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import type { PassageSetup } from '../../../../../shared/areas/preparation/setups.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { summaryTitleKey } from '../../../lib/summary-title.ts';
import { FormErrorSummary, Page, PrimaryBar } from '../../../ui/index.ts';
import { SETUP_PLACES, frozenPlaces } from '../frozen-fields.ts';
import { PersonChooser } from '../../candidates/index.ts';
import { offeredTests, setupDraftFaults } from '../setup-draft.ts';
import type { SetupDraft, SetupDraftFault } from '../setup-draft.ts';
import { AccommodationFields } from './accommodation-fields.tsx';
import { CandidateFields } from './candidate-fields.tsx';
import { CaseFileField } from './case-file-field.tsx';
import { EvaluatorFields } from './evaluator-fields.tsx';
import { FrozenRefusal } from './frozen-refusal.tsx';
import { HandoutFields } from './handout-fields.tsx';
import { ImportedResults } from './imported-results.tsx';
import { SessionBreadcrumb } from './session-breadcrumb.tsx';
import { TestFields } from './test-fields.tsx';

export interface PassageSetupFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly session: SessionView;
  /** Null while the passage is new. */
  readonly setup: PassageSetup | null;
  readonly initial: SetupDraft;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (draft: SetupDraft, file: File | null) => void;
  readonly secondary: ReactNode;
}

export function PassageSetupForm(props: PassageSetupFormProps) {
  const { session, setup, initial, onSubmit } = props;
  const { t } = useTranslation(['setup', 'common']);
  const [draft, setDraft] = useState(initial);
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setTried] = useState(false);
  const faults = isTried ? setupDraftFaults(draft) : [];
  const set = (patch: Partial<SetupDraft>) => {
    setDraft((current) => ({ ...current, ...patch }));
  };
  const setCandidate = (patch: Partial<CandidateIdentity>) => {
    setDraft((current) => ({ ...current, candidate: { ...current.candidate, ...patch } }));
  };
  const faultText = (fault: SetupDraftFault) =>
    fault === 'test'
      ? t('test.missing')
      : t('common:field.requiredNamed', { field: t(`candidate.${fault}`) });
  const errorOf = (fault: SetupDraftFault) => {
    if (!faults.includes(fault)) return undefined;
    return fault === 'test' ? t('test.missing') : t('common:field.required');
  };
  // As the form opened: what is typed since stays, and a refusal is shown beside its fields.
  const [isBegun] = useState(setup?.isBegun === true);
  const [isFrozen] = useState(setup?.isFrozen === true);
  const isOfAttempt = setup?.isOfAttempt === true;
  const refused = frozenPlaces(SETUP_PLACES, props.error);
  const refusalOf = (place: keyof typeof SETUP_PLACES) => ({
    id: `setup-fixed-${place}`,
    error: refused.includes(place) ? props.error : null,
  });
  const offered = offeredTests(session);
  const chosen = offered.find(({ test }) => test.id === draft.testId);
  const submit = () => {
    setTried(true);
    if (setupDraftFaults(draft).length === 0) onSubmit(draft, file);
  };

  return (
    <Page
      title={props.title}
      lede={isBegun ? t('begunLede') : t('lede')}
      breadcrumb={<SessionBreadcrumb session={session} />}
      width="reading"
      primary={
        <PrimaryBar
          label={props.submitLabel}
          onPress={submit}
          isPending={props.isPending}
          secondary={props.secondary}
        />
      }
    >
      <FormErrorSummary
        title={t(`common:${summaryTitleKey(faults.length)}`)}
        errors={[
          ...faults.map((fault) => ({ fieldId: `setup-${fault}`, message: faultText(fault) })),
          ...refused.map((place) => ({
            fieldId: refusalOf(place).id,
            message: t('fixed', { field: t(`${place}.title`) }),
          })),
        ]}
      />
      <ErrorNotice error={refused.length === 0 ? props.error : null} />
      <FrozenRefusal {...refusalOf('candidate')}>
        {isBegun || isOfAttempt ? null : (
          <PersonChooser
            typed={draft.candidate}
            personId={setup?.personId ?? null}
            onChoose={(chosen) => {
              if (chosen === null) set({ personId: null });
              else set({ personId: chosen.id, candidate: identityOf(chosen) });
            }}
          />
        )}
        <CandidateFields
          candidate={draft.candidate}
          isBegun={isBegun || isOfAttempt}
          errorOf={errorOf}
          onChange={setCandidate}
        />
      </FrozenRefusal>
      <FrozenRefusal {...refusalOf('test')}>
        <TestFields
          draft={draft}
          isBegun={isBegun}
          isTestFixed={isBegun || isOfAttempt}
          offered={offered}
          testError={errorOf('test')}
          onChange={set}
        />
      </FrozenRefusal>
      {isBegun ? null : (
        <FrozenRefusal {...refusalOf('accommodation')}>
          <AccommodationFields
            accommodation={draft.accommodation}
            phases={chosen?.test.phases ?? []}
            onChange={(accommodation) => {
              set({ accommodation });
            }}
          />
        </FrozenRefusal>
      )}
      {chosen === undefined ? null : (
        <EvaluatorFields
          chosen={chosen}
          value={draft.evaluatorChoice}
          isBegun={isFrozen}
          onChange={(evaluatorChoice) => {
            set({ evaluatorChoice });
          }}
        />
      )}
      {chosen === undefined ? null : (
        <FrozenRefusal {...refusalOf('handouts')}>
          <HandoutFields
            chosen={chosen}
            handouts={draft.handouts}
            isBegun={isFrozen}
            onChange={(handouts) => {
              set({ handouts });
            }}
          />
        </FrozenRefusal>
      )}
      <CaseFileField
        deliverable={chosen?.test.deliverable ?? null}
        setup={setup}
        pending={file}
        onPendingChange={setFile}
      />
      {chosen === undefined ? null : (
        <FrozenRefusal {...refusalOf('imported')}>
          <ImportedResults
            chosen={chosen}
            referentiel={session.referentiel}
            results={draft.importedResults}
            onChange={set}
          />
        </FrozenRefusal>
      )}
    </Page>
  );
}
