import { useTranslation } from 'react-i18next';
import type { DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, showToast } from '../../../ui/index.ts';
import { useListCandidates } from '../hooks/use-decision-writes.ts';

export interface UnlistButtonProps {
  readonly table: Pick<DecisionsTable, 'isLocked' | 'session'>;
  readonly row: Pick<TableRow, 'blocs' | 'enrolmentId' | 'isListed' | 'name'>;
  /** Once nothing of the candidate is shown here any more. */
  readonly onDone: () => void;
}

/** Takes off a candidate who was added by hand, as long as nothing is decided of them. */
export function UnlistButton({ onDone, row, table }: UnlistButtonProps) {
  const { t } = useTranslation('decisions');
  const list = useListCandidates();
  if (table.isLocked || !row.isListed || row.blocs.some(({ draft }) => draft !== null)) return null;
  return (
    <>
      <Button
        variant="quiet"
        isPending={list.isPending}
        onPress={() => {
          list.mutate(
            { sessionId: table.session.id, enrolmentIds: [row.enrolmentId], isListed: false },
            {
              onSuccess: () => {
                showToast({ message: t('list.takenOff', { name: row.name }) });
                onDone();
              },
            },
          );
        }}
      >
        {t('list.takeOff')}
      </Button>
      <ErrorNotice error={list.error} />
    </>
  );
}
