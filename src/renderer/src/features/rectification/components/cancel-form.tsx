import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Disclosure, Notice, Stack, TextField } from '../../../ui/index.ts';
import { useCancelRectification } from '../hooks/use-rectification.ts';

export interface CancelFormProps {
  readonly minutesId: string;
  readonly signatureCount: number;
}

/** The way back before archiving: signatures given are void, and the log keeps them. */
export function CancelForm({ minutesId, signatureCount }: CancelFormProps) {
  const { t } = useTranslation('rectification');
  const [reason, setReason] = useState('');
  const cancel = useCancelRectification();
  return (
    <Disclosure title={t('open.cancel')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          cancel.mutate({ minutesId, reason });
        }}
      >
        <Stack>
          <Notice tone="caution">{t('open.effect', { count: signatureCount })}</Notice>
          <TextField label={t('reason.label')} value={reason} onChange={setReason} isRequired />
          <ErrorNotice error={cancel.error} />
          <div>
            <Button
              type="submit"
              variant="danger"
              isDisabled={reason.trim() === ''}
              isPending={cancel.isPending}
            >
              {t('open.cancelAction')}
            </Button>
          </div>
        </Stack>
      </form>
    </Disclosure>
  );
}
