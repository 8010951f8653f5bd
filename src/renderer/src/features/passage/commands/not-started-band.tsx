import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Notice } from '../../../ui/index.ts';
import { phaseAhead } from '../clock/clock-extrapolation.ts';
import { phaseKey } from '../clock/words.ts';
import { usePassageCommand } from './use-passage-command.ts';

/** Someone is marking and the clock stands: said where the start is, so that it is mended in one gesture. */
export function NotStartedBand({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passage.passageId);
  const phase = phaseAhead(passage.clock);
  if (!passage.clock.alarms.includes('not-started') || phase === null) return null;
  return (
    <>
      <Notice
        tone="danger"
        isLive
        title={t('alarm.title')}
        actions={
          passage.available.includes('start-phase') ? (
            <Button
              onPress={() => {
                command.send([{ type: 'start-phase', phaseId: phase.id }]);
              }}
            >
              {t(`start.${phaseKey(phase.id)}`, { title: phase.title })}
            </Button>
          ) : null
        }
      >
        {t('alarm.text')}
      </Notice>
      <ErrorNotice error={command.error} />
    </>
  );
}
