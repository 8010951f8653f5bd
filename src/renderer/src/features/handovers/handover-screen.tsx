import { useTranslation } from 'react-i18next';
import type { SessionHandovers } from '../../../../shared/areas/handovers.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { WordingIn } from '../../lib/wording.tsx';
import { EmptyState, LinkButton, Page, Stack } from '../../ui/index.ts';
import { SessionBreadcrumb, useSession } from '../preparation/index.ts';
import { GivenList } from './components/given-list.tsx';
import { HandOutForm } from './components/hand-out-form.tsx';
import { SendBack } from './components/send-back.tsx';
import { mayBeHanded } from './may-be-handed.ts';
import { useHandovers } from './queries.ts';

/** Passages of a session that other laptops hold: handing them out, and what came back; for a received one, sending back. */
export function HandoverScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('handovers');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useSession(sessionId)} title={t('title')}>
      {(session) => (
        <WordingIn value={session.referentiel.language}>
          <HandoverPage session={session} />
        </WordingIn>
      )}
    </LoadedScreen>
  );
}

function HandoverPage({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('handovers');
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      breadcrumb={<SessionBreadcrumb session={session} />}
      actions={<LinkButton href={{ to: '/receive' }}>{t('receive.title')}</LinkButton>}
    >
      <Loaded query={useHandovers(session.id)}>
        {(handovers) => <HandoverParts session={session} handovers={handovers} />}
      </Loaded>
    </Page>
  );
}

function HandoverParts({
  handovers: { given, received },
  session,
}: {
  readonly session: SessionView;
  readonly handovers: SessionHandovers;
}) {
  const { t } = useTranslation('handovers');
  if (received !== null) return <SendBack session={session} received={received} />;
  const free = session.passages.filter(mayBeHanded);
  return (
    <Stack gap="4">
      {session.isSample ? (
        <EmptyState title={t('handOut.none')}>{t('handOut.sample')}</EmptyState>
      ) : free.length === 0 || session.members.length === 0 ? (
        <EmptyState title={t('handOut.none')}>{t('handOut.noneText')}</EmptyState>
      ) : (
        <HandOutForm session={session} passages={free} />
      )}
      <GivenList session={session} given={given} />
    </Stack>
  );
}
