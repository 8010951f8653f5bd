import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Page, PrimaryBar, Stack, firstPart } from '../../ui/index.ts';
import { SessionBreadcrumb, useSession } from '../preparation/index.ts';
import { ForeignCandidates } from './components/foreign-candidates.tsx';
import { ForeignMinutes } from './components/foreign-minutes.tsx';
import { MinutesImport } from './components/minutes-import.tsx';
import { PagesDialog } from './components/pages-dialog.tsx';
import { RECEIVED_PART } from './components/foreign-minutes.tsx';
import { useForeign } from './queries.ts';

/** As the list of minutes opens: one reading serves both. */
const FIRST_PART = firstPart(RECEIVED_PART);

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
      primary={<NextStep sessionId={session.id} />}
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

/** Once something was received, the jury deliberates; whose it is may be said until then. */
function NextStep({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('received');
  const navigate = useNavigate();
  const foreign = useForeign(sessionId, FIRST_PART).data;
  if (foreign === undefined || foreign.count === 0) return null;
  const isLeft = foreign.rows.some(({ status, unlinkedCount }) => status !== 'replaced' && unlinkedCount > 0);
  return (
    <PrimaryBar
      label={t('deliberate')}
      {...(isLeft ? { note: t('candidates.left') } : {})}
      onPress={() =>
        void navigate({ to: '/sessions/$sessionId/deliberation', params: { sessionId }, search: {} })
      }
    />
  );
}
