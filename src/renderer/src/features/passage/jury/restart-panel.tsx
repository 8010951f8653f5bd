import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { bindClasses, Button, PIN_MIN_LENGTH, RadioGroup, TextArea } from '../../../ui/index.ts';
import styles from '../commands/command-panel.module.css';
import { CommandPanel } from '../commands/command-panel.tsx';
import type { Panels } from '../commands/panels.ts';
import { presidentOf } from './jury-panel.ts';
import { MemberPin } from './member-pin.tsx';
import { PresidentPanel } from './president-panel.tsx';
import { useRestart } from './use-jury-acts.ts';

const cx = bindClasses(styles);

type Cause = 'interruption' | 'ruling';

interface RestartPanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** Begins the test anew, by the president's word: they are named first where nobody presides. */
export function RestartPanel({ passage, panels }: RestartPanelProps) {
  const president = presidentOf(passage);
  if (president !== null) return <Restart passage={passage} panels={panels} president={president} />;
  return <PresidentPanel passage={passage} isForRestart onClose={panels.close} />;
}

function Restart({ passage, panels, president }: RestartPanelProps & { readonly president: SeatView }) {
  const { t } = useTranslation('jury');
  const restart = useRestart(passage.passageId);
  const [chosen, setChosen] = useState<Cause | null>(null);
  const [pin, setPin] = useState('');
  const { restartReason } = panels.drafts;
  const { isInterruptedOverHalf } = passage.jury;
  const cause = isInterruptedOverHalf ? chosen : 'ruling';
  const isReady = cause !== null && restartReason.trim() !== '' && pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (!isReady || restart.isPending) return;
    restart.mutate(
      { cause, reason: restartReason, pin },
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
      title={t('restart.title')}
      text={t('restart.text')}
      error={restart.error}
      onClose={panels.close}
    >
      {isInterruptedOverHalf ? (
        <RadioGroup
          label={t('restart.cause')}
          value={chosen}
          onChange={setChosen}
          options={[
            { id: 'interruption', label: t('restart.causes.interruption') },
            { id: 'ruling', label: t('restart.causes.ruling') },
          ]}
        />
      ) : null}
      <div className={cx('grow')}>
        {isInterruptedOverHalf ? null : <p>{t('restart.byRuling', { name: president.name })}</p>}
        <TextArea
          label={t('reason')}
          rows={2}
          value={restartReason}
          onChange={(reason) => {
            panels.write({ restartReason: reason });
          }}
        />
      </div>
      <MemberPin member={president} value={pin} onChange={setPin} onSubmit={submit} />
      <Button variant="danger" isDisabled={!isReady} isPending={restart.isPending} onPress={submit}>
        {t('restart.confirm')}
      </Button>
    </CommandPanel>
  );
}
