import { useTranslation } from 'react-i18next';
import type { SessionMinutesRow } from '../../../../../shared/areas/session-minutes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Inline, LinkButton, Section, bindClasses } from '../../../ui/index.ts';
import { useExportSession } from '../hooks/use-session-minutes-writes.ts';
import styles from '../session-minutes.module.css';

const cx = bindClasses(styles);

export interface ArchivedListProps {
  readonly rows: readonly SessionMinutesRow[];
  readonly shownId: string | null;
  /** Whether there is a draft or a locked document to go back to. */
  readonly hasLive: boolean;
  /** Null for the present state. */
  readonly onChoose: (sessionMinutesId: string | null) => void;
}

/** What is archived of the session, each with its pages and its export. */
export function ArchivedList({ hasLive, onChoose, rows, shownId }: ArchivedListProps) {
  const { t } = useTranslation('session-minutes');
  const formats = useFormats();
  const { error, isPending, result, write } = useExportSession();
  return (
    <Section title={t('archived.title')}>
      {rows.length === 0 ? <p className={cx('note')}>{t('archived.none')}</p> : null}
      <ul className={cx('list')}>
        {rows.map(({ archivedAt, kind, number, sessionMinutesId }) => (
          <li key={sessionMinutesId} className={cx('item')}>
            <strong>{number}</strong>
            <span className={cx('note')}>
              {t(`archived.kind.${kind}`)}, {t('archived.at', { date: formats.dateTime(archivedAt) })}
            </span>
            <Inline gap="1">
              {sessionMinutesId === shownId ? null : (
                <Button
                  onPress={() => {
                    onChoose(sessionMinutesId);
                  }}
                >
                  {t('archived.open', { number })}
                </Button>
              )}
              <LinkButton
                href={{ to: '/archive/sessions/$sessionMinutesId', params: { sessionMinutesId } }}
                aria-label={t('archived.checkOf', { number })}
              >
                {t('archived.check')}
              </LinkButton>
              <Button
                isPending={isPending}
                onPress={() => {
                  write({ sessionMinutesId });
                }}
              >
                {t('archived.export')}
              </Button>
            </Inline>
          </li>
        ))}
      </ul>
      {hasLive && shownId !== null ? (
        <Button
          onPress={() => {
            onChoose(null);
          }}
        >
          {t('archived.standing')}
        </Button>
      ) : null}
      <ErrorNotice error={error} />
      <ExportedNotice report={result} />
    </Section>
  );
}
