import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { bindClasses, Button, Glyph } from '../../../ui/index.ts';
import styles from './passage-frame.module.css';

const cx = bindClasses(styles);

export interface CoverageFold {
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

export interface FrameTogglesProps {
  readonly areStepsKept: boolean;
  readonly onStepsChange: (areKept: boolean) => void;
  /** Undefined where there is no coverage that could fold. */
  readonly coverage: CoverageFold | undefined;
}

/** What an open grid may take the room of on a small screen, each a press away: the steps, and the coverage beside them. */
export function FrameToggles({ areStepsKept, coverage, onStepsChange }: FrameTogglesProps) {
  const { t } = useTranslation('passage');
  return (
    <div className={cx('toggles')}>
      <span className={cx('stepsToggle')}>
        <Button
          variant="quiet"
          icon={<Glyph name={areStepsKept ? 'back' : 'forward'} />}
          aria-label={t('region.steps')}
          aria-expanded={areStepsKept}
          onPress={() => {
            onStepsChange(!areStepsKept);
          }}
        >
          <span className={cx('toggleWord')}>{t('region.stepsShort')}</span>
        </Button>
      </span>
      {coverage === undefined ? null : <CoverageToggle {...coverage} />}
    </div>
  );
}

function CoverageToggle({ isShown, onToggle }: CoverageFold) {
  const { t } = useTranslation('passage');
  const button = useRef<HTMLButtonElement>(null);
  useShortcuts({
    V: () => {
      // Where the coverage always has its place there is nothing to fold.
      if (button.current?.checkVisibility() === true) onToggle();
    },
  });
  return (
    <span className={cx('coverageToggle')}>
      <Button variant="quiet" ref={button} keyHint="V" aria-expanded={isShown} onPress={onToggle}>
        <span className={cx('toggleWord')}>{t('action.coverage')}</span>
      </Button>
    </span>
  );
}
