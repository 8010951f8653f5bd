import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { useJournal } from '../../../lib/queries.ts';
import { bindClasses, Glyph, IconButton } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { FocusInside } from '../commands/focus-inside.tsx';
import styles from './journal-drawer.module.css';
import { useJournalSentence } from './journal-sentence.ts';

const cx = bindClasses(styles);

/** What has happened, last first, in plain words. */
export function JournalDrawer({
  passage,
  onClose,
}: {
  readonly passage: PassageView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('passage');
  const query = useJournal(passage.passageId);
  const sentence = useJournalSentence(passage);
  const timeOfDay = useTimeOfDay();
  return (
    <div>
      <FocusInside className={cx('head')}>
        <h2>{t('journal.heading')}</h2>
        <IconButton label={t('action.closePanel')} icon={<Glyph name="close" />} onPress={onClose} />
      </FocusInside>
      <Loaded query={query}>
        {(journal) =>
          journal.length === 0 ? (
            <p className={cx('empty')}>{t('journal.empty')}</p>
          ) : (
            <ol className={cx('entries')} reversed>
              {journal.toReversed().map((entry) => (
                <li key={entry.seq} className={cx('entry')}>
                  <time className={cx('time')} dateTime={new Date(entry.at.wall).toISOString()}>
                    {timeOfDay.exact(entry.at.wall)}
                  </time>
                  <span>{sentence(entry.event)}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </div>
  );
}
