import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMajority } from '../../../../../domain/jury/sitting.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, ToggleButton } from '../../../ui/index.ts';
import styles from '../commands/command-panel.module.css';
import { CommandPanel } from '../commands/command-panel.tsx';
import { ConfirmationPins } from './confirmation-pins.tsx';
import { useConfirmations } from './confirmations.ts';
import { namersNeeded, voicesIn, votersOf } from './jury-panel.ts';
import { useNamePresident } from './use-jury-acts.ts';

const cx = bindClasses(styles);

interface PresidentPanelProps {
  readonly passage: PassageView;
  /** Named so that the test can be begun anew. */
  readonly isForRestart?: boolean;
  /** Null while nothing else can go on. */
  readonly onClose: (() => void) | null;
}

/** Nobody presides: the voting members who sit name one of them, each with their own PIN. */
export function PresidentPanel({ passage, isForRestart = false, onClose }: PresidentPanelProps) {
  const { t } = useTranslation('jury');
  const name = useNamePresident(passage.passageId);
  const [chosen, setChosen] = useState<string | null>(null);
  const voters = votersOf(passage);
  const confirmations = useConfirmations(voters);
  const { all, askNext, clear, givenIds } = confirmations;
  const president = voters.find(({ jurorId }) => jurorId === chosen) ?? null;
  const isReady = president !== null && isMajority(voicesIn(passage), givenIds);

  const submit = () => {
    // Enter hands over to the next member who has not answered.
    if (!isReady) {
      askNext();
      return;
    }
    if (name.isPending) return;
    name.mutate({ jurorId: president.jurorId, confirmations: all() }, { onError: clear });
  };

  return (
    <CommandPanel
      title={t('president.title')}
      text={t('president.text', { count: namersNeeded(passage), given: givenIds.length })}
      error={name.error}
      onClose={onClose}
    >
      <ConfirmationPins
        label={t('president.confirmers')}
        members={voters}
        confirmations={confirmations}
        onSubmit={submit}
      >
        {isForRestart ? <p className={cx('row')}>{t('president.forRestart')}</p> : null}
        <div className={cx('row')}>
          <p>{t('president.who')}</p>
          <div className={cx('choices')} role="group" aria-label={t('president.who')}>
            {voters.map((seat) => (
              <ToggleButton
                key={seat.jurorId}
                isSelected={seat === president}
                onChange={() => {
                  setChosen(seat.jurorId);
                }}
              >
                {seat.name}
              </ToggleButton>
            ))}
          </div>
        </div>
      </ConfirmationPins>
      <Button variant="primary" isDisabled={!isReady} isPending={name.isPending} onPress={submit}>
        {t('president.confirm')}
      </Button>
    </CommandPanel>
  );
}
