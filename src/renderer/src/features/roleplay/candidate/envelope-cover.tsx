import { useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, bindClasses } from '../../../ui/index.ts';
import { useRoleplayWrite } from '../hooks/use-roleplay-write.ts';
import styles from './candidate.module.css';
import { Cover } from './cover.tsx';

const cx = bindClasses(styles);

export interface EnvelopeCoverProps {
  readonly passageId: string;
  /** Number of sealed envelopes; null once one is open. */
  readonly count: number | null;
  /** What was in the envelope that the candidate pointed at. */
  readonly opened: { readonly number: number; readonly title: string } | null;
  readonly onClose: () => void;
}

/** The envelopes as the candidate sees them: their numbers, then the title of the one that was opened. */
export function EnvelopeCover({ passageId, count, opened, onClose }: EnvelopeCoverProps) {
  const { t } = useTranslation('roleplay');
  const writer = useRoleplayWrite(passageId);
  const [picked, setPicked] = useState<number | null>(null);
  const back = <Button onPress={onClose}>{t('cover.close')}</Button>;
  if (count === null) {
    return (
      <Cover title={t('envelope.number', { number: opened?.number ?? 0 })} onClose={onClose} actions={back}>
        <p className={cx('opened')} role="status" lang="fr">
          {opened?.title}
        </p>
      </Cover>
    );
  }
  return (
    <Cover
      title={t('envelope.title')}
      onClose={onClose}
      actions={
        <>
          {back}
          {picked === null ? null : (
            <Button
              variant="primary"
              size="large"
              isPending={writer.isPending}
              onPress={() => {
                writer.run(() => api.roleplay.openEnvelope({ passageId, envelope: picked }));
              }}
            >
              {t('envelope.open', { number: picked })}
            </Button>
          )}
        </>
      }
    >
      <ErrorNotice error={writer.error} />
      <EnvelopeGrid count={count} picked={picked} onPick={setPicked} />
    </Cover>
  );
}

interface EnvelopeGridProps {
  readonly count: number;
  readonly picked: number | null;
  readonly onPick: (envelope: number) => void;
}

function EnvelopeGrid({ count, picked, onPick }: EnvelopeGridProps) {
  const { t } = useTranslation('roleplay');
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <RadioGroup
      className={cx('envelopes')}
      aria-label={t('envelope.title')}
      value={picked === null ? null : String(picked)}
      onChange={(number) => {
        onPick(Number(number));
      }}
    >
      {numbers.map((number) => (
        <RadioField key={number} value={String(number)}>
          <RadioButton className={cx('envelope')}>
            <svg viewBox="0 0 120 80" className={cx('flap')} aria-hidden>
              <path d="M1 1H119V79H1ZM1 1L60 44L119 1" />
            </svg>
            <span className={cx('spoken')}>{t('envelope.number', { number })}</span>
            <span className={cx('number')} aria-hidden>
              {number}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
