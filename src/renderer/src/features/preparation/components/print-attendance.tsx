import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Button } from '../../../ui/index.ts';

/** The sheet on which candidates and jury sign on paper. */
export function PrintAttendance({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('session');
  const print = useWrite(api.sessions.printAttendance);
  return (
    <>
      <Button
        variant="quiet"
        isPending={print.isPending}
        onPress={() => {
          print.mutate({ sessionId });
        }}
      >
        {t('page.printAttendance')}
      </Button>
      <ErrorNotice error={print.error} />
    </>
  );
}
