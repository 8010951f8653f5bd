import { useTranslation } from 'react-i18next';
import { accommodationWarnings, grantedDuration } from '../../../../../domain/passage/accommodation.ts';
import { durationMs } from '../../../../../domain/time/time.ts';
import type { TestSummary } from '../../../../../shared/areas/certifications.ts';
import type { AccommodationInput, TimeMeasure } from '../../../../../shared/areas/passage/prepared.ts';
import { Wording } from '../../../lib/wording.tsx';
import {
  Button,
  FieldGrid,
  Glyph,
  IconButton,
  Notice,
  NumberField,
  RadioGroup,
  Section,
  Stack,
  Table,
  TextField,
  formatDuration,
} from '../../../ui/index.ts';
import { accommodationOf } from '../setup-draft.ts';
import styles from './passage-setup-form.module.css';

const KINDS = ['none', 'third', 'fraction', 'fixed'] as const satisfies readonly TimeMeasure['kind'][];
const MINUTE_MS = 60_000;
const MAX_TERM = 20;
const MAX_EXTRA_MINUTES = 240;
const MAX_OTHER_MEASURES = 10;

const INITIAL: Readonly<Record<TimeMeasure['kind'], TimeMeasure>> = {
  none: { kind: 'none' },
  third: { kind: 'third' },
  fraction: { kind: 'fraction', numerator: 1, denominator: 4 },
  fixed: { kind: 'fixed', extraMs: 5 * MINUTE_MS },
};

export interface AccommodationFieldsProps {
  readonly accommodation: AccommodationInput;
  /** Phases of the chosen test, to show what the measure comes to. */
  readonly phases: TestSummary['phases'];
  readonly onChange: (accommodation: AccommodationInput) => void;
}

export function AccommodationFields({ accommodation, phases, onChange }: AccommodationFieldsProps) {
  const { t } = useTranslation('setup');
  const { timeMeasure } = accommodation;
  const setMeasure = (measure: TimeMeasure) => {
    onChange({ ...accommodation, timeMeasure: measure });
  };
  return (
    <Section title={t('accommodation.title')} description={t('accommodation.privacy')}>
      <Stack gap="3">
        <RadioGroup
          label={t('accommodation.label')}
          options={KINDS.map((id) => ({ id, label: t(`accommodation.${id}`) }))}
          value={timeMeasure.kind}
          onChange={(kind) => {
            setMeasure(INITIAL[kind]);
          }}
        />
        <MeasureFields measure={timeMeasure} onChange={setMeasure} />
        <GrantedDurations accommodation={accommodation} phases={phases} />
        <OtherMeasures
          measures={accommodation.otherMeasures}
          onChange={(otherMeasures) => {
            onChange({ ...accommodation, otherMeasures });
          }}
        />
      </Stack>
    </Section>
  );
}

interface MeasureFieldsProps {
  readonly measure: TimeMeasure;
  readonly onChange: (measure: TimeMeasure) => void;
}

function MeasureFields({ measure, onChange }: MeasureFieldsProps) {
  const { t } = useTranslation('setup');
  if (measure.kind === 'fraction') {
    return (
      <FieldGrid>
        {(['numerator', 'denominator'] as const).map((term) => (
          <NumberField
            key={term}
            label={t(`accommodation.${term}`)}
            value={measure[term]}
            minValue={1}
            maxValue={MAX_TERM}
            onChange={(value) => {
              if (Number.isFinite(value)) onChange({ ...measure, [term]: value });
            }}
          />
        ))}
      </FieldGrid>
    );
  }
  if (measure.kind === 'fixed') {
    return (
      <NumberField
        label={t('accommodation.minutes')}
        value={measure.extraMs / MINUTE_MS}
        minValue={1}
        maxValue={MAX_EXTRA_MINUTES}
        onChange={(value) => {
          if (Number.isFinite(value)) onChange({ kind: 'fixed', extraMs: value * MINUTE_MS });
        }}
      />
    );
  }
  return null;
}

type GrantedDurationsProps = Omit<AccommodationFieldsProps, 'onChange'>;

/** What the measure comes to in this test: 15:00 becomes 20:00. */
function GrantedDurations({ accommodation, phases }: GrantedDurationsProps) {
  const { t } = useTranslation('setup');
  if (phases.length === 0) return null;
  const measure = accommodationOf(accommodation);
  const rows = phases.map((phase) => ({
    ...phase,
    grantedMs: grantedDuration(durationMs(phase.durationMs), measure),
  }));
  return (
    <Stack gap="1">
      <div className={styles['durations'] ?? ''}>
        <Table
          label={t('accommodation.preview')}
          items={rows}
          getId={(row) => row.id}
          columns={[
            {
              id: 'phase',
              title: t('accommodation.phase'),
              isRowHeader: true,
              render: (row) => <Wording>{row.title}</Wording>,
            },
            {
              id: 'base',
              title: t('accommodation.base'),
              align: 'end',
              width: '7rem',
              render: (row) => formatDuration(row.durationMs),
            },
            {
              id: 'granted',
              title: t('accommodation.granted'),
              align: 'end',
              width: '7rem',
              render: (row) => <strong>{formatDuration(row.grantedMs)}</strong>,
            },
          ]}
        />
      </div>
      {accommodationWarnings(phases, measure).length > 0 ? (
        <Notice tone="caution">{t('accommodation.unusual')}</Notice>
      ) : null}
    </Stack>
  );
}

interface OtherMeasuresProps {
  readonly measures: readonly string[];
  readonly onChange: (measures: readonly string[]) => void;
}

function OtherMeasures({ measures, onChange }: OtherMeasuresProps) {
  const { t } = useTranslation('setup');
  return (
    <fieldset className={styles['list'] ?? ''}>
      <legend>{t('accommodation.others')}</legend>
      <Stack gap="1">
        <p className={styles['hint'] ?? ''}>{t('accommodation.othersHint')}</p>
        {measures.map((measure, index) => (
          <div key={index} className={styles['listLine'] ?? ''}>
            <TextField
              label={t('accommodation.otherLabel', { rank: index + 1 })}
              value={measure}
              maxLength={200}
              onChange={(text) => {
                onChange(measures.map((current, at) => (at === index ? text : current)));
              }}
            />
            <IconButton
              label={t('accommodation.removeOther', { rank: index + 1 })}
              icon={<Glyph name="close" />}
              onPress={() => {
                onChange(measures.filter((_, at) => at !== index));
              }}
            />
          </div>
        ))}
        {measures.length < MAX_OTHER_MEASURES ? (
          <div>
            <Button
              icon={<Glyph name="add" />}
              onPress={() => {
                onChange([...measures, '']);
              }}
            >
              {t('accommodation.addOther')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </fieldset>
  );
}
