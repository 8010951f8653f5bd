import { useTranslation } from 'react-i18next';
import { OBSERVATIONS } from '../../../../../domain/assessment/assessment.types.ts';
import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import { sayNumber } from '../../../../../domain/assessment/reckoning/said-numbers.ts';
import type { AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import { numberStyle } from '../../../lib/format.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { Wording, useWordingLanguage } from '../../../lib/wording.tsx';
import { Button, MarkChoice, bindClasses } from '../../../ui/index.ts';
import type { MarkOption, MarkShape } from '../../../ui/index.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';
import { DIGITS } from '../hooks/grid-keys.ts';
import { ChosenDescriptor, Descriptors, hasDescriptors } from './descriptors.tsx';
import moduleStyles from './grid.module.css';
import { NumberMark } from './number-mark.tsx';

const cx = bindClasses(moduleStyles);

export const OBSERVATION_SHAPES: Readonly<Record<Observation, MarkShape>> = {
  observed: 'full',
  partly: 'half',
  'not-observed': 'not-observed',
  'not-applicable': 'not-applicable',
};

export interface CriterionRowsProps {
  readonly criterion: AssessedCriterion;
  readonly desk: GridDesk;
}

/** One criterion: its mark on its own scale, and its indicators as evidence. A global rating stands apart. */
export function CriterionRows({ criterion, desk }: CriterionRowsProps) {
  const { t } = useTranslation('grid');
  const language = useWordingLanguage();
  const { areDescriptorsShown, isReadOnly, onDescriptors, view, writes } = desk;
  const { scale } = criterion;
  const mark = view.grid.marks[criterion.id] ?? null;
  return (
    <div className={cx('criterion', scale.kind === 'global' && 'global')} data-criterion={criterion.id}>
      <div className={cx('criterionHead')}>
        <CriterionTitle criterion={criterion} />
        {hasDescriptors(criterion) ? (
          <Button variant="quiet" keyHint="D" aria-expanded={areDescriptorsShown} onPress={onDescriptors}>
            {t('descriptors.show')}
          </Button>
        ) : null}
        {isReadOnly || mark === null ? null : (
          <Button
            variant="quiet"
            onPress={() => {
              writes.mark(criterion.id, null);
            }}
          >
            {t('clear')}
          </Button>
        )}
      </div>
      {scale.kind === 'numeric' ? (
        <NumberMark criterion={criterion} scale={scale} desk={desk} />
      ) : (
        <MarkChoice
          label={t('markOf', { criterion: criterion.title })}
          options={levelsOf(scale).map((level, rank) => ({
            ...level,
            keyHint: isReadOnly ? undefined : DIGITS[rank],
          }))}
          value={mark}
          onChange={(id) => {
            writes.mark(criterion.id, id);
          }}
          isReadOnly={isReadOnly}
          language={language}
          size="large"
        />
      )}
      <Unsaved desk={desk} criterionId={criterion.id} />
      {areDescriptorsShown ? (
        <Descriptors criterion={criterion} />
      ) : (
        <ChosenDescriptor criterion={criterion} mark={mark} />
      )}
      <Indicators criterion={criterion} desk={desk} />
    </div>
  );
}

function CriterionTitle({ criterion }: { readonly criterion: AssessedCriterion }) {
  const { t, i18n } = useTranslation('grid');
  const { isBonus, scale, title, weight } = criterion;
  const asides = [
    scale.kind === 'global' ? t('global') : null,
    weight === 1 ? null : t('weight', { weight: sayNumber(String(weight), numberStyle(i18n.language)) }),
    isBonus ? t('bonus') : null,
  ].filter((text) => text !== null);
  return (
    <p className={cx('criterionTitle')}>
      <Wording>{title}</Wording>
      {asides.length === 0 ? null : <span className={cx('aside')}> {asides.join(', ')}</span>}
    </p>
  );
}

/** Said of a mark that is on its way, or was refused. */
export function Unsaved({ criterionId, desk }: { readonly criterionId: string; readonly desk: GridDesk }) {
  const { t } = useTranslation('grid');
  return desk.unsaved.some((words) => words.kind === 'mark' && words.criterionId === criterionId) ? (
    <p className={cx('unsaved')}>{t('unsaved')}</p>
  ) : null;
}

/** What bears a mark out, observed or not. */
export function Indicators({ criterion, desk }: CriterionRowsProps) {
  const { t } = useTranslation('grid');
  const { isReadOnly, unsaved, view, writes } = desk;
  if (criterion.indicators.length === 0) return null;
  const observations: readonly MarkOption<Observation>[] = OBSERVATIONS.map((id) => ({
    id,
    label: t(`observation.${id}`),
    sign: OBSERVATION_SHAPES[id],
  }));
  return (
    <div className={cx('evidence')}>
      {/* Each choice says its own name: the heads are for the eye. */}
      <div className={cx('heads')} aria-hidden>
        {observations.map(({ id, label }) => (
          <span key={id}>{label}</span>
        ))}
      </div>
      <ul className={cx('indicators')}>
        {criterion.indicators.map((indicator) => (
          <li key={indicator.id} className={cx('indicator')}>
            <Wording className={cx('indicatorText')}>{indicator.text}</Wording>
            <MarkChoice
              label={indicator.text}
              options={observations}
              value={view.grid.observations[indicator.id] ?? null}
              onChange={(value) => {
                writes.observe(indicator.id, value);
              }}
              isReadOnly={isReadOnly}
              size="column"
            />
            {unsaved.some((words) => words.kind === 'observation' && words.indicatorId === indicator.id) ? (
              <p className={cx('unsaved')}>{t('unsaved')}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
