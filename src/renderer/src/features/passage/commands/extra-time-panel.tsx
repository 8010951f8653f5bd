import { useTranslation } from 'react-i18next';
import { minutes } from '../../../../../domain/time/time.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, formatDuration, NumberField, TextField } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import { CLEARED } from './panels.ts';
import type { Panels } from './panels.ts';
import { usePassageCommand } from './use-passage-command.ts';

const cx = bindClasses(styles);

const MAX_MINUTES = 60;

/** Time given to the phase in progress, with its reason, and what that makes. */
export function ExtraTimePanel({
  passage,
  panels,
}: {
  readonly passage: PassageView;
  readonly panels: Panels;
}) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passage.passageId);
  const phase = phaseOnClock(useClock(passage.clock));
  const { extraMinutes, extraReason } = panels.drafts;
  if (phase === null) return null;
  const extraMs = minutes(extraMinutes);
  return (
    <CommandPanel
      title={t('extra.title', { phase: phase.title })}
      text={t('extra.result', {
        granted: formatDuration(phase.grantedMs + extraMs),
        remaining: formatDuration(phase.remainingMs + extraMs),
      })}
      error={command.error}
      onClose={panels.close}
    >
      <NumberField
        label={t('extra.minutes')}
        minValue={1}
        maxValue={MAX_MINUTES}
        value={extraMinutes}
        onChange={(count) => {
          if (Number.isFinite(count)) panels.write({ extraMinutes: count });
        }}
      />
      <div className={cx('grow')}>
        <TextField
          label={t('extra.reason')}
          value={extraReason}
          onChange={(reason) => {
            panels.write({ extraReason: reason });
          }}
        />
      </div>
      <Button
        variant="primary"
        isDisabled={extraReason.trim() === ''}
        onPress={() => {
          command.send([{ type: 'grant-extra-time', extraMs, reason: extraReason }], () => {
            panels.write(CLEARED.extraTime);
            panels.close();
          });
        }}
      >
        {t('extra.confirm', { minutes: extraMinutes })}
      </Button>
    </CommandPanel>
  );
}
