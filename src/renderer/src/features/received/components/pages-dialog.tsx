import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { Button, Dialog } from '../../../ui/index.ts';
import { useForeignPages } from '../queries.ts';

export interface PagesDialogProps {
  readonly id: string;
  readonly number: string;
  readonly onClose: () => void;
}

/** The document as it was received. */
export function PagesDialog({ id, number, onClose }: PagesDialogProps) {
  const { t } = useTranslation(['received', 'common']);
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={number}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <Loaded query={useForeignPages(id)}>
        {(bytes) => <PdfPages bytes={bytes} label={t('minutes.pages', { number })} />}
      </Loaded>
    </Dialog>
  );
}
