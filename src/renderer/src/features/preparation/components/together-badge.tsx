import { useTranslation } from 'react-i18next';
import type { PassageSummary } from '../../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Badge, Button, showToast } from '../../../ui/index.ts';
import { usePutApart } from '../hooks/use-session-writes.ts';
import { candidateName } from '../passage-order.ts';

/** How many are held by one clock with this passage, and the way to put them apart before any of them began. */
export function TogetherBadge({
  passage,
  among,
}: {
  readonly passage: PassageSummary;
  readonly among: readonly PassageSummary[];
}) {
  const { t } = useTranslation('session');
  const apart = usePutApart();
  const { groupId } = passage;
  const group = groupId === null ? [] : among.filter((other) => other.groupId === groupId);
  if (group.length < 2) return null;
  return (
    <>
      <Badge>{t('together.badge', { count: group.length })}</Badge>
      {group.some(({ isFrozen }) => isFrozen) ? null : (
        <Button
          variant="quiet"
          aria-label={t('together.apartOf', { name: candidateName(passage.candidate) })}
          isPending={apart.isPending}
          onPress={() => {
            apart.mutate(
              { passageId: passage.id },
              {
                onSuccess: () => {
                  showToast({ message: t('together.apartDone') });
                },
              },
            );
          }}
        >
          {t('together.apart')}
        </Button>
      )}
      <ErrorNotice error={apart.error} />
    </>
  );
}
