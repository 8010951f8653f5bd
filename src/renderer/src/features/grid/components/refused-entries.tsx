import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { RefusedEntry } from '../../../lib/entry-queue.ts';
import { errorTexts } from '../../../lib/errors.ts';
import { markWords } from '../../../lib/marks.ts';
import { Button, Notice } from '../../../ui/index.ts';
import type { SeatEntry, SeatEntryWords } from '../hooks/seat-entries.ts';
import type { Seat } from '../hooks/use-seat.ts';
import styles from './grid.module.css';

export interface RefusedEntriesProps {
  readonly passage: PassageView;
  readonly seat: Pick<Seat, 'refused' | 'retry' | 'retryAll' | 'drop'>;
}

/** Every entry that was not stored, with what it says: it stays here until it is sent again or dropped by hand. */
export function RefusedEntries({ passage, seat }: RefusedEntriesProps) {
  const { t } = useTranslation('grid');
  const errors = useTranslation('errors').t;
  const { refused } = seat;
  const last = refused.at(-1);
  if (last === undefined) return null;
  const texts = errorTexts(errors, last.error);
  return (
    <Notice
      tone="danger"
      isLive
      title={t('failure.title', { count: refused.length })}
      actions={
        refused.length > 1 ? <Button onPress={seat.retryAll}>{t('failure.retryAll')}</Button> : undefined
      }
    >
      <p>
        {texts.what} {t('failure.kept')} {texts.todo}
      </p>
      <ul className={styles['refused']}>
        {refused.map((entry) => (
          <RefusedLine key={entry.id} passage={passage} entry={entry} seat={seat} />
        ))}
      </ul>
    </Notice>
  );
}

interface RefusedLineProps extends RefusedEntriesProps {
  readonly entry: RefusedEntry<SeatEntry>;
}

function RefusedLine({ entry, passage, seat }: RefusedLineProps) {
  const { t } = useTranslation('grid');
  const words = useEntryWords(passage)(entry.request.words);
  return (
    <li className={styles['refusedLine']}>
      <span className={styles['refusedText']}>{words}</span>
      <Button
        aria-label={t('failure.retryOf', { entry: words })}
        onPress={() => {
          seat.retry(entry.id);
        }}
      >
        {t('failure.retry')}
      </Button>
      <Button
        variant="quiet"
        aria-label={t('failure.dropOf', { entry: words })}
        onPress={() => {
          seat.drop(entry.id);
        }}
      >
        {t('failure.dismiss')}
      </Button>
    </li>
  );
}

/** Says an entry in the words of the grid. */
export function useEntryWords({ competences }: Pick<PassageView, 'competences'>) {
  const { t, i18n } = useTranslation('grid');
  const criteria = competences.flatMap((competence) => competence.criteria);
  return (words: SeatEntryWords): string => {
    switch (words.kind) {
      case 'note':
        return t('failure.entry.note', { competence: words.competenceId ?? '', text: words.text });
      case 'mark': {
        const criterion = criteria.find(({ id }) => id === words.criterionId);
        const level =
          words.levelId === null || criterion === undefined
            ? t('clear')
            : markWords(criterion.scale, words.levelId, i18n.language);
        return t('failure.entry.mark', { criterion: criterion?.title ?? words.criterionId, level });
      }
      case 'observation': {
        const indicator = criteria
          .flatMap(({ indicators }) => indicators)
          .find(({ id }) => id === words.indicatorId);
        const value = words.value === null ? t('clear') : t(`observation.${words.value}`);
        return t('failure.entry.observation', { indicator: indicator?.text ?? words.indicatorId, value });
      }
      case 'retraction':
        return t('failure.entry.retraction');
      case 'seal':
        return t('failure.entry.seal');
    }
  };
}
