import { useTranslation } from 'react-i18next';
import type { SignaturePadLabels } from '../ui/index.ts';

/** What the pad on which that person signs says. */
export function useSignatureLabels(name: string): SignaturePadLabels {
  const { t } = useTranslation('minutes');
  return {
    pad: t('sign.pad', { name }),
    mode: t('sign.mode'),
    draw: t('sign.draw'),
    type: t('sign.type'),
    hint: t('sign.hint'),
    typedName: t('sign.typedName'),
    typedHint: t('sign.typedHint'),
    undo: t('sign.undo'),
    clear: t('sign.clear'),
  };
}
