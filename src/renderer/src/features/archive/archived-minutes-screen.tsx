import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayBeRectified } from '../../../../domain/minutes/rectification-authority.ts';
import type { ArchivedMinutes } from '../../../../shared/areas/archive.ts';
import { api } from '../../lib/api.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useFormats } from '../../lib/format.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { PdfPages } from '../../lib/pdf-viewer/index.ts';
import { useDesktopWrite } from '../../lib/use-write.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, LinkButton, Page, Section } from '../../ui/index.ts';
import { RegisterBeside } from '../ledger/index.ts';
import { useRegisterOf } from '../ledger/queries.ts';
import { ExportPanel } from './components/export-panel.tsx';
import { MinutesRecord } from './components/minutes-record.tsx';
import { ProofPages } from './components/proof-pages.tsx';
import { ProofSection } from './components/proof-section.tsx';
import { ReadingColumns } from './components/reading-columns.tsx';
import { RectificationLinks } from './components/rectification-links.tsx';
import { TimestampSection } from './components/timestamp-section.tsx';
import { VerificationStamp } from './components/verification-stamp.tsx';
import { useArchived, useArchivedPdf, useProof, useVerification } from './queries.ts';

export function ArchivedMinutesScreen({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('archive');
  const query = useArchived(minutesId);
  useDocumentTitle(query.data === undefined ? null : t('read.title', { number: query.data.row.number }));
  return (
    <LoadedScreen query={query} title={t('read.loading')}>
      {(minutes) => <ReadingPage minutes={minutes} />}
    </LoadedScreen>
  );
}

function ReadingPage({ minutes }: { readonly minutes: ArchivedMinutes }) {
  const { t } = useTranslation(['archive', 'common', 'rectification']);
  const { longDate } = useFormats();
  const { minutesId, number, candidate, date, rectifiedBy } = minutes.row;
  const pdf = useArchivedPdf(minutesId);
  const verification = useVerification(minutesId);
  const isTouched = useRegisterOf({ minutesId }).data?.isTouched;
  const [isProofShown, setProofShown] = useState(false);
  const print = useDesktopWrite(api.archive.print);
  return (
    <Page
      title={t('read.title', { number })}
      lede={t('read.lede', { candidate, date: longDate(date) })}
      width="wide"
      breadcrumb={
        <nav aria-label={t('common:breadcrumb')}>
          <Link to="/archive">{t('title')}</Link>
        </nav>
      }
      actions={
        <>
          {rectifiedBy === null && mayBeRectified(minutes.content) ? (
            <LinkButton href={{ to: '/archive/$minutesId/rectification', params: { minutesId } }}>
              {t('rectification:archive.rectify')}
            </LinkButton>
          ) : null}
          <Button
            isPending={print.isPending}
            onPress={() => {
              print.write({ minutesId });
            }}
          >
            {t('read.print')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={print.error} />
      <RectificationLinks row={minutes.row} />
      <ReadingColumns
        pages={
          isProofShown ? (
            <Proof minutesId={minutesId} number={number} />
          ) : (
            <Loaded query={pdf}>
              {(bytes) => <PdfPages bytes={bytes} label={t('read.pages', { number })} />}
            </Loaded>
          )
        }
      >
        <VerificationStamp
          query={verification}
          register={({ isRegisterWitnessed }) => (
            <RegisterBeside isTouched={isTouched} isWitnessed={isRegisterWitnessed} />
          )}
        />
        <TimestampSection minutesId={minutesId} />
        <ProofSection minutesId={minutesId} isShown={isProofShown} onShow={setProofShown} />
        <MinutesRecord minutes={minutes} />
        <Section title={t('export.title')}>
          <ExportPanel minutesIds={[minutesId]} />
        </Section>
      </ReadingColumns>
    </Page>
  );
}

function Proof({ minutesId, number }: { readonly minutesId: string; readonly number: string }) {
  return <ProofPages query={useProof(minutesId)} number={number} />;
}
