import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Dialog, SignaturePad } from '../../../ui/index.ts';
import styles from './reception.module.css';

export interface HandDialogProps {
  readonly passage: PassageView;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSign: (svg: string) => void;
  readonly onClose: () => void;
}

/** The sheet that is turned to the candidate: what they sign, and nothing of the jury's. */
export function HandDialog({ passage, isPending, error, onSign, onClose }: HandDialogProps) {
  const { t } = useTranslation(['passage', 'minutes']);
  const [svg, setSvg] = useState<string | null>(null);
  const name = `${passage.candidate.firstName} ${passage.candidate.lastName}`;
  return (
    <Dialog
      title={t('passage:signature.title', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('passage:signature.cancel')}</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={svg === null}
            onPress={() => {
              if (svg !== null) onSign(svg);
            }}
          >
            {t('passage:signature.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles['statement']}>
        {t('passage:signature.statement', { test: passage.testTitle, session: passage.sessionTitle })}
      </p>
      <SignaturePad
        labels={{
          pad: t('minutes:sign.pad', { name }),
          mode: t('minutes:sign.mode'),
          draw: t('minutes:sign.draw'),
          type: t('minutes:sign.type'),
          hint: t('minutes:sign.hint'),
          typedName: t('minutes:sign.typedName'),
          typedHint: t('passage:signature.typedHint'),
          undo: t('minutes:sign.undo'),
          clear: t('minutes:sign.clear'),
        }}
        onChange={(value) => {
          setSvg(value?.svg ?? null);
        }}
      />
      <ErrorNotice error={error} />
    </Dialog>
  );
}
