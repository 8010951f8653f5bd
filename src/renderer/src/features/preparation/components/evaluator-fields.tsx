import { useTranslation } from 'react-i18next';
import type { EvaluatorChoice } from '../../../../../domain/certification/test.schema.ts';
import { useWordingLanguage } from '../../../lib/wording.tsx';
import { Notice, RadioGroup, Section, Stack } from '../../../ui/index.ts';
import type { OfferedTest } from '../setup-draft.ts';
import styles from './passage-setup-form.module.css';

export interface EvaluatorFieldsProps {
  readonly chosen: OfferedTest;
  readonly value: EvaluatorChoice | null;
  readonly isBegun: boolean;
  readonly onChange: (choice: EvaluatorChoice) => void;
}

/**
 * A contradiction of the source, quoted on both sides; nothing is presumed. It comes and goes with the test, so that it stands below
 * what was typed, and keeps its height once the choice is made.
 */
export function EvaluatorFields({ chosen, value, isBegun, onChange }: EvaluatorFieldsProps) {
  const { t } = useTranslation('setup');
  const lang = useWordingLanguage();
  const { contradiction, evaluatorText } = chosen.test;
  if (contradiction === null) return null;
  return (
    <Section title={t('evaluator.title')}>
      <Notice tone="caution">
        <Stack>
          <div>
            <p>{t('evaluator.explain')}</p>
            <blockquote className={styles['quote'] ?? ''} lang={lang}>
              « {contradiction.with} »
            </blockquote>
            <p>{t('evaluator.but')}</p>
            <blockquote className={styles['quote'] ?? ''} lang={lang}>
              « {evaluatorText} »
            </blockquote>
          </div>
          <RadioGroup
            label={t('evaluator.label')}
            description={t(value === null ? 'evaluator.pending' : 'evaluator.settled')}
            options={contradiction.choices.map((id) => ({ id, label: t(`evaluator.${id}`) }))}
            value={value}
            isDisabled={isBegun}
            onChange={onChange}
          />
        </Stack>
      </Notice>
    </Section>
  );
}
