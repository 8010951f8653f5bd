import { useState } from 'react';
import type { ReactNode } from 'react';
import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MinutesStatus, ReferentielSummary } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import {
  Checkbox,
  DateField,
  FieldGrid,
  FormErrorSummary,
  Page,
  PrimaryBar,
  RadioGroup,
  Section,
  Select,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import { referentielKey, sessionDraftFaults } from '../session-draft.ts';
import type { SessionDraft, SessionDraftFault } from '../session-draft.ts';
import { ReferentielImport } from './referentiel-import.tsx';
import { RulesFields } from './rules-fields.tsx';
import { SettingsFields } from './settings-fields.tsx';

const STATUSES: readonly MinutesStatus[] = ['proposition', 'decision'];

export interface SessionFormProps {
  readonly title: string;
  readonly lede?: string;
  readonly breadcrumb: ReactNode;
  readonly submitLabel: string;
  readonly initial: SessionDraft;
  readonly referentiels: readonly ReferentielSummary[];
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (draft: SessionDraft) => void;
  readonly secondary: ReactNode;
}

export function SessionForm(props: SessionFormProps) {
  const { initial, referentiels, onSubmit } = props;
  const { t } = useTranslation(['session', 'common']);
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const faults = isTried ? sessionDraftFaults(draft) : [];
  const faultText = (fault: SessionDraftFault) => {
    if (fault === 'blocs') return t('form.blocsMissing');
    if (fault === 'referentiel') return t('form.referentielMissing');
    return `${t(`form.${fault}`)} – ${t('common:field.required')}`;
  };
  const errorOf = (fault: SessionDraftFault) => (faults.includes(fault) ? faultText(fault) : undefined);
  const set = (patch: Partial<SessionDraft>) => {
    setDraft((current) => ({ ...current, ...patch }));
  };
  const submit = () => {
    setTried(true);
    if (sessionDraftFaults(draft).length === 0) onSubmit(draft);
  };

  return (
    <Page
      title={props.title}
      lede={props.lede}
      breadcrumb={props.breadcrumb}
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
        title={t('common:field.errorsTitle')}
        errors={faults.map((fault) => ({ fieldId: `session-${fault}`, message: faultText(fault) }))}
      />
      <ErrorNotice error={props.error} />
      <Section title={t('form.day')}>
        <Stack gap="3">
          <TextField
            id="session-title"
            label={t('form.title')}
            description={t('form.titleHint')}
            value={draft.title}
            onChange={(title) => {
              set({ title });
            }}
            errorMessage={errorOf('title')}
            maxLength={200}
            placeholder={t('form.titleExample')}
          />
          <FieldGrid>
            <div id="session-date">
              <DateField
                label={t('form.date')}
                value={draft.date}
                onChange={(date) => {
                  set({ date });
                }}
                errorMessage={errorOf('date')}
              />
            </div>
            <TextField
              id="session-place"
              label={t('form.place')}
              description={t('form.placeHint')}
              value={draft.place}
              onChange={(place) => {
                set({ place });
              }}
              errorMessage={errorOf('place')}
              maxLength={200}
            />
          </FieldGrid>
        </Stack>
      </Section>
      <CertificationFields draft={draft} referentiels={referentiels} errorOf={errorOf} onChange={set} />
      <Section title={t('form.minutes')}>
        <RadioGroup
          label={t('form.status')}
          options={STATUSES.map((id) => ({
            id,
            label: t(`common:status.${id}`),
            description: t(`form.statusHint.${id}`),
          }))}
          value={draft.status}
          onChange={(status) => {
            set({ status });
          }}
        />
      </Section>
      {draft.rules === null || draft.settings === null ? (
        <Section title={t('form.advanced')} description={t('form.advancedLater')}>
          {null}
        </Section>
      ) : (
        <>
          <RulesFields
            rules={draft.rules}
            onChange={(rules) => {
              set({ rules });
            }}
          />
          <SettingsFields
            settings={draft.settings}
            onChange={(settings) => {
              set({ settings });
            }}
          />
        </>
      )}
    </Page>
  );
}

interface CertificationFieldsProps {
  readonly draft: SessionDraft;
  readonly referentiels: readonly ReferentielSummary[];
  readonly errorOf: (fault: SessionDraftFault) => string | undefined;
  readonly onChange: (patch: Partial<SessionDraft>) => void;
}

function CertificationFields({ draft, referentiels, errorOf, onChange }: CertificationFieldsProps) {
  const { t } = useTranslation('session');
  const chosen = referentiels.find((known) => referentielKey(known) === draft.referentielKey);
  const choose = (referentiel: ReferentielSummary) => {
    onChange({
      referentielKey: referentielKey(referentiel),
      blocIds: referentiel.blocs.map((bloc) => bloc.id),
    });
  };
  return (
    <Section title={t('form.certification')}>
      <Stack gap="3">
        <div id="session-referentiel">
          <Select
            label={t('form.referentiel')}
            placeholder={t('form.choose')}
            options={referentiels.map((known) => ({
              id: referentielKey(known),
              label: t('form.referentielOption', { title: known.title, version: known.version }),
            }))}
            value={draft.referentielKey}
            onChange={(key) => {
              const next = referentiels.find((known) => referentielKey(known) === key);
              if (next !== undefined) choose(next);
            }}
            errorMessage={errorOf('referentiel')}
          />
        </div>
        {chosen === undefined ? null : (
          <CheckboxGroup
            id="session-blocs"
            value={[...draft.blocIds]}
            onChange={(blocIds) => {
              onChange({ blocIds });
            }}
            isInvalid={errorOf('blocs') !== undefined}
          >
            <Stack gap="half">
              <Label>
                <strong>{t('form.blocs')}</strong>
              </Label>
              {chosen.blocs.map((bloc) => (
                <Checkbox key={bloc.id} value={bloc.id}>
                  <span lang="fr">
                    {bloc.id} – {bloc.title}
                  </span>{' '}
                  ({t('form.blocHint', { count: bloc.competenceCount })})
                </Checkbox>
              ))}
            </Stack>
          </CheckboxGroup>
        )}
        <ReferentielImport onImported={choose} />
      </Stack>
    </Section>
  );
}
