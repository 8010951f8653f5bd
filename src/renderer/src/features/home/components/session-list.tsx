import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format.ts';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Badge, Section, bindClasses } from '../../../ui/index.ts';
import { useSessions } from '../../preparation/queries.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

/** A screen of them, and no more than a few screens together. */
const SIZE = { step: 12, most: 60 };

export interface SessionListProps {
  readonly title: string;
  /** ISO calendar date. */
  readonly today: string;
  readonly are: 'upcoming' | 'past';
  /** Counts how many minutes are archived. */
  readonly hasProgress?: boolean;
}

export function SessionList({ are, title, today, hasProgress = false }: SessionListProps) {
  const { t } = useTranslation(['home', 'common']);
  const { shortDate } = useFormats();
  const list = useListPart(SIZE);
  const sessions = useSessions({ days: { today, are }, ...list.part }).data;
  if (sessions === undefined || sessions.count === 0) return null;
  return (
    <Section title={title}>
      <PartedList
        list={list}
        count={sessions.count}
        moreLabel={t('showMore', { shown: list.part.offset + sessions.rows.length, count: sessions.count })}
      >
        <ul className={cx('list')}>
          {sessions.rows.map((session) => (
            <li key={session.id} className={cx('session')}>
              <time dateTime={session.date}>{shortDate(session.date)}</time>
              <span>
                <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
                  {session.title}
                </Link>{' '}
                {session.isSample ? <Badge>{t('common:sample')}</Badge> : null}{' '}
                <span className={cx('sessionMeta')}>
                  {session.place}
                  {' · '}
                  <Link
                    to="/certifications/$id/$version"
                    params={{ id: session.referentiel.id, version: session.referentiel.version }}
                    lang={session.referentiel.language}
                  >
                    {session.certification}
                  </Link>
                </span>
              </span>
              <span className={cx('sessionMeta')}>
                {hasProgress
                  ? t('past.progress', { archived: session.archivedCount, count: session.passageCount })
                  : t('passages', { count: session.passageCount })}
              </span>
            </li>
          ))}
        </ul>
      </PartedList>
    </Section>
  );
}
