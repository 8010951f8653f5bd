import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_THRESHOLD } from '../../../../../domain/assessment/deliberation.ts';
import { DEFAULT_SCALE } from '../../../../../domain/assessment/scale.ts';
import { minutes } from '../../../../../domain/time/time.ts';
import type { TermsSummary } from '../../../../../shared/areas/certifications.ts';
import type { AssessmentSettings } from '../../../../../shared/areas/preparation/sessions.ts';
import {
  Badge,
  Checkbox,
  FieldGrid,
  NumberField,
  Section,
  SegmentedControl,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import { readReminders, writeReminders } from '../reminders.ts';
import { OwnTerms } from './own-terms.tsx';
import { ScaleFields } from './scale-fields.tsx';

const THRESHOLD_STEP = 0.01;
const USUAL_VALIDITY_YEARS = 5;
const MAX_VALIDITY_YEARS = 50;
const MAX_PREPARATION_MINUTES = 120;

export interface SettingsFieldsProps {
  readonly settings: AssessmentSettings;
  /** Of the chosen certification; null before one is. */
  readonly terms: TermsSummary | null;
  readonly onChange: (settings: AssessmentSettings) => void;
}

/** Everything about marking that the source does not fix. */
export function SettingsFields({ settings, terms, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation('session');
  const set = (patch: Partial<AssessmentSettings>) => {
    onChange({ ...settings, ...patch });
  };
  return (
    <Section level={3} title={t('settings.title')}>
      <Stack gap="3">
        {terms?.isOwn === true ? (
          <OwnTerms settings={settings} terms={terms} onChange={set} />
        ) : (
          <ScaleFields
            scale={settings.scale ?? DEFAULT_SCALE}
            onChange={(scale) => {
              set({ scale });
            }}
          />
        )}
        <Stack gap="1">
          {terms?.isOwn === true ? null : (
            <NumberField
              label={
                <>
                  {t('settings.threshold')}{' '}
                  {settings.isThresholdConfirmed ? null : (
                    <Badge tone="caution">{t('settings.toConfirm')}</Badge>
                  )}
                </>
              }
              description={t('settings.thresholdHint')}
              value={settings.threshold ?? DEFAULT_THRESHOLD}
              minValue={0}
              maxValue={1}
              step={THRESHOLD_STEP}
              formatOptions={{ style: 'percent' }}
              onChange={(threshold) => {
                if (Number.isFinite(threshold)) set({ threshold });
              }}
            />
          )}
          <Checkbox
            isSelected={settings.isThresholdConfirmed}
            onChange={(isThresholdConfirmed) => {
              set({ isThresholdConfirmed });
            }}
          >
            {t('settings.confirmed')}
          </Checkbox>
        </Stack>
        <FieldGrid>
          <RemindersField settings={settings} onChange={set} />
          <ValidityField settings={settings} onChange={set} />
          <PreparationField settings={settings} onChange={set} />
        </FieldGrid>
      </Stack>
    </Section>
  );
}

interface PartProps {
  readonly settings: AssessmentSettings;
  readonly onChange: (patch: Partial<AssessmentSettings>) => void;
}

function RemindersField({ settings, onChange }: PartProps) {
  const { t } = useTranslation('session');
  const [text, setText] = useState(() => writeReminders(settings.reminderMs));
  const isInvalid = readReminders(text) === null;
  return (
    <TextField
      label={t('settings.reminders')}
      description={t('settings.remindersHint')}
      value={text}
      onChange={(next) => {
        setText(next);
        const reminderMs = readReminders(next);
        if (reminderMs !== null) onChange({ reminderMs });
      }}
      errorMessage={isInvalid ? t('settings.remindersInvalid') : undefined}
    />
  );
}

function PreparationField({ settings, onChange }: PartProps) {
  const { t } = useTranslation('session');
  return (
    <NumberField
      label={t('settings.preparation')}
      description={t('settings.preparationHint')}
      value={settings.preparationMs / minutes(1)}
      minValue={0}
      maxValue={MAX_PREPARATION_MINUTES}
      step={1}
      formatOptions={{ style: 'unit', unit: 'minute', unitDisplay: 'short' }}
      onChange={(count) => {
        if (Number.isFinite(count)) onChange({ preparationMs: minutes(count) });
      }}
    />
  );
}

function ValidityField({ settings, onChange }: PartProps) {
  const { t } = useTranslation('session');
  const years = settings.blocValidityYears;
  return (
    <Stack gap="1">
      <SegmentedControl
        label={t('settings.validity')}
        isLabelVisible
        segments={[
          { id: 'forLife', label: t('settings.forLife') },
          { id: 'limited', label: t('settings.limited') },
        ]}
        value={years === null ? 'forLife' : 'limited'}
        onChange={(kind) => {
          onChange({ blocValidityYears: kind === 'forLife' ? null : USUAL_VALIDITY_YEARS });
        }}
      />
      {years === null ? null : (
        <NumberField
          label={t('settings.years')}
          value={years}
          minValue={1}
          maxValue={MAX_VALIDITY_YEARS}
          onChange={(next) => {
            if (Number.isFinite(next)) onChange({ blocValidityYears: next });
          }}
        />
      )}
    </Stack>
  );
}
