import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../../lib/format.ts';
import { Badge, Button, Section, bindClasses } from '../../../ui/index.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

/** Drawn at once, and at each asking for more. */
const PART = 12;

export interface SessionListProps {
  readonly title: string;
  readonly sessions: readonly SessionSummary[];
  /** Counts how many minutes are archived. */
  readonly hasProgress?: boolean;
}

export function SessionList({ title, sessions, hasProgress = false }: SessionListProps) {
  const { t } = useTranslation(['home', 'common']);
  const { shortDate } = useFormats();
  const [shown, setShown] = useState(PART);
  if (sessions.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={cx('list')}>
        {sessions.slice(0, shown).map((session) => (
          <li key={session.id} className={cx('session')}>
            <time dateTime={session.date}>{shortDate(session.date)}</time>
            <span>
              <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
                {session.title}
              </Link>{' '}
              {session.isSample ? <Badge>{t('common:sample')}</Badge> : null}{' '}
              <span className={cx('sessionMeta')}>{session.place}</span>
            </span>
            <span className={cx('sessionMeta')}>
              {hasProgress
                ? t('past.progress', { archived: session.archivedCount, count: session.passageCount })
                : t('passages', { count: session.passageCount })}
            </span>
          </li>
        ))}
      </ul>
      {shown < sessions.length ? (
        <Button
          variant="quiet"
          onPress={() => {
            setShown(shown + PART);
          }}
        >
          {t('showMore', { shown, count: sessions.length })}
        </Button>
      ) : null}
    </Section>
  );
}
