import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../../../../shared/areas/decisions.ts';
import { useFormats } from '../../../lib/format.ts';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Glyph, Section, bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import { useReview } from '../queries.ts';

const cx = bindClasses(styles);

/** A screen of them, and no more than a few screens together. */
const SIZE = { step: 12, most: 60 };

/** Blocs that wait for someone to rule: minutes that contradict one another, conditions past their day. Nothing when none does. */
export function ReviewList() {
  const { t } = useTranslation('decisions');
  const list = useListPart(SIZE);
  const found = useReview(list.part).data;
  if (found === undefined || found.count === 0) return null;
  return (
    <Section title={t('review.title')}>
      <PartedList list={list} count={found.count}>
        <ul className={cx('review')}>
          {found.rows.map((item) => (
            <li key={`${item.enrolmentId} ${item.blocId}`}>
              <span className={cx('sign', 'urgent')}>
                <Glyph name="caution" />
              </span>
              <ReviewLine item={item} />
            </li>
          ))}
        </ul>
      </PartedList>
    </Section>
  );
}

function ReviewLine({ item }: { readonly item: ReviewItem }) {
  const { t } = useTranslation('decisions');
  const { list, shortDate } = useFormats();
  const { blocId, condition, enrolmentId, kind, name, numbers, personId, sessionId } = item;
  const values = { name, bloc: blocId, numbers: list(numbers) };
  return (
    <div>
      <p>
        {kind === 'overdue' && condition !== null
          ? t('review.overdue', { ...values, document: condition.document, date: shortDate(condition.dueOn) })
          : t('review.to-settle', values)}
      </p>
      {sessionId === null ? (
        <Link to="/candidates/$personId" params={{ personId }}>
          {t('review.file')}
        </Link>
      ) : (
        <Link
          to="/sessions/$sessionId/deliberation"
          params={{ sessionId }}
          search={{ candidate: enrolmentId, bloc: blocId }}
        >
          {t('review.open')}
        </Link>
      )}
    </div>
  );
}
