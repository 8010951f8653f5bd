import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchivedSessionMinutes } from '../../../../shared/areas/session-minutes.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { ExportedNotice } from '../../lib/exported-notice.tsx';
import { useFormats } from '../../lib/format.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { PdfPages } from '../../lib/pdf-viewer/index.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, Inline, LinkButton, Page, Section, Stack } from '../../ui/index.ts';
import {
  DigestList,
  ProofPages,
  ProofSection,
  ReadingColumns,
  SeriesNotices,
  SignatureList,
  TimestampSection,
  VerificationStamp,
} from '../archive/index.ts';
import { RegisterBeside } from '../ledger/index.ts';
import { AnnexSection } from './components/annex-section.tsx';
import { SessionFacts } from './components/session-facts.tsx';
import { ArchivedSessionLink, SessionArchiveBreadcrumb } from './components/session-archive-breadcrumb.tsx';
import { useExportSession } from './hooks/use-session-minutes-writes.ts';
import { useArchivedSession, useSealedPages, useSessionProof, useSessionVerification } from './queries.ts';

/** Archived minutes of a session: their pages, their verification with all that they cite, and what is known of them. */
export function ArchivedSessionScreen({ sessionMinutesId }: { readonly sessionMinutesId: string }) {
  const { t } = useTranslation('archive');
  const query = useArchivedSession(sessionMinutesId);
  useDocumentTitle(query.data === undefined ? null : t('read.title', { number: query.data.row.number }));
  return (
    <LoadedScreen query={query} title={t('read.loading')}>
      {(minutes) => <ReadingPage minutes={minutes} />}
    </LoadedScreen>
  );
}

interface ReadingPageProps {
  readonly minutes: ArchivedSessionMinutes;
}

function ReadingPage({ minutes }: ReadingPageProps) {
  const { t } = useTranslation(['archive', 'rectification', 'session-minutes']);
  const { longDate } = useFormats();
  const { date, kind, number, rectifiedById, sessionId, sessionMinutesId, sessionTitle } = minutes.row;
  const pages = useSealedPages(sessionMinutesId);
  const [isProofShown, setProofShown] = useState(false);
  const verification = useSessionVerification(sessionMinutesId);
  return (
    <Page
      title={t('read.title', { number })}
      lede={[t(`session-minutes:archived.kind.${kind}`), sessionTitle, longDate(date)].join(', ')}
      width="wide"
      breadcrumb={<SessionArchiveBreadcrumb />}
      actions={
        <>
          {rectifiedById === null && minutes.open === null ? (
            <LinkButton
              href={{ to: '/archive/sessions/$sessionMinutesId/rectification', params: { sessionMinutesId } }}
            >
              {t('rectification:archive.rectify')}
            </LinkButton>
          ) : null}
          <LinkButton href={{ to: '/sessions/$sessionId/minutes', params: { sessionId } }}>
            {t('session-minutes:reading.session')}
          </LinkButton>
        </>
      }
    >
      <Series minutes={minutes} />
      <ReadingColumns
        pages={
          isProofShown ? (
            <Proof sessionMinutesId={sessionMinutesId} number={number} />
          ) : (
            <Loaded query={pages}>
              {(bytes) => <PdfPages bytes={bytes} label={t('read.pages', { number })} />}
            </Loaded>
          )
        }
      >
        <VerificationStamp
          query={verification}
          register={({ checks, isRegisterWitnessed }) => (
            <RegisterBeside
              isTouched={checks.some(({ check, isPassed }) => check === 'chain' && !isPassed)}
              isWitnessed={isRegisterWitnessed}
            />
          )}
        />
        <AnnexSection sessionMinutesId={sessionMinutesId} annex={verification.data?.annex} />
        <TimestampSection minutesId={sessionMinutesId} />
        <ProofSection minutesId={sessionMinutesId} isShown={isProofShown} onShow={setProofShown} />
        <SessionFacts minutes={minutes} />
        <SignatureList signatures={minutes.signatures} />
        <DigestList document={minutes} />
        <Exporting sessionMinutesId={sessionMinutesId} />
      </ReadingColumns>
    </Page>
  );
}

function Proof({ number, sessionMinutesId }: { readonly sessionMinutesId: string; readonly number: string }) {
  return <ProofPages query={useSessionProof(sessionMinutesId)} number={number} />;
}

/** Where they stand: what they correct, what corrected them, and a correction that awaits signatures. */
function Series({ minutes: { open, row, series } }: ReadingPageProps) {
  const { t } = useTranslation('rectification');
  const { rectifiedById, rectifiesId, sessionMinutesId } = row;
  const linkTo = (id: string | null) => {
    const found = series.find((each) => each.sessionMinutesId === id);
    return found === undefined ? null : <ArchivedSessionLink minutes={found} />;
  };
  return (
    <SeriesNotices
      rectifies={linkTo(rectifiesId)}
      rectifiedBy={linkTo(rectifiedById)}
      open={
        open === null ? null : (
          <LinkButton
            href={{ to: '/archive/sessions/$sessionMinutesId/rectification', params: { sessionMinutesId } }}
          >
            {t('archive.continue')}
          </LinkButton>
        )
      }
    />
  );
}

function Exporting({ sessionMinutesId }: { readonly sessionMinutesId: string }) {
  const { t } = useTranslation(['session-minutes', 'archive']);
  const { error, isPending, result, write } = useExportSession();
  return (
    <Section title={t('archive:export.title')}>
      <Stack gap="1">
        <Inline>
          <Button
            isPending={isPending}
            onPress={() => {
              write({ sessionMinutesId });
            }}
          >
            {t('archived.export')}
          </Button>
        </Inline>
        <ErrorNotice error={error} />
        <ExportedNotice report={result} />
      </Stack>
    </Section>
  );
}
