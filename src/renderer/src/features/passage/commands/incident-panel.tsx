import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentCategory } from '../../../../../domain/passage/passage.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import {
  bindClasses,
  Button,
  Checkbox,
  formatDuration,
  showToast,
  TextArea,
  ToggleButton,
} from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import { CLEARED } from './panels.ts';
import type { Panels } from './panels.ts';
import { usePassageCommand } from './use-passage-command.ts';

const cx = bindClasses(styles);

const CATEGORIES: readonly IncidentCategory[] = [
  'technical',
  'health',
  'disturbance',
  'fraud',
  'evacuation',
  'other',
];

/** A fact for the minutes, stamped by the clock when it is saved. The time goes on. */
export function IncidentPanel({
  passage,
  panels,
}: {
  readonly passage: PassageView;
  readonly panels: Panels;
}) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passage.passageId);
  const phase = phaseOnClock(useClock(passage.clock));
  const [isForAll, setForAll] = useState(false);
  const { incidentCategory: category, incidentText: text } = panels.drafts;
  return (
    <CommandPanel
      title={t('incident.title')}
      text={
        phase === null
          ? t('incident.stamp')
          : t('incident.stampPhase', { phase: phase.title, elapsed: formatDuration(phase.elapsedMs) })
      }
      error={command.error}
      onClose={panels.close}
    >
      <div className={cx('choices')} role="group" aria-label={t('incident.category')}>
        {CATEGORIES.map((option) => (
          <ToggleButton
            key={option}
            isSelected={option === category}
            onChange={() => {
              panels.write({ incidentCategory: option });
            }}
          >
            {t(`incident.categories.${option}`)}
          </ToggleButton>
        ))}
      </div>
      <div className={cx('grow')}>
        <TextArea
          label={t('incident.text')}
          rows={2}
          value={text}
          onChange={(incidentText) => {
            panels.write({ incidentText });
          }}
        />
        {passage.togetherCount === null ? null : (
          <Checkbox isSelected={isForAll} onChange={setForAll}>
            {t('together.incident')}
          </Checkbox>
        )}
      </div>
      <Button
        variant="primary"
        isDisabled={text.trim() === ''}
        onPress={() => {
          command.send(
            [{ type: 'note-incident', category, text }],
            () => {
              panels.write(CLEARED.incident);
              panels.close();
              showToast({ message: t('incident.saved') });
            },
            isForAll,
          );
        }}
      >
        {t('incident.confirm')}
      </Button>
    </CommandPanel>
  );
}
