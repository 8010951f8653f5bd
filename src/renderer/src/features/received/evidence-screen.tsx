import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Page, Stack } from '../../ui/index.ts';
import { SessionBreadcrumb, useSession } from '../preparation/index.ts';
import { ForeignCandidates } from './components/foreign-candidates.tsx';
import { ForeignMinutes } from './components/foreign-minutes.tsx';
import { MinutesImport } from './components/minutes-import.tsx';
import { PagesDialog } from './components/pages-dialog.tsx';

/** Sealed minutes of other places, on which the jury of this session decides. */
export function EvidenceScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('received');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useSession(sessionId)} title={t('title')}>
      {(session) => <EvidencePage session={session} />}
    </LoadedScreen>
  );
}

function EvidencePage({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('received');
  const [shown, setShown] = useState<{ readonly id: string; readonly number: string } | null>(null);
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      width="wide"
      breadcrumb={<SessionBreadcrumb session={session} />}
      actions={<LinkButton href={{ to: '/preferences/authorities' }}>{t('authorities.title')}</LinkButton>}
    >
      <Stack gap="4">
        <MinutesImport sessionId={session.id} />
        <ForeignMinutes sessionId={session.id} onShow={setShown} />
        <ForeignCandidates sessionId={session.id} />
      </Stack>
      {shown === null ? null : (
        <PagesDialog
          {...shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </Page>
  );
}
