import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/views.ts';
import { bindClasses, Button, showToast, TextArea, ToggleButton } from '../../../ui/index.ts';
import { useDeclare } from '../reception/use-declare.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import type { Panels } from './panels.ts';
import { seatedMembers } from './withdrawal.ts';

const cx = bindClasses(styles);

export interface WithdrawalPanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** A member withdraws once the candidate is heard: final, and stated in the minutes under their name. */
export function WithdrawalPanel({ passage, panels }: WithdrawalPanelProps) {
  const { t } = useTranslation('passage');
  const { passageId } = passage;
  const declare = useDeclare(passageId);
  const [jurorId, setJurorId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <CommandPanel
      title={t('withdrawal.title')}
      text={t('withdrawal.text')}
      error={declare.error}
      onClose={panels.close}
    >
      <div className={cx('choices')} role="group" aria-label={t('withdrawal.member')}>
        {seatedMembers(passage).map((seat) => (
          <ToggleButton
            key={seat.jurorId}
            isSelected={seat.jurorId === jurorId}
            onChange={() => {
              setJurorId(seat.jurorId);
            }}
          >
            {seat.name}
          </ToggleButton>
        ))}
      </div>
      <div className={cx('grow')}>
        <TextArea label={t('withdrawal.reason')} rows={2} value={reason} onChange={setReason} />
      </div>
      <Button
        variant="danger"
        isDisabled={jurorId === null || reason.trim() === ''}
        isPending={declare.isPending}
        onPress={() => {
          if (jurorId === null) return;
          declare.mutate(
            { passageId, jurorId, kind: 'withdrawn', reason },
            {
              onSuccess: () => {
                panels.close();
                showToast({ message: t('withdrawal.saved') });
              },
            },
          );
        }}
      >
        {t('withdrawal.confirm')}
      </Button>
    </CommandPanel>
  );
}
