import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WITHDRAWAL_CAUSES } from '../../../../../domain/jury/jury-acts.types.ts';
import type { WithdrawalCause } from '../../../../../domain/jury/jury-acts.types.ts';
import type { PassageView } from '../../../../../shared/views.ts';
import { bindClasses, Button, PIN_MIN_LENGTH, PinField, TextArea, ToggleButton } from '../../../ui/index.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import type { Panels } from './panels.ts';
import { useWithdraw } from './use-withdraw.ts';
import { confirmersOf, seatedMembers } from './withdrawal.ts';

const cx = bindClasses(styles);

export interface WithdrawalPanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** A member leaves the jury of this passage: who, why, and whose word it is. */
export function WithdrawalPanel({ passage, panels }: WithdrawalPanelProps) {
  const { t } = useTranslation(['passage', 'grid']);
  const withdraw = useWithdraw(passage.passageId);
  const [jurorId, setJurorId] = useState<string | null>(null);
  const [cause, setCause] = useState<WithdrawalCause | null>(null);
  const [reason, setReason] = useState('');
  const [chosenConfirmer, setConfirmer] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const leaver = seatedMembers(passage).find((seat) => seat.jurorId === jurorId) ?? null;
  const confirmers = leaver === null ? [] : confirmersOf(passage, leaver);
  const confirmer = confirmers.find((seat) => seat.jurorId === chosenConfirmer) ?? confirmers[0] ?? null;
  const isReady = leaver !== null && cause !== null && reason.trim() !== '' && pin.length >= PIN_MIN_LENGTH;

  const submit = () => {
    if (!isReady || confirmer === null) return;
    withdraw.mutate(
      {
        passageId: passage.passageId,
        jurorId: leaver.jurorId,
        cause,
        reason,
        confirmations: [{ jurorId: confirmer.jurorId, pin }],
      },
      {
        onSuccess: () => {
          panels.close();
        },
        onError: () => {
          setPin('');
        },
      },
    );
  };

  return (
    <CommandPanel
      title={t('withdrawal.title')}
      text={cause === null ? t('withdrawal.text') : t(`withdrawal.effect.${cause}`)}
      error={withdraw.error}
      onClose={panels.close}
    >
      <div className={cx('choices')} role="group" aria-label={t('withdrawal.member')}>
        {seatedMembers(passage).map((seat) => (
          <ToggleButton
            key={seat.jurorId}
            isSelected={seat.jurorId === jurorId}
            onChange={() => {
              setJurorId(seat.jurorId);
              setConfirmer(null);
              setPin('');
            }}
          >
            {seat.name}
          </ToggleButton>
        ))}
      </div>
      <div className={cx('choices')} role="group" aria-label={t('withdrawal.cause')}>
        {WITHDRAWAL_CAUSES.map((each) => (
          <ToggleButton
            key={each}
            isSelected={each === cause}
            onChange={() => {
              setCause(each);
            }}
          >
            {t(`withdrawal.causes.${each}`)}
          </ToggleButton>
        ))}
      </div>
      <div className={cx('grow')}>
        <TextArea label={t('withdrawal.reason')} rows={2} value={reason} onChange={setReason} />
      </div>
      {confirmers.length > 1 ? (
        <div className={cx('choices')} role="group" aria-label={t('withdrawal.confirmer')}>
          {confirmers.map((seat) => (
            <ToggleButton
              key={seat.jurorId}
              isSelected={seat === confirmer}
              onChange={() => {
                setConfirmer(seat.jurorId);
                setPin('');
              }}
            >
              {seat.name}
            </ToggleButton>
          ))}
        </div>
      ) : null}
      {confirmer === null ? null : (
        <PinField
          label={t('withdrawal.pin', { name: confirmer.name })}
          value={pin}
          onChange={setPin}
          onSubmit={submit}
          countLabel={(count) => t('grid:door.digits', { count })}
          eraseLabel={t('grid:door.erase')}
          clearLabel={t('grid:door.clear')}
        />
      )}
      <Button variant="danger" isDisabled={!isReady} isPending={withdraw.isPending} onPress={submit}>
        {t('withdrawal.confirm')}
      </Button>
    </CommandPanel>
  );
}
