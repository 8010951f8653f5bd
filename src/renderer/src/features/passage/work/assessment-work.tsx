import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, SegmentedControl } from '../../../ui/index.ts';
import { GridWorkspace } from '../../grid/index.ts';
import { StageStrip } from '../../roleplay/index.ts';
import { ReceptionWork } from '../reception/reception-work.tsx';
import { isPlaying } from './play.ts';
import { RulingWork } from './ruling-work.tsx';
import type { RulingDraft } from './ruling.ts';
import styles from './work.module.css';

const cx = bindClasses(styles);

export type WorkPart = 'reception' | 'grids';

export interface AssessmentWorkProps {
  readonly passage: PassageView;
  readonly ruling: RulingDraft;
  readonly part: WorkPart;
  readonly onPartChange: (part: WorkPart) => void;
  readonly onNextCandidate: () => void;
}

/**
 * The work from the reception to the sealed grids. The grids keep their place in the tree through these stages, so that
 * a juror's seat stays open when the time starts, and when it ends.
 */
export function AssessmentWork({
  passage,
  ruling,
  part,
  onPartChange,
  onNextCandidate,
}: AssessmentWorkProps) {
  const { t } = useTranslation('passage');
  const isReception = passage.stage === 'reception';
  if (passage.clock.status === 'interrupted') return <RulingWork passage={passage} draft={ruling} />;
  return (
    <div className={cx('work')}>
      {isReception ? (
        <div className={cx('parts')}>
          <SegmentedControl
            label={t('view.label')}
            segments={[
              { id: 'reception', label: t('view.reception') },
              { id: 'grids', label: t('view.grids') },
            ]}
            value={part}
            onChange={onPartChange}
          />
        </div>
      ) : null}
      {isReception && part === 'reception' ? <ReceptionWork passage={passage} /> : null}
      {isReception && part === 'reception' ? null : (
        <div className={cx('grids')}>
          {isPlaying(passage) ? <StageStrip passage={passage} /> : null}
          <GridWorkspace key="grids" passage={passage} onNextCandidate={onNextCandidate} />
        </div>
      )}
    </div>
  );
}
