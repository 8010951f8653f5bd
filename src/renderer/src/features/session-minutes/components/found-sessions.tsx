import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format.ts';
import { LinkButton, Section, bindClasses } from '../../../ui/index.ts';
import { useFoundSessions } from '../queries.ts';
import styles from '../session-minutes.module.css';

const cx = bindClasses(styles);

/** Archived minutes of sessions that hold that text, in the archive; nothing where there are none. */
export function FoundSessions({ text }: { readonly text: string }) {
  const { t } = useTranslation('session-minutes');
  const formats = useFormats();
  const { data } = useFoundSessions(text);
  if (data === undefined || data.count === 0) return null;
  return (
    <Section title={t('found.title', { count: data.count })}>
      <ul className={cx('list')}>
        {data.rows.map(
          ({ certificationTitle, date, kind, number, sessionMinutesId, sessionTitle }) => (
            <li key={sessionMinutesId} className={cx('item')}>
              <strong>{number}</strong>
              <span>
                {t(`archived.kind.${kind}`)}, {sessionTitle}, {formats.shortDate(date)}
              </span>
              <span className={cx('note')}>{certificationTitle}</span>
              <LinkButton href={{ to: '/archive/sessions/$sessionMinutesId', params: { sessionMinutesId } }}>
                {t('archived.open', { number })}
              </LinkButton>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
