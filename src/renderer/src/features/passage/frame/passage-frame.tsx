import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Wording } from '../../../lib/wording.tsx';
import { bindClasses, Glyph } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { PreviousAttempt } from '../jury/attempts.tsx';
import { RoomChip } from '../../room/index.ts';
import { hasCards } from '../work/play.ts';
import { isSealed } from '../work/stages.ts';
import { FrameToggles } from './frame-toggles.tsx';
import type { CoverageFold } from './frame-toggles.tsx';
import styles from './passage-frame.module.css';

const cx = bindClasses(styles);

export interface PassageFrameProps {
  readonly passage: PassageView;
  readonly candidate: string;
  readonly clock: ReactNode;
  readonly steps: ReactNode;
  readonly sideActions: ReactNode;
  /** Who else passes by this clock, above the work; nothing for a candidate who passes alone. */
  readonly tabs: ReactNode;
  readonly work: ReactNode;
  /** The right column; null leaves its room to the work. */
  readonly aside: ReactNode;
  readonly asideLabel: string;
  /** Whether an open grid may take the room of the right column, where the screen is small. */
  readonly isAsideFolding: boolean;
  /** Undefined where there is no coverage that could fold. */
  readonly coverage: CoverageFold | undefined;
  /** Bands, command panels and the primary action: they take their room from the bottom, under nobody's finger. */
  readonly foot: ReactNode;
}

/** The passage's page: the clock above, the way on the left, the work, the coverage on the right, the act below. */
export function PassageFrame(props: PassageFrameProps) {
  const { t } = useTranslation('passage');
  const { passage, candidate, clock, steps, sideActions, tabs, work, aside, asideLabel, foot } = props;
  const { coverage, isAsideFolding } = props;
  const isPrompting = phaseOnClock(passage.clock)?.promptsUncovered ?? false;
  const [areStepsKept, setStepsKept] = useState(false);
  const isRoomy = isPrompting || hasCards(passage);
  return (
    <div
      className={cx(
        'frame',
        isRoomy && 'roomy',
        aside === null && 'alone',
        isAsideFolding && 'folding',
        passage.stage === 'timed' && 'timed',
        areStepsKept && 'stepsKept',
      )}
    >
      <div className={cx('clock')}>{clock}</div>
      <aside className={cx('side', 'left')} aria-label={t('region.steps')}>
        <FrameToggles areStepsKept={areStepsKept} onStepsChange={setStepsKept} coverage={coverage} />
        <div className={cx('steps')}>
          <Link className={cx('back')} to="/sessions/$sessionId" params={{ sessionId: passage.sessionId }}>
            <Glyph name="back" size={16} />
            {t('backToSession')}
          </Link>
          <RoomChip sessionId={passage.sessionId} />
          <h1 className={cx('candidate')}>{candidate}</h1>
          <p className={cx('test')}>
            <Wording>{[...passage.blocs.map(({ id }) => id), passage.testTitle].join(' · ')}</Wording>
          </p>
          <div className={cx('test')}>
            <PreviousAttempt passage={passage} />
          </div>
          {steps}
          {sideActions}
        </div>
      </aside>
      <section
        className={cx('work', isSealed(passage) && 'flush')}
        aria-label={t('region.work')}
        data-focus-scope={passage.clock.status === 'interrupted' ? 'interrupted' : passage.stage}
      >
        {tabs}
        {work}
      </section>
      {aside === null ? null : (
        <aside className={cx('side', 'right')} aria-label={asideLabel}>
          {aside}
        </aside>
      )}
      <div className={cx('foot')}>{foot}</div>
    </div>
  );
}
