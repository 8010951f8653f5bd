import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../../../ui/index.ts';
import { canVibrate } from '../hooks/alerts.ts';
import type { AlertChoice } from '../hooks/alerts.ts';

export interface AlertsQuestionProps {
  readonly onChoose: (choice: AlertChoice) => void;
}

/** Asked once, before a clock runs: a device in a room with a candidate is quiet unless its member wants otherwise. */
export function AlertsQuestion({ onChoose }: AlertsQuestionProps) {
  const { t } = useTranslation('juror');
  return (
    <Notice
      title={t('reminder.ask')}
      actions={
        <>
          <Button
            onPress={() => {
              onChoose({ isSoundOn: false, isVibrationOn: false });
            }}
          >
            {t('reminder.no')}
          </Button>
          {canVibrate ? (
            <Button
              variant="quiet"
              onPress={() => {
                onChoose({ isSoundOn: false, isVibrationOn: true });
              }}
            >
              {t('reminder.allowVibration')}
            </Button>
          ) : null}
          <Button
            variant="quiet"
            onPress={() => {
              onChoose({ isSoundOn: true, isVibrationOn: false });
            }}
          >
            {t('reminder.allowSound')}
          </Button>
        </>
      }
    >
      {t('reminder.askText')}
    </Notice>
  );
}
