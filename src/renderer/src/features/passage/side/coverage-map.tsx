import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageState } from '../../../../../domain/assessment/assessment.types.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Wording } from '../../../lib/wording.tsx';
import { bindClasses, MarkSign, Tooltip } from '../../../ui/index.ts';
import type { MarkShape } from '../../../ui/index.ts';
import { Button as AriaButton } from 'react-aria-components';
import styles from './coverage-map.module.css';
import { coverageOrder } from './coverage-order.ts';
import type { CoveredCompetence } from './coverage-order.ts';

const cx = bindClasses(styles);

const SHAPE: Readonly<Record<CoverageState, MarkShape>> = {
  untouched: 'untouched',
  touched: 'touched',
  marked: 'marked',
};

/** All competences in scope as a column of marks; the questions are led to those without an observation. */
export function CoverageMap({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const { prompts, others, isPrompting, touchedCount } = coverageOrder(passage);
  const count = t('coverage.count', { touched: touchedCount, total: passage.competences.length });
  return (
    <div className={cx('map')}>
      <div className={cx('head')}>
        <h2>{t(isPrompting && prompts.length > 0 ? 'coverage.promptHeading' : 'coverage.heading')}</h2>
        <p className={cx('count')}>{count}</p>
      </div>
      {isPrompting && prompts.length === 0 ? <p>{t('coverage.allTouched')}</p> : null}
      {prompts.length === 0 ? null : <CompetenceList covered={prompts} isPrompting />}
      {prompts.length > 0 && others.length > 0 ? (
        <h3 className={cx('rest')}>{t('coverage.restHeading')}</h3>
      ) : null}
      <CompetenceList covered={others} />
    </div>
  );
}

function CompetenceList({
  covered,
  isPrompting = false,
}: {
  readonly covered: readonly CoveredCompetence[];
  readonly isPrompting?: boolean;
}) {
  return (
    <ul className={cx('list')}>
      {covered.map(({ competence, state }, index) => (
        <CompetenceLine
          key={competence.id}
          competence={competence}
          state={state}
          isOpenedFirst={isPrompting && index === 0}
        />
      ))}
    </ul>
  );
}

/** One line that unfolds to the whole statement and to the indicators, as prompts for a question. */
function CompetenceLine({
  competence,
  state,
  isOpenedFirst,
}: {
  readonly competence: AssessedCompetence;
  readonly state: CoverageState;
  readonly isOpenedFirst: boolean;
}) {
  const { t } = useTranslation('passage');
  const [choice, setChoice] = useState<boolean | null>(null);
  const isOpen = choice ?? isOpenedFirst;
  return (
    <li className={cx('line', state, isOpen && 'open')}>
      <Tooltip text={competence.statement}>
        <AriaButton
          className={cx('trigger')}
          aria-expanded={isOpen}
          onPress={() => {
            setChoice(!isOpen);
          }}
        >
          <MarkSign sign={SHAPE[state]} />
          <span className={cx('code')}>{competence.sourceLabel}</span>
          <Wording className={cx('statement')}>{competence.statement}</Wording>
          <span className={cx('spoken')}>, {t(`coverage.state.${state}`)}</span>
        </AriaButton>
      </Tooltip>
      {isOpen ? (
        <ul className={cx('indicators')}>
          {competence.criteria.flatMap(({ indicators }) =>
            indicators.map(({ id, text }) => (
              <li key={id}>
                <Wording>{text}</Wording>
              </li>
            )),
          )}
        </ul>
      ) : null}
    </li>
  );
}
