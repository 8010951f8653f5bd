import { useTranslation } from 'react-i18next';
import type { TimestampTrialView } from '../../../../../shared/areas/timestamps.ts';
import { useClockOffset } from '../../../lib/clock-offset.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, DescriptionList, Inline, Notice, Stack } from '../../../ui/index.ts';

export interface TrialNoticeProps {
  readonly trial: TimestampTrialView;
  /** Whether a certificate is given already. */
  readonly isKept: boolean;
  readonly onKeep: () => void;
}

/** Who answered, and what its clock says about this machine's. */
export function TrialNotice({ isKept, onKeep, trial }: TrialNoticeProps) {
  const { t } = useTranslation('timestamps');
  const { dateTime } = useFormats();
  const offset = useClockOffset();
  return (
    <Notice tone="success" isLive title={t('trial.title', { date: dateTime(trial.at) })}>
      <Stack gap="1">
        <DescriptionList
          items={[
            { term: t('trial.authority'), value: trial.authority },
            { term: t('trial.policy'), value: trial.policy },
            { term: t('trial.clock'), value: offset(trial.offsetMs) },
            { term: t('trial.highest'), value: trial.highest.subject },
            { term: t('trial.fingerprint'), value: <code>{trial.highest.sha256}</code> },
          ]}
        />
        <p>{trial.isRecognised === null ? t('trial.unconfirmed') : t('trial.recognised')}</p>
        {isKept ? null : (
          <Inline>
            <Button onPress={onKeep}>{t('trial.keep')}</Button>
          </Inline>
        )}
      </Stack>
    </Notice>
  );
}
