import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { bindClasses, Glyph, IconButton } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { FocusInside } from '../commands/focus-inside.tsx';
import { useJournal } from '../queries.ts';
import styles from './journal-drawer.module.css';
import { useJournalSentence } from './journal-sentence.ts';

const cx = bindClasses(styles);

/** Some screens of them, and no more than that. */
const SIZE = { step: 60, most: 180 };

/** What has happened, last first, in plain words. */
export function JournalDrawer({
  passage,
  onClose,
}: {
  readonly passage: PassageView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('passage');
  const list = useListPart(SIZE);
  const { passageId } = passage;
  const latest = useJournal({ passageId, limit: 1 });
  const count = latest.data?.count ?? 0;
  const { limit, offset } = list.part;
  // Numbers of entries follow each other from 1: those before the ones that are passed by.
  const before = offset === 0 ? {} : { before: Math.max(1, count - offset + 1) };
  const query = useJournal({ passageId, limit, ...before });
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
          journal.count === 0 ? (
            <p className={cx('empty')}>{t('journal.empty')}</p>
          ) : (
            <PartedList list={list} count={journal.count}>
              <ol className={cx('entries')} reversed start={journal.entries.at(-1)?.seq}>
                {journal.entries.toReversed().map((entry) => (
                  <li key={entry.seq} className={cx('entry')}>
                    <time className={cx('time')} dateTime={new Date(entry.at.wall).toISOString()}>
                      {timeOfDay.exact(entry.at.wall)}
                    </time>
                    <span>{sentence(entry.event)}</span>
                  </li>
                ))}
              </ol>
            </PartedList>
          )
        }
      </Loaded>
    </div>
  );
}
