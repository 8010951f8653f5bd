import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { PassageView, StepView } from '../../../../../shared/areas/passage/passages.ts';
import { Wording } from '../../../lib/wording.tsx';
import { bindClasses, formatDuration, Glyph } from '../../../ui/index.ts';
import type { GlyphName } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { goToAnchor, useMissing } from './missing.ts';
import type { MissingItem } from './missing.ts';
import styles from './step-list.module.css';

const cx = bindClasses(styles);

const STEP_GLYPH: Readonly<Record<StepView['state'], GlyphName | null>> = {
  done: 'check',
  current: 'forward',
  ahead: null,
};

export interface StepListProps {
  readonly passage: PassageView;
  /** Shows the reception again when the way to mend something leads there. */
  readonly onGoToReception: () => void;
}

/** The way through the passage: what is done, where it stands, what that lacks. */
export function StepList({ passage, onGoToReception }: StepListProps) {
  const { t } = useTranslation('passage');
  const missing = useMissing(passage);
  return (
    <ol className={cx('steps')}>
      {passage.steps.map((step) => {
        const phase = passage.clock.phases.find(({ id }) => id === step.id);
        const glyph = STEP_GLYPH[step.state];
        return (
          <li
            key={step.id}
            className={cx('step', step.state)}
            {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={cx('sign')}>{glyph === null ? null : <Glyph name={glyph} size={16} />}</span>
            <span className={cx('name')}>
              {phase === undefined ? stepName(t, step.id) : <Wording>{phase.title}</Wording>}
              {passage.elsewhere.includes(step.id) ? `, ${t('elsewhere')}` : null}
              <span className={cx('spoken')}> ({t(`step.state.${step.state}`)})</span>
            </span>
            <PhaseTime phase={phase} />
            {step.missing.length === 0 ? null : (
              <MissingList
                items={missing(step.missing)}
                passage={passage}
                onGoToReception={onGoToReception}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function PhaseTime({ phase }: { readonly phase: PhaseView | undefined }) {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  if (phase === undefined || phase.startedAt === null) return null;
  return (
    <span className={cx('time')}>
      {phase.state === 'done'
        ? t('step.actual', {
            elapsed: formatDuration(phase.elapsedMs),
            granted: formatDuration(phase.grantedMs),
          })
        : t('step.started', { time: timeOfDay.short(phase.startedAt) })}
    </span>
  );
}

function MissingList({
  items,
  passage,
  onGoToReception,
}: StepListProps & { readonly items: readonly MissingItem[] }) {
  const { t } = useTranslation('passage');
  return (
    <div className={cx('missing')}>
      <p className={cx('missingTitle')}>{t('missing.title')}</p>
      <ul className={cx('missingItems')}>
        {items.map((item) => (
          <li key={item.sentence}>
            <MissingWords item={item} passage={passage} onGoToReception={onGoToReception} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is missing; where it can be mended, the words themselves lead there. */
function MissingWords({
  item: { mend, sentence },
  passage: { passageId, sessionId },
  onGoToReception,
}: StepListProps & { readonly item: MissingItem }) {
  if (mend === null) return sentence;
  if (mend.kind === 'here') {
    return (
      <AriaButton
        className={cx('mend')}
        onPress={() => {
          onGoToReception();
          // The reception may have to be drawn first.
          requestAnimationFrame(() => {
            goToAnchor(mend.anchor);
          });
        }}
      >
        {sentence}
      </AriaButton>
    );
  }
  return mend.kind === 'session' ? (
    <Link className={cx('mend')} to="/sessions/$sessionId" params={{ sessionId }}>
      {sentence}
    </Link>
  ) : (
    <Link className={cx('mend')} to="/passages/$passageId/setup" params={{ passageId }}>
      {sentence}
    </Link>
  );
}

const NAMED_STEPS = [
  'reception',
  'marking',
  'deliberation',
  'decision',
  'signature',
  'archived',
  'restarted',
] as const;

function stepName(t: TFunction<'passage'>, id: string): string {
  const named = NAMED_STEPS.find((step) => step === id);
  return named === undefined ? id : t(`step.${named}`);
}
