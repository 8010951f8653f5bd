import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useSignatureLabels } from '../../../lib/signature-labels.ts';
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
  const { t } = useTranslation('passage');
  const [svg, setSvg] = useState<string | null>(null);
  const name = `${passage.candidate.firstName} ${passage.candidate.lastName}`;
  const labels = useSignatureLabels(name);
  return (
    <Dialog
      title={t('signature.title', { name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('signature.cancel')}</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={svg === null}
            onPress={() => {
              if (svg !== null) onSign(svg);
            }}
          >
            {t('signature.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles['statement']}>
        {t('signature.statement', { test: passage.testTitle, session: passage.sessionTitle })}
      </p>
      <SignaturePad
        labels={{ ...labels, typedHint: t('signature.typedHint') }}
        onChange={(value) => {
          setSvg(value?.svg ?? null);
        }}
      />
      <ErrorNotice error={error} />
    </Dialog>
  );
}
