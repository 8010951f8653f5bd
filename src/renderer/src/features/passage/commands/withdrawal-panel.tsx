import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WITHDRAWAL_CAUSES } from '../../../../../domain/jury/jury-acts.types.ts';
import type { WithdrawalCause } from '../../../../../domain/jury/jury-acts.types.ts';
import { isWithdrawalConfirmed } from '../../../../../domain/jury/sitting.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { bindClasses, Button, TextArea, ToggleButton } from '../../../ui/index.ts';
import { ConfirmationPins } from '../jury/confirmation-pins.tsx';
import { useConfirmations } from '../jury/confirmations.ts';
import { voicesIn } from '../jury/jury-panel.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import type { Panels } from './panels.ts';
import { useWithdraw } from './use-withdraw.ts';
import { answerersFor, seatedMembers } from './withdrawal.ts';
import type { Answerers } from './withdrawal.ts';

const cx = bindClasses(styles);

export interface WithdrawalPanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** A member leaves the jury of this passage: who, why, and whose word it is. */
export function WithdrawalPanel({ passage, panels }: WithdrawalPanelProps) {
  const { t } = useTranslation(['passage', 'jury']);
  const withdraw = useWithdraw(passage.passageId);
  const [jurorId, setJurorId] = useState<string | null>(null);
  const [cause, setCause] = useState<WithdrawalCause | null>(null);
  const [reason, setReason] = useState('');
  const leaver = seatedMembers(passage).find((seat) => seat.jurorId === jurorId) ?? null;
  const answerers = leaver === null ? null : answerersFor(passage, leaver);
  const confirmations = useConfirmations(answerers?.members ?? []);
  const isConfirmed =
    leaver !== null && isWithdrawalConfirmed(voicesIn(passage), leaver.jurorId, confirmations.givenIds);
  const isReady = isConfirmed && cause !== null && reason.trim() !== '';

  const submit = () => {
    // Enter hands over to the next member who has not answered.
    if (!isConfirmed) confirmations.askNext();
    if (!isReady || withdraw.isPending) return;
    withdraw.mutate(
      {
        passageId: passage.passageId,
        jurorId: leaver.jurorId,
        cause,
        reason,
        confirmations: confirmations.all(),
      },
      {
        onSuccess: () => {
          panels.close();
        },
        onError: confirmations.clear,
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
      <ConfirmationPins
        label={t('jury:withdrawal.who')}
        members={answerers?.members ?? []}
        confirmations={confirmations}
        onSubmit={submit}
      >
        <div className={cx('choices')} role="group" aria-label={t('withdrawal.member')} data-asked-first>
          {seatedMembers(passage).map((seat) => (
            <ToggleButton
              key={seat.jurorId}
              isSelected={seat.jurorId === jurorId}
              onChange={() => {
                setJurorId(seat.jurorId);
                confirmations.ask(seat.jurorId);
                confirmations.clear();
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
        {leaver === null || answerers === null ? null : (
          <Answering leaver={leaver} answerers={answerers} given={confirmations.givenIds.length} />
        )}
      </ConfirmationPins>
      <Button variant="danger" isDisabled={!isReady} isPending={withdraw.isPending} onPress={submit}>
        {t('withdrawal.confirm')}
      </Button>
    </CommandPanel>
  );
}

/** Whose PIN is enough for that departure. */
function Answering({
  answerers: { othersNeeded, president },
  given,
  leaver: { name },
}: {
  readonly leaver: SeatView;
  readonly answerers: Answerers;
  readonly given: number;
}) {
  const { t } = useTranslation('jury');
  return (
    <p>
      {president !== null
        ? t('withdrawal.withPresident', { name, president: president.name })
        : othersNeeded !== null
          ? t('withdrawal.withOthers', { name, count: othersNeeded, given })
          : t('withdrawal.alone', { name })}
    </p>
  );
}
