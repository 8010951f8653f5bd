import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/views.ts';
import { bindClasses, Button, PIN_MIN_LENGTH, ToggleButton } from '../../../ui/index.ts';
import styles from '../commands/command-panel.module.css';
import { CommandPanel } from '../commands/command-panel.tsx';
import { namersNeeded, votersOf } from './jury-panel.ts';
import { MemberPin } from './member-pin.tsx';
import { useNamePresident } from './use-jury-acts.ts';

const cx = bindClasses(styles);

interface PresidentPanelProps {
  readonly passage: PassageView;
  /** Null while nothing else can go on. */
  readonly onClose: (() => void) | null;
}

/** Nobody presides any more: the voting members who sit name one of them, each with their own PIN. */
export function PresidentPanel({ passage, onClose }: PresidentPanelProps) {
  const { t } = useTranslation('jury');
  const name = useNamePresident(passage.passageId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const voters = votersOf(passage);
  const holders = voters.filter(({ hasPin }) => hasPin);
  const hasGiven = (jurorId: string) => (pins[jurorId] ?? '').length >= PIN_MIN_LENGTH;
  const given = holders.filter(({ jurorId }) => hasGiven(jurorId));
  const confirmer = holders.find(({ jurorId }) => jurorId === asked) ?? holders[0] ?? null;
  const needed = namersNeeded(passage);
  const president = voters.find(({ jurorId }) => jurorId === chosen) ?? null;
  const isReady = president !== null && given.length >= needed;

  const submit = () => {
    if (!isReady) {
      // Enter hands over to the next member who has not answered.
      const next = holders.find(({ jurorId }) => !hasGiven(jurorId));
      if (next !== undefined) setAsked(next.jurorId);
      return;
    }
    if (name.isPending) return;
    name.mutate(
      {
        jurorId: president.jurorId,
        confirmations: given.map(({ jurorId }) => ({ jurorId, pin: pins[jurorId] ?? '' })),
      },
      {
        onError: () => {
          setPins({});
        },
      },
    );
  };

  return (
    <CommandPanel
      title={t('president.title')}
      text={t('president.text', { count: needed, given: given.length })}
      error={name.error}
      onClose={onClose}
    >
      <div>
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
      <div className={cx('grow')}>
        <p>{t('president.confirmers')}</p>
        <div className={cx('choices')} role="group" aria-label={t('president.confirmers')}>
          {voters.map((seat) => (
            <ToggleButton
              key={seat.jurorId}
              isSelected={seat === confirmer}
              isDisabled={!seat.hasPin}
              onChange={() => {
                setAsked(seat.jurorId);
              }}
            >
              {!seat.hasPin
                ? t('president.noPin', { name: seat.name })
                : hasGiven(seat.jurorId)
                  ? t('president.given', { name: seat.name })
                  : seat.name}
            </ToggleButton>
          ))}
        </div>
      </div>
      {confirmer === null ? null : (
        <MemberPin
          key={confirmer.jurorId}
          member={confirmer}
          value={pins[confirmer.jurorId] ?? ''}
          onChange={(pin) => {
            setPins({ ...pins, [confirmer.jurorId]: pin });
          }}
          onSubmit={submit}
        />
      )}
      <Button variant="primary" isDisabled={!isReady} isPending={name.isPending} onPress={submit}>
        {t('president.confirm')}
      </Button>
    </CommandPanel>
  );
}
