import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { isAnySigned } from '../../../../../domain/minutes/signing-state.ts';
import { voidersOf } from '../../minutes/index.ts';
import { VoidForm } from '../../pins/index.ts';
import { useCancelRectification } from '../hooks/use-rectification.ts';

export interface CancelFormProps {
  readonly minutesId: string;
  readonly sessionId: string;
  readonly lock: LockView;
}

/** The way back before archiving: signatures given are void, the log keeps them, and one who signs answers for it. */
export function CancelForm({ lock, minutesId, sessionId }: CancelFormProps) {
  const { t } = useTranslation('rectification');
  const cancel = useCancelRectification();
  const needsPin = isAnySigned(lock);
  return (
    <VoidForm
      title={t('open.cancel')}
      effect={t('open.effect', { count: lock.signatures.length })}
      reasonLabel={t('reason.label')}
      actionLabel={t('open.cancelAction')}
      sessionId={sessionId}
      members={voidersOf(lock)}
      needsPin={needsPin}
      write={cancel}
      onVoid={({ confirmer, reason }, options) => {
        cancel.mutate({ minutesId, reason, confirmation: needsPin ? confirmer : null }, options);
      }}
    />
  );
}
