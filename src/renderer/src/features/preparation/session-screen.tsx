import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SAMPLE_PIN } from '../../../../shared/areas/sample.ts';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { WordingIn } from '../../lib/wording.tsx';
import {
  Disclosure,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PrimaryBar,
  Section,
  bindClasses,
} from '../../ui/index.ts';
import { JuryPanel } from './components/jury-panel.tsx';
import { OtherActions } from './components/other-actions.tsx';
import { PassageTimetable } from './components/passage-timetable.tsx';
import { PrintAttendance } from './components/print-attendance.tsx';
import { PrintGrids } from './components/print-grids.tsx';
import { PutTogether } from './components/put-together.tsx';
import { SessionBreadcrumb } from './components/session-breadcrumb.tsx';
import { SessionFacts } from './components/session-facts.tsx';
import { candidateName, nextPassage } from './passage-order.ts';
import { useSessionMinutes } from '../session-minutes/queries.ts';
import { useSession } from './queries.ts';
import styles from './session-screen.module.css';

const cx = bindClasses(styles);

export interface SessionScreenProps {
  readonly sessionId: string;
  /** What the candidate sees on another display, at the side of the day. */
  readonly candidateScreen: ReactNode;
  /** The room of devices, at the side as well. */
  readonly room: ReactNode;
}

export function SessionScreen({ candidateScreen, room, sessionId }: SessionScreenProps) {
  const { t } = useTranslation('session');
  const query = useSession(sessionId);
  useDocumentTitle(query.data?.title ?? null);
  return (
    <LoadedScreen query={query} title={t('page.passages')}>
      {(session) => (
        <WordingIn value={session.referentiel.language}>
          <SessionPage session={session} candidateScreen={candidateScreen} room={room} />
        </WordingIn>
      )}
    </LoadedScreen>
  );
}

interface SessionPageProps extends Pick<SessionScreenProps, 'candidateScreen' | 'room'> {
  readonly session: SessionView;
}

function SessionPage({ candidateScreen, room, session }: SessionPageProps) {
  const { t } = useTranslation('session');
  const { headingDate } = useFormats();
  const params = { sessionId: session.id };
  const next = nextPassage(session);
  return (
    <Page
      title={session.title}
      lede={t('page.lede', { date: headingDate(session.date), place: session.place })}
      breadcrumb={<SessionBreadcrumb />}
      actions={
        <div className={cx('acts')}>
          <LinkButton href={{ to: '/sessions/$sessionId/passages/plan', params }}>
            {t('page.planPassages')}
          </LinkButton>
          {session.passages.length === 0 ? null : (
            <LinkButton href={{ to: '/sessions/$sessionId/passages/new', params }}>
              {t('page.addPassage')}
            </LinkButton>
          )}
          <OtherActions sessionId={session.id} />
        </div>
      }
      primary={<NextStep session={session} />}
    >
      {session.isSample ? (
        <div className={cx('sample')}>
          <Notice tone="info" title={t('page.sampleTitle')}>
            {t('page.samplePin', { pin: SAMPLE_PIN })}
          </Notice>
        </div>
      ) : null}
      <div className={cx('columns')}>
        <Section
          title={t('page.passages')}
          actions={
            session.passages.length === 0 ? null : (
              <>
                <PutTogether session={session} />
                <PrintAttendance sessionId={session.id} />
                <PrintGrids sessionId={session.id} passageId={null} />
              </>
            )
          }
        >
          {session.passages.length === 0 ? (
            <EmptyState title={t('page.noPassage')}>{t('page.noPassageText')}</EmptyState>
          ) : (
            <PassageTimetable session={session} nextId={next?.id} />
          )}
        </Section>
        <aside className={cx('side')} aria-label={t('page.jury')}>
          <JuryPanel session={session} />
          {room}
          {candidateScreen}
          <Disclosure title={t('page.rules')} level={2}>
            <SessionFacts session={session} />
          </Disclosure>
        </aside>
      </div>
    </Page>
  );
}

/** The one thing to do next in this session. */
function NextStep({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const next = nextPassage(session);
  if (next !== null) {
    const name = candidateName(next.candidate);
    const key = next.needsRuling ? 'rulePassage' : next.isBegun ? 'resumePassage' : 'openPassage';
    return (
      <PrimaryBar
        label={t(`page.${key}`, { name })}
        onPress={() => void navigate({ to: '/passages/$passageId', params: { passageId: next.id } })}
      />
    );
  }
  if (session.passages.length > 0) return <EndOfDay session={session} />;
  return (
    <PrimaryBar
      label={t('page.addPassage')}
      onPress={() =>
        void navigate({ to: '/sessions/$sessionId/passages/new', params: { sessionId: session.id } })
      }
    />
  );
}

/** Every passage is archived: the jury deliberates on its candidates, then signs, then hands over what it decided. */
function EndOfDay({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const minutes = useSessionMinutes(session.id).data;
  const params = { sessionId: session.id };
  const isSealed = minutes?.lock === null && minutes.unsealedCount === 0 && minutes.archived.length > 0;
  const [label, to] =
    minutes !== undefined && minutes.lock !== null
      ? (['page.signMinutes', '/sessions/$sessionId/signatures'] as const)
      : isSealed
        ? (['page.handOver', '/sessions/$sessionId/papers'] as const)
        : (['page.deliberate', '/sessions/$sessionId/deliberation'] as const);
  return (
    <PrimaryBar
      label={t(label)}
      note={t('page.allDone')}
      onPress={() => void navigate({ to, params })}
      secondary={
        <LinkButton href={{ to: '/archive', search: { session: session.id } }}>
          {t('page.readArchive')}
        </LinkButton>
      }
    />
  );
}
