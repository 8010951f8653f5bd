import { useTranslation } from 'react-i18next';
import { DEFAULT_SCALE } from '../../../../../domain/assessment/scale.ts';
import type { TermsSummary } from '../../../../../shared/areas/certifications.ts';
import type { AssessmentSettings } from '../../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Checkbox, NumberField, Stack } from '../../../ui/index.ts';
import { ScaleFields } from './scale-fields.tsx';

const SHARE_STEP = 0.01;
const MARK_STEP = 0.5;

export interface OwnTermsProps {
  readonly settings: AssessmentSettings;
  readonly terms: TermsSummary;
  readonly onChange: (patch: Partial<AssessmentSettings>) => void;
}

/** Scale and threshold that come with the certification; a session that changes them says why. */
export function OwnTerms({ settings, terms, onChange }: OwnTermsProps) {
  const { t } = useTranslation('session');
  const { list, number, percent } = useFormats();
  const { threshold } = terms;
  const valueOf = (value: number) => (threshold?.isShare === true ? percent(value) : number(value));
  return (
    <Stack gap="2">
      <p>
        {t('settings.ownScale')} <Wording>{list([...terms.scales])}</Wording>
      </p>
      <Checkbox
        isSelected={settings.scale !== null}
        onChange={(isOther) => {
          onChange({ scale: isOther ? DEFAULT_SCALE : null });
        }}
      >
        {t('settings.otherScale')}
      </Checkbox>
      {settings.scale === null ? null : (
        <ScaleFields
          scale={settings.scale}
          onChange={(scale) => {
            onChange({ scale });
          }}
        />
      )}
      {threshold === null ? (
        <p>{t('settings.thresholdOfRule')}</p>
      ) : (
        <>
          <p>{t('settings.ownThreshold', { value: valueOf(threshold.value) })}</p>
          <Checkbox
            isSelected={settings.threshold !== null}
            onChange={(isOther) => {
              onChange({ threshold: isOther ? threshold.value : null });
            }}
          >
            {t('settings.otherThreshold')}
          </Checkbox>
          {settings.threshold === null ? null : (
            <NumberField
              label={t('settings.threshold')}
              value={settings.threshold}
              minValue={0}
              step={threshold.isShare ? SHARE_STEP : MARK_STEP}
              {...(threshold.isShare ? { maxValue: 1, formatOptions: { style: 'percent' } } : {})}
              onChange={(next) => {
                if (Number.isFinite(next)) onChange({ threshold: next });
              }}
            />
          )}
        </>
      )}
    </Stack>
  );
}
