import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { Badge, Inline, Section, Stack, bindClasses } from '../../../ui/index.ts';
import { PassageTimetable, nextPassage } from '../../preparation/index.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

export interface TodayProps {
  readonly sessions: readonly SessionView[];
  /** No session has today's date; otherwise they may still be loading. */
  readonly isEmpty: boolean;
}

/** Today's sessions, each as a timetable. */
export function Today({ sessions, isEmpty }: TodayProps) {
  const { t } = useTranslation(['home', 'common']);
  return (
    <Section title={t('today.title')}>
      {isEmpty ? <p>{t('today.none')}</p> : null}
      <Stack gap="4">
        {sessions.map((session) => (
          <article key={session.id}>
            <div className={cx('sessionHead')}>
              <Inline gap="2" align="baseline">
                <h3>
                  <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
                    {session.title}
                  </Link>
                </h3>
                {session.isSample ? <Badge>{t('common:sample')}</Badge> : null}
              </Inline>
              <span className={cx('sessionMeta')}>
                {session.place}
                {' · '}
                <Link
                  to="/certifications/$id/$version"
                  params={{ id: session.referentiel.id, version: session.referentiel.version }}
                  lang={session.referentiel.language}
                >
                  {session.referentiel.shortTitle}
                </Link>
              </span>
            </div>
            {session.passages.length === 0 ? (
              <p>{t('today.empty')}</p>
            ) : (
              <PassageTimetable session={session} nextId={nextPassage(session)?.id} />
            )}
          </article>
        ))}
      </Stack>
    </Section>
  );
}
