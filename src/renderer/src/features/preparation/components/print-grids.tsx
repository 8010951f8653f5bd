import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Button } from '../../../ui/index.ts';

export interface PrintGridsProps {
  readonly sessionId: string;
  /** Null for the grids of the whole session. */
  readonly passageId: string | null;
}

/** Blank grids, which members fill in by hand: one for each member and candidate, in one file. */
export function PrintGrids({ passageId, sessionId }: PrintGridsProps) {
  const { t } = useTranslation('session');
  const print = useWrite(api.sessions.printGrids);
  return (
    <>
      <Button
        variant="quiet"
        isPending={print.isPending}
        onPress={() => {
          print.mutate({ sessionId, passageId });
        }}
      >
        {t('page.printGrids')}
      </Button>
      <ErrorNotice error={print.error} />
    </>
  );
}
