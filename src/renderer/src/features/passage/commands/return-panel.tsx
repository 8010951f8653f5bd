import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, RadioGroup, TextField } from '../../../ui/index.ts';
import { useClock } from '../clock/use-clock.ts';
import { durationWords, phaseKey } from '../clock/words.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import { CLEARED } from './panels.ts';
import type { Panels } from './panels.ts';
import { returnOf } from './return.ts';
import type { Return } from './return.ts';
import { usePassageCommand } from './use-passage-command.ts';

const cx = bindClasses(styles);

interface ReturnPanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** Goes back to a phase that was left by mistake; the president rules on the time that ran since. */
export function ReturnPanel({ passage, panels }: ReturnPanelProps) {
  const { t } = useTranslation('clock');
  const command = usePassageCommand(passage.passageId);
  const target = returnOf(passage, useClock(passage.clock));
  const { returnReason, returnRuling } = panels.drafts;
  if (target === null) return null;
  const { phase, ranMs } = target;
  const ruling = ranMs > 0 ? returnRuling : 'lost';
  return (
    <CommandPanel
      title={t(`return.open.${phaseKey(phase.id)}`, { title: phase.title })}
      text={t('return.text')}
      error={command.error}
      onClose={panels.close}
    >
      {ranMs > 0 ? <RulingOnTime target={target} panels={panels} /> : null}
      <div className={cx('grow')}>
        <TextField
          label={t('return.reason')}
          value={returnReason}
          onChange={(reason) => {
            panels.write({ returnReason: reason });
          }}
        />
      </div>
      <Button
        variant="primary"
        isDisabled={ruling === null || returnReason.trim() === ''}
        onPress={() => {
          if (ruling === null) return;
          const { id: phaseId } = phase;
          command.send([{ type: 'return-to-phase', phaseId, ruling, reason: returnReason }], () => {
            panels.write(CLEARED.return);
            panels.close();
          });
        }}
      >
        {t('return.confirm')}
      </Button>
    </CommandPanel>
  );
}

function RulingOnTime({
  target: { phase, ranMs },
  panels,
}: {
  readonly target: Return;
  readonly panels: Panels;
}) {
  const { t } = useTranslation('clock');
  const { t: tPassage } = useTranslation('passage');
  const words = (ms: number) => durationWords(tPassage, ms);
  const left = (ms: number) =>
    ms >= 0 ? t('return.left', { remaining: words(ms) }) : t('return.over', { over: words(ms) });
  return (
    <RadioGroup
      label={t('return.who', { ran: words(ranMs) })}
      value={panels.drafts.returnRuling}
      onChange={(returnRuling) => {
        panels.write({ returnRuling });
      }}
      options={[
        {
          id: 'counted',
          label: t('return.counted', { phase: phase.title }),
          description: left(phase.remainingMs - ranMs),
        },
        { id: 'lost', label: t('return.lost'), description: left(phase.remainingMs) },
      ]}
    />
  );
}
