import { useTranslation } from 'react-i18next';
import type { SalesStageId } from '../../../../../domain/roleplay/sales-stages.ts';
import { SALES_STAGE_IDS } from '../../../../../domain/roleplay/sales-stages.ts';
import type { RoleplayView, StampView } from '../../../../../shared/areas/roleplay.ts';
import { Disclosure, Glyph, IconButton, bindClasses, formatDuration } from '../../../ui/index.ts';
import { useSubjectWords } from '../../subjects/index.ts';
import type { Stamps } from '../hooks/use-stamps.ts';
import styles from './play.module.css';

const cx = bindClasses(styles);

export interface TimelineProps {
  readonly view: RoleplayView;
  readonly stamps: Stamps;
}

/** What was stamped, in the order of time, as the minutes will have it. */
export function Timeline({ view: { isOpen, timeline }, stamps }: TimelineProps) {
  const { t } = useTranslation('roleplay');
  const labelOf = useStampLabel();
  if (timeline.length === 0) return null;
  return (
    <Disclosure title={t('timeline.title')} aside={<span className={cx('soft')}>{timeline.length}</span>}>
      <ol className={cx('timeline')}>
        {timeline.map((stamp) => (
          <li key={stamp.id} className={cx(stamp.kind === 'stage' && 'stageStamp')}>
            <span className={cx('moment')}>{formatDuration(stamp.elapsedMs)}</span>
            <span lang={stamp.kind === 'move' ? 'fr' : undefined}>{labelOf(stamp)}</span>
            {isOpen ? (
              <IconButton
                label={t('stamp.undo', { label: labelOf(stamp), time: formatDuration(stamp.elapsedMs) })}
                icon={<Glyph name="undo" size={18} />}
                onPress={() => {
                  stamps.takeBack(stamp.id);
                }}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

function useStampLabel(): (stamp: StampView) => string {
  const words = useSubjectWords();
  return ({ kind, label, targetId }) =>
    kind === 'stage' && isStage(targetId) ? words.stage(targetId) : label;
}

function isStage(id: string): id is SalesStageId {
  return SALES_STAGE_IDS.some((known) => known === id);
}
