import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SubjectMove } from '../../../../../domain/roleplay/subject.schema.ts';
import type { StampView } from '../../../../../shared/areas/roleplay.ts';
import { Glyph, IconButton, bindClasses, formatDuration } from '../../../ui/index.ts';
import { useSubjectWords } from '../../subjects/index.ts';
import type { MoveTiming } from './move-timing.ts';
import styles from './play.module.css';

const cx = bindClasses(styles);

export interface MoveRowProps {
  readonly move: SubjectMove;
  readonly timing: MoveTiming;
  /** When it was raised; null while it has not been. */
  readonly stamp: StampView | null;
  /** Absent while no play is in progress. */
  readonly onStamp?: () => void;
  readonly onUndo?: () => void;
  /** The member's own mark instead, which a second tap takes off. */
  readonly own?: { readonly isTicked: boolean; readonly onChange: (isTicked: boolean) => void };
}

/** One planned move: a tap says that it was raised, and when. Only the undo beside it takes that back. */
export function MoveRow({ move, timing, stamp, onStamp, onUndo, own }: MoveRowProps) {
  const { t } = useTranslation('roleplay');
  const words = useSubjectWords();
  const isRaised = own?.isTicked ?? stamp !== null;
  return (
    <li className={cx('move', isRaised ? 'raised' : timing, own !== undefined && 'own')}>
      <ToggleButton
        className={cx('tick')}
        isSelected={isRaised}
        isDisabled={own === undefined && !isRaised && onStamp === undefined}
        onChange={(isTicked) => {
          if (own !== undefined) own.onChange(isTicked);
          else if (!isRaised) onStamp?.();
        }}
      >
        <span className={cx('box')}>{isRaised ? <Glyph name="check" size={18} /> : null}</span>
        <span className={cx('moveWords')}>
          <span className={cx('moveHead')}>
            <span className={cx('moment')}>{words.moment(move.moment)}</span>
            <span>{words.moveKind(move.kind)}</span>
            {stamp !== null ? (
              <span className={cx('timing')}>{formatDuration(stamp.elapsedMs)}</span>
            ) : timing === 'ahead' ? null : (
              <span className={cx('timing')}>{t(`timing.${timing}`)}</span>
            )}
          </span>
          <q lang="fr">{move.text}</q>
        </span>
      </ToggleButton>
      {stamp === null || onUndo === undefined ? null : (
        <IconButton
          label={t('stamp.undo', { label: move.text, time: formatDuration(stamp.elapsedMs) })}
          icon={<Glyph name="undo" size={18} />}
          onPress={onUndo}
        />
      )}
    </li>
  );
}
