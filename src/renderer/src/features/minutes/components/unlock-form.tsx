import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { VoidForm } from '../../pins/index.ts';
import { useUnlock } from '../hooks/use-minutes-writes.ts';

export interface UnlockFormProps {
  readonly passage: PassageView;
}

/** The way back to the decision: signatures given are void, and the journal keeps them. One who signs answers for it. */
export function UnlockForm({ passage: { lock, passageId, seats, sessionId } }: UnlockFormProps) {
  const { t } = useTranslation('minutes');
  const unlock = useUnlock();
  const signing = new Set(
    [...(lock?.awaited ?? []), ...(lock?.signatures ?? [])].map(({ jurorId }) => jurorId),
  );
  const members = seats.filter(({ isPresident, jurorId }) => isPresident || signing.has(jurorId));
  return (
    <VoidForm
      title={t('unlock.title')}
      effect={t('unlock.effect', { count: lock?.signatures.length ?? 0 })}
      reasonLabel={t('unlock.reason')}
      actionLabel={t('unlock.action')}
      sessionId={sessionId}
      members={members.toSorted((one, other) => Number(other.isPresident) - Number(one.isPresident))}
      write={unlock}
      onVoid={({ confirmer, reason }, options) => {
        unlock.mutate({ passageId, reason, ...confirmer }, options);
      }}
    />
  );
}
