import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, TextField, ToggleButton } from '../../../ui/index.ts';
import { isPlaying } from '../work/play.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import { FocusInside } from './focus-inside.tsx';
import { CLEARED } from './panels.ts';
import type { Panels } from './panels.ts';
import { usePassageCommand } from './use-passage-command.ts';

const cx = bindClasses(styles);

const REASONS = ['technical', 'health', 'evacuation', 'disturbance'] as const;

export interface PausePanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** Asks why, and suspends in the same gesture: a usual reason is one tap. */
export function PausePanel({ passage, panels }: PausePanelProps) {
  const { t } = useTranslation(['passage', 'roleplay']);
  const command = usePassageCommand(passage.passageId);
  const reasons = [
    ...(isPlaying(passage) ? [t('roleplay:outOfRole')] : []),
    ...REASONS.map((reason) => t(`pause.reasons.${reason}`)),
  ];
  const [isOther, setOther] = useState(panels.drafts.pauseReason !== '');
  const pause = (reason: string) => {
    command.send([{ type: 'pause', reason }], () => {
      panels.write(CLEARED.pause);
      panels.close();
    });
  };
  return (
    <CommandPanel
      title={t('pause.title')}
      text={t('pause.text')}
      error={command.error}
      onClose={panels.close}
    >
      <div className={cx('choices')} role="group" aria-label={t('pause.title')}>
        {reasons.map((reason) => (
          <Button
            key={reason}
            size="large"
            onPress={() => {
              pause(reason);
            }}
          >
            {reason}
          </Button>
        ))}
        <ToggleButton isSelected={isOther} onChange={setOther}>
          {t('pause.reasons.other')}
        </ToggleButton>
      </div>
      {isOther ? (
        <>
          <FocusInside className={cx('grow')}>
            <TextField
              label={t('pause.otherReason')}
              value={panels.drafts.pauseReason}
              onChange={(pauseReason) => {
                panels.write({ pauseReason });
              }}
            />
          </FocusInside>
          <Button
            variant="primary"
            isDisabled={panels.drafts.pauseReason.trim() === ''}
            onPress={() => {
              pause(panels.drafts.pauseReason);
            }}
          >
            {t('pause.confirm')}
          </Button>
        </>
      ) : null}
    </CommandPanel>
  );
}
