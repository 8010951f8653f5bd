import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Declaration } from '../../../../../domain/jury/jury.types.ts';
import { bindClasses, Button, Glyph, TextField } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { FocusInside } from '../commands/focus-inside.tsx';
import styles from './reception.module.css';

const cx = bindClasses(styles);

export interface DeclarationButtonsProps {
  readonly name: string;
  readonly isWithdrawing: boolean;
  readonly onNoLink: () => void;
  readonly onWithdraw: () => void;
}

/** A member's word on their link with the candidate: none, in one tap, or one, whose reason is then asked for. */
export function DeclarationButtons({ isWithdrawing, name, onNoLink, onWithdraw }: DeclarationButtonsProps) {
  const { t } = useTranslation('passage');
  return (
    <>
      <Button
        aria-label={`${t('declarations.noLink')} (${name})`}
        data-focus-series="declarations"
        onPress={onNoLink}
      >
        {t('declarations.noLink')}
      </Button>
      <Button
        variant="quiet"
        aria-label={`${t('declarations.withdraw')} (${name})`}
        aria-expanded={isWithdrawing}
        onPress={onWithdraw}
      >
        {t('declarations.withdraw')}
      </Button>
    </>
  );
}

/** Why a member withdraws; what was typed stays until main has it. */
export function LinkReason({
  name,
  onConfirm,
}: {
  readonly name: string;
  readonly onConfirm: (reason: string) => void;
}) {
  const { t } = useTranslation('passage');
  const [reason, setReason] = useState('');
  return (
    <FocusInside className={cx('withdrawal', 'noteRow')}>
      <TextField label={t('declarations.reason', { name })} value={reason} onChange={setReason} />
      <Button
        variant="danger"
        isDisabled={reason.trim() === ''}
        onPress={() => {
          onConfirm(reason);
        }}
      >
        {t('declarations.confirmWithdrawal')}
      </Button>
    </FocusInside>
  );
}

/** The declaration that stands, with its hour, and the way to correct it where there is one. */
export function Declared({
  declaration,
  name,
  onCorrect,
}: {
  readonly declaration: Declaration;
  readonly name: string;
  readonly onCorrect: (() => void) | null;
}) {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  const time = timeOfDay.short(declaration.at);
  return (
    <>
      {declaration.kind === 'withdrawn' ? (
        <span className={cx('gone')}>
          {t('declarations.withdrawn', { time, reason: declaration.reason })}
        </span>
      ) : (
        <span className={cx('declared')}>
          <Glyph name="check" size={18} />
          {t('declarations.noLinkDone', { time })}
        </span>
      )}
      {onCorrect === null ? null : (
        <Button variant="quiet" aria-label={`${t('declarations.correct')} (${name})`} onPress={onCorrect}>
          {t('declarations.correct')}
        </Button>
      )}
    </>
  );
}
