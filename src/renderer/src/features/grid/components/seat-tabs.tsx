import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton as AriaToggleButton } from 'react-aria-components';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { Glyph, bindClasses } from '../../../ui/index.ts';
import moduleStyles from './grid.module.css';

const cx = bindClasses(moduleStyles);

export interface SeatTabsProps {
  readonly seats: readonly SeatView[];
  readonly criterionCount: number;
  readonly chosenId: string | null;
  readonly openId: string | null;
  readonly onChoose: (jurorId: string) => void;
}

/** Name plates of the jurors, with how far each grid is; never what is in it. */
export function SeatTabs({ seats, criterionCount, chosenId, openId, onChoose }: SeatTabsProps) {
  const { t } = useTranslation('grid');
  return (
    <div
      className={cx('seats')}
      style={{ '--seats': seats.length } as CSSProperties}
      role="group"
      aria-label={t('seats')}
    >
      {seats.map((seat) => (
        <AriaToggleButton
          key={seat.jurorId}
          className={cx('seat')}
          isSelected={seat.jurorId === chosenId}
          onChange={() => {
            onChoose(seat.jurorId);
          }}
        >
          <span className={cx('seatName')}>{seat.name}</span>
          <span className={cx('seatState')}>
            {seat.isSealed ? (
              <>
                <Glyph name="check" size={16} /> {t('seat.sealed')}
              </>
            ) : (
              <>
                <span aria-hidden>
                  {t('seat.short', { marked: seat.markedCount, total: criterionCount })}
                </span>
                <span className={cx('spoken')}>
                  {t(seat.jurorId === openId ? 'seat.open' : 'seat.progress', {
                    marked: seat.markedCount,
                    total: criterionCount,
                  })}
                </span>
              </>
            )}
          </span>
        </AriaToggleButton>
      ))}
    </div>
  );
}
