import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PassageView, SeatView } from '../../../../../shared/views.ts';
import { bindClasses, MarkSign } from '../../../ui/index.ts';
import type { MarkShape } from '../../../ui/index.ts';
import styles from './work.module.css';

const cx = bindClasses(styles);

/** Who has sealed, and how much the others lack; never which marks. */
export function SealingStrip({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const marking = passage.seats.filter(({ isMarking }) => isMarking);
  return (
    <section className={cx('strip')} aria-label={t('marking.heading')}>
      <ul className={cx('seats')}>
        {marking.map((seat) => (
          <li key={seat.jurorId} className={cx('seat')}>
            <MarkSign shape={shapeOf(seat)} />
            <span className={cx('seatName')}>{seat.name}</span>
            <span className={cx('seatState')}>{sealingWords(t, seat, passage.criterionCount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shapeOf({ isSealed, markedCount }: SeatView): MarkShape {
  if (isSealed) return 'full';
  return markedCount > 0 ? 'touched' : 'untouched';
}

function sealingWords(t: TFunction<'passage'>, seat: SeatView, criterionCount: number): string {
  if (seat.isSealed) return t('marking.sealed');
  if (!seat.hasPin) return t('marking.pinMissing');
  const count = criterionCount - seat.markedCount;
  return count === 0 ? t('marking.complete') : t('marking.lacks', { count });
}
