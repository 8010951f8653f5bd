import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reckonTest } from '../../../../../domain/assessment/reckoning/reckon-test.ts';
import type { ReckonedTest } from '../../../../../domain/assessment/reckoning/reckon-test.ts';
import { assessedCompetences } from '../../../../../domain/certification/assessed.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import { isJuryTest } from '../../../../../domain/certification/certification.ts';
import type { CertificationDraft } from '../../../../../domain/certification/draft/draft-shape.ts';
import { instant } from '../../../../../domain/time/time.ts';
import type { Test } from '../../../../../domain/certification/test.schema.ts';
import { Disclosure, NumberField, SegmentedControl, Select, Stack, bindClasses } from '../../../ui/index.ts';
import { CalculationTrace } from '../../deliberation/index.ts';
import styles from '../certifications.module.css';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { named } from './options.ts';

const cx = bindClasses(styles);

const COUNTS = ['1', '2', '3'] as const;
type Count = (typeof COUNTS)[number];

/** What a test gives with marks that are chosen here: the calculation line by line, as a jury would read it. */
export function Trial() {
  const { t } = useTranslation('certifications');
  const { draft, faults } = useDesk();
  return (
    <Disclosure title={t('trial.title')} level={2}>
      {faults.length > 0 ? <p>{t('trial.blocked')}</p> : <TrialOfTests draft={draft} />}
    </Disclosure>
  );
}

function TrialOfTests({ draft }: { readonly draft: CertificationDraft }) {
  const { t } = useTranslation('certifications');
  const tests = draft.tests.filter(isJuryTest);
  const [testId, setTestId] = useState<string | null>(null);
  const test = tests.find(({ id }) => id === testId) ?? tests[0];
  if (draft.scales.length === 0) return <p>{t('trial.noScale')}</p>;
  if (test === undefined) return <p>{t('trial.noTest')}</p>;
  return (
    <Stack>
      <Select
        label={t('node.test')}
        options={tests.map(({ id, title }) => ({ id, label: named(id, title) }))}
        value={test.id}
        placeholder={t('choose')}
        onChange={setTestId}
      />
      <TrialOfTest key={test.id} draft={draft} test={test} />
    </Stack>
  );
}

interface TrialProps {
  readonly draft: CertificationDraft;
  readonly test: Test;
}

function TrialOfTest({ draft, test }: TrialProps) {
  const { t } = useTranslation('certifications');
  const [count, setCount] = useState<Count>('1');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const jurors = COUNTS.slice(0, Number(count)).map((rank) => ({
    jurorId: `juror-${rank}`,
    name: t('trial.juror', { rank }),
  }));
  const competences = assessedCompetences({ certification: draft, test, sessionScale: null });
  const criteria = competences.flatMap((competence) => competence.criteria);
  const markOf = (jurorId: string, criterion: AssessedCriterion) =>
    chosen[`${jurorId} ${criterion.id}`] ?? bestMark(criterion);
  const reckoned = reckonTest({
    certification: draft,
    test,
    competences,
    changes: [],
    threshold: null,
    grids: jurors.map(({ jurorId }) => ({
      jurorId,
      observations: {},
      marks: Object.fromEntries(criteria.map((criterion) => [criterion.id, markOf(jurorId, criterion)])),
      notes: [],
      sealedAt: instant(0),
    })),
  });
  return (
    <Stack>
      <SegmentedControl
        label={t('trial.jurors')}
        isLabelVisible
        segments={COUNTS.map((id) => ({ id, label: id }))}
        value={count}
        onChange={setCount}
      />
      <div className={cx('trial')}>
        <div>
          {criteria.map((criterion) => (
            <div key={criterion.id} className={cx('trialRow')} role="group" aria-label={criterion.title}>
              <p lang={draft.language}>{criterion.title}</p>
              <div className={cx('trialMarks')}>
                {jurors.map(({ jurorId, name }) => (
                  <MarkField
                    key={jurorId}
                    label={name}
                    criterion={criterion}
                    mark={markOf(jurorId, criterion)}
                    onChange={(mark) => {
                      setChosen({ ...chosen, [`${jurorId} ${criterion.id}`]: mark });
                    }}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
        <div className={cx('trialOutcome')}>
          <Outcome draft={draft} reckoned={reckoned} competences={competences} jurors={jurors} />
        </div>
      </div>
    </Stack>
  );
}

interface OutcomeProps {
  readonly draft: CertificationDraft;
  readonly reckoned: ReckonedTest;
  readonly competences: readonly AssessedCompetence[];
  readonly jurors: readonly { readonly jurorId: string; readonly name: string }[];
}

function Outcome({ competences, draft, jurors, reckoned: { calculation } }: OutcomeProps) {
  const { t } = useTranslation('certifications');
  const { blocs, words } = draft;
  return (
    <>
      <div role="status">
        {calculation.results.map(({ blocId, isEliminated, outcome }) => (
          <p key={blocId ?? ''}>
            {blocId === null ? null : `${blocs.find(({ id }) => id === blocId)?.title ?? blocId} – `}
            <strong lang={draft.language}>{outcome === null ? t('trial.open') : words.test[outcome]}</strong>
            {isEliminated ? ` (${t('trial.eliminated')})` : null}
          </p>
        ))}
      </div>
      <CalculationTrace calculation={calculation} competences={competences} jurors={jurors} blocs={blocs} />
    </>
  );
}

interface MarkFieldProps {
  readonly label: string;
  readonly criterion: AssessedCriterion;
  readonly mark: string;
  readonly onChange: (mark: string) => void;
}

function MarkField({ criterion: { scale }, label, mark, onChange }: MarkFieldProps) {
  const { t } = useTranslation('certifications');
  if (scale.kind !== 'numeric') {
    return (
      <Select
        label={label}
        options={scale.levels.map(({ id, label: words }) => ({ id, label: words }))}
        value={mark}
        placeholder={t('choose')}
        onChange={onChange}
      />
    );
  }
  return (
    <NumberField
      label={label}
      value={Number(mark)}
      minValue={scale.min}
      maxValue={scale.max}
      step={scale.step}
      onChange={(value) => {
        if (!Number.isNaN(value)) onChange(value.toFixed(scale.decimals));
      }}
    />
  );
}

function bestMark({ scale }: AssessedCriterion): string {
  return scale.kind === 'numeric' ? scale.max.toFixed(scale.decimals) : (scale.levels[0]?.id ?? '');
}
