import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { bindClasses, Button, PIN_MIN_LENGTH, RadioGroup, TextArea } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import styles from '../commands/command-panel.module.css';
import { CommandPanel } from '../commands/command-panel.tsx';
import { lateLinks, presidentOf } from './jury-panel.ts';
import { MemberPin } from './member-pin.tsx';
import { useRuleOnWithdrawal } from './use-jury-acts.ts';

const cx = bindClasses(styles);

/** A link was found late: the president says whether the test goes on, or begins anew. */
export function WithdrawalRulingPanel({ passage }: { readonly passage: PassageView }) {
  const president = presidentOf(passage);
  return president === null ? null : <Ruling passage={passage} president={president} />;
}

function Ruling({ passage, president }: { readonly passage: PassageView; readonly president: SeatView }) {
  const { t } = useTranslation('jury');
  const rule = useRuleOnWithdrawal(passage.passageId);
  const [ruling, setRuling] = useState<'continue' | 'restart' | null>(null);
  const [reason, setReason] = useState('');
  const [pin, setPin] = useState('');
  const isReady = ruling !== null && reason.trim() !== '' && pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (!isReady || rule.isPending) return;
    rule.mutate(
      { ruling, reason, pin },
      {
        onError: () => {
          setPin('');
        },
      },
    );
  };
  return (
    <CommandPanel
      title={t('ruling.title', { name: president.name })}
      text={t('ruling.text')}
      error={rule.error}
      onClose={null}
    >
      <div className={cx('grow')}>
        <LateLinks passage={passage} />
        <RadioGroup
          label={t('ruling.choice')}
          value={ruling}
          onChange={setRuling}
          options={[
            { id: 'continue', label: t('ruling.continue'), description: t('ruling.continueText') },
            { id: 'restart', label: t('ruling.restart'), description: t('ruling.restartText') },
          ]}
        />
      </div>
      <div className={cx('grow')}>
        <TextArea label={t('reason')} rows={2} value={reason} onChange={setReason} />
      </div>
      <MemberPin member={president} value={pin} onChange={setPin} onSubmit={submit} />
      <Button variant="primary" isDisabled={!isReady} isPending={rule.isPending} onPress={submit}>
        {t('ruling.confirm')}
      </Button>
    </CommandPanel>
  );
}

/** Who has withdrawn, when, and why. */
function LateLinks({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('jury');
  const timeOfDay = useTimeOfDay();
  const name = (id: string) => passage.seats.find(({ jurorId }) => jurorId === id)?.name ?? id;
  return lateLinks(passage).map(({ at, jurorId, reason }) => (
    <p key={jurorId}>{t('ruling.who', { name: name(jurorId), time: timeOfDay.short(at), reason })}</p>
  ));
}
