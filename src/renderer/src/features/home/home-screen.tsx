import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import { todayIso, useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Page, PrimaryBar, Section, bindClasses } from '../../ui/index.ts';
import { RegisterNotice } from '../ledger/index.ts';
import { BackupAttention } from '../backups/index.ts';
import { ReviewList } from '../decisions/index.ts';
import { DiskNotice } from '../preferences/index.ts';
import { DeadlineNotice } from '../reporting/index.ts';
import { RoomChip } from '../room/index.ts';
import { candidateName, nextPassage } from '../preparation/index.ts';
import { useSessionViews, useSessions } from '../preparation/queries.ts';
import { ArchiveSearchBox } from './components/archive-search-box.tsx';
import { AttentionList } from './components/attention-list.tsx';
import { SessionList } from './components/session-list.tsx';
import { Today } from './components/today.tsx';
import { Welcome } from './components/welcome.tsx';
import styles from './home-screen.module.css';

const cx = bindClasses(styles);

/** Sessions of one day whose timetables are drawn. */
const MOST_TODAY = 12;

export function HomeScreen() {
  const { t } = useTranslation('home');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useSessions({ limit: 1 })} title={t('title')}>
      {({ count }) => (count === 0 ? <Welcome /> : <Agenda />)}
    </LoadedScreen>
  );
}

function Agenda() {
  const { t } = useTranslation('home');
  const { headingDate } = useFormats();
  const today = todayIso();
  const sessions = useSessions({ days: { today, are: 'today' }, limit: MOST_TODAY }).data;
  const views = useSessionViews(sessions?.rows.map(({ id }) => id) ?? []);
  return (
    <Page title={headingDate(today)} primary={<NextStep sessions={views} />}>
      <div className={cx('columns')}>
        <div>
          <RoomChip />
          <RegisterNotice />
          <BackupAttention />
          <DiskNotice />
          <DeadlineNotice />
          <Today sessions={views} isEmpty={sessions?.count === 0} />
          <SessionList title={t('upcoming.title')} today={today} are="upcoming" />
          <SessionList title={t('past.title')} today={today} are="past" hasProgress />
        </div>
        <aside className={cx('side')} aria-label={t('attention.title')}>
          <AttentionList today={today} />
          <ReviewList />
          <ArchiveSearchBox />
          <Section title={t('join.linkTitle')} description={t('join.linkText')}>
            <LinkButton href={{ to: '/join' }}>{t('join.link')}</LinkButton>
          </Section>
        </aside>
      </div>
    </Page>
  );
}

/** Today's next passage; without one, preparing a session. */
function NextStep({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const [next] = sessions.map(nextPassage).filter((passage) => passage !== null);
  const prepare = () => void navigate({ to: '/sessions/new' });
  const receive = <LinkButton href={{ to: '/receive' }}>{t('receive')}</LinkButton>;
  if (next === undefined) return <PrimaryBar label={t('prepare')} onPress={prepare} secondary={receive} />;
  const key = next.needsRuling ? 'ruleNext' : next.isBegun ? 'resumeNext' : 'openNext';
  return (
    <PrimaryBar
      label={t(key, { name: candidateName(next.candidate) })}
      onPress={() => void navigate({ to: '/passages/$passageId', params: { passageId: next.id } })}
      secondary={
        <>
          <LinkButton href={{ to: '/sessions/new' }}>{t('prepare')}</LinkButton>
          {receive}
        </>
      }
    />
  );
}
