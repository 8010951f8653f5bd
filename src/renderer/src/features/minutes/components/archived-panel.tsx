import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ArchivedMinutes } from '../../../../../shared/areas/archive.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { useDesktopWrite } from '../../../lib/use-write.ts';
import { Button, Section, Stack, Stamp } from '../../../ui/index.ts';
import { ExportPanel } from '../../archive/index.ts';
import { useArchived, useArchivedPdf } from '../../archive/queries.ts';
import { candidateName, nextPassage } from '../../preparation/index.ts';
import { useSession } from '../../preparation/queries.ts';
import styles from './minutes.module.css';
import { PagesDesk } from './pages-desk.tsx';

/** The minutes in the archive: seen, exported and printed from here; then the next candidate. */
export function ArchivedPanel({ passage }: { readonly passage: PassageView }) {
  const { minutesId } = passage;
  return minutesId === null ? null : <Archived passage={passage} minutesId={minutesId} />;
}

interface ArchivedProps {
  readonly passage: PassageView;
  readonly minutesId: string;
}

function Archived({ passage, minutesId }: ArchivedProps) {
  const { t } = useTranslation('minutes');
  const minutes = useArchived(minutesId);
  const pdf = useArchivedPdf(minutesId);
  return (
    <div className={styles['panel']}>
      <div className={styles['columns']}>
        <PagesDesk>
          <Loaded query={pdf}>{(bytes) => <PdfPages bytes={bytes} label={t('pages')} />}</Loaded>
        </PagesDesk>
        <div className={styles['side']}>
          <Loaded query={minutes}>{(archived) => <ArchivedFacts minutes={archived} />}</Loaded>
          <NextPassage sessionId={passage.sessionId} />
        </div>
      </div>
    </div>
  );
}

function ArchivedFacts({ minutes }: { readonly minutes: ArchivedMinutes }) {
  const { t } = useTranslation('minutes');
  const formats = useFormats();
  const { minutesId, number, archivedAt } = minutes.row;
  const print = useDesktopWrite(api.archive.print);
  return (
    <>
      <h2>{t('archived.title', { number })}</h2>
      <Stamp label={t('archived.stamp')} date={formats.dateTime(archivedAt)} />
      <p className={styles['statement']}>{t('archived.text')}</p>
      <Link to="/archive/$minutesId" params={{ minutesId }}>
        {t('archived.open')}
      </Link>
      <Section title={t('archived.keep')}>
        <Stack gap="1">
          <ExportPanel minutesIds={[minutesId]} />
          <div>
            <Button
              isPending={print.isPending}
              onPress={() => {
                print.write({ minutesId });
              }}
            >
              {t('archived.print')}
            </Button>
          </div>
        </Stack>
        <ErrorNotice error={print.error} />
      </Section>
    </>
  );
}

function NextPassage({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('minutes');
  const session = useSession(sessionId);
  const next = session.data === undefined ? null : nextPassage(session.data);
  return (
    <Section title={t('next.title')}>
      {next === null ? (
        <Link to="/sessions/$sessionId" params={{ sessionId }}>
          {t('next.none')}
        </Link>
      ) : (
        <Link to="/passages/$passageId" params={{ passageId: next.id }}>
          {t('next.open', { candidate: candidateName(next.candidate) })}
        </Link>
      )}
    </Section>
  );
}
