import { useTranslation } from 'react-i18next';
import type { EvaluatorChoice } from '../../../../../domain/referentiel/referentiel.schema.ts';
import {
  FieldGrid,
  Notice,
  RadioGroup,
  Section,
  Select,
  Stack,
  TextField,
  TimeField,
} from '../../../ui/index.ts';
import type { OfferedTest, SetupDraft } from '../setup-draft.ts';
import styles from './passage-setup-form.module.css';

export interface TestFieldsProps {
  readonly draft: SetupDraft;
  /** Only the title of the case may still change. */
  readonly isBegun: boolean;
  readonly offered: readonly OfferedTest[];
  readonly chosen: OfferedTest | undefined;
  readonly testError: string | undefined;
  readonly onChange: (patch: Partial<SetupDraft>) => void;
}

export function TestFields({ draft, isBegun, offered, chosen, testError, onChange }: TestFieldsProps) {
  const { t } = useTranslation(['setup', 'common']);
  return (
    <Section title={t('test.title')}>
      <Stack gap="3">
        <div id="setup-test">
          <Select
            label={t('test.label')}
            placeholder={t('test.choose')}
            options={offered.map(({ bloc, test }) => ({
              id: test.id,
              label: t('test.option', { bloc: bloc.id, title: test.title }),
              description: bloc.title,
            }))}
            value={draft.testId}
            onChange={(testId) => {
              // Another test, another contradiction: the choice is never carried over.
              onChange({ testId, evaluatorChoice: null });
            }}
            errorMessage={testError}
            isDisabled={isBegun}
          />
        </div>
        {chosen === undefined ? null : (
          <EvaluatorFields
            chosen={chosen}
            value={draft.evaluatorChoice}
            isBegun={isBegun}
            onChange={(evaluatorChoice) => {
              onChange({ evaluatorChoice });
            }}
          />
        )}
        <FieldGrid>
          <TimeField
            label={t('test.plannedTime')}
            optionalLabel={t('common:optional')}
            value={draft.plannedTime}
            isDisabled={isBegun}
            onChange={(plannedTime) => {
              onChange({ plannedTime });
            }}
          />
          <TextField
            label={t('test.caseTitle')}
            optionalLabel={t('common:optional')}
            value={draft.caseTitle}
            maxLength={200}
            onChange={(caseTitle) => {
              onChange({ caseTitle });
            }}
          />
        </FieldGrid>
      </Stack>
    </Section>
  );
}

interface EvaluatorFieldsProps {
  readonly chosen: OfferedTest;
  readonly value: EvaluatorChoice | null;
  readonly isBegun: boolean;
  readonly onChange: (choice: EvaluatorChoice) => void;
}

/** A contradiction of the source, quoted on both sides; nothing is presumed. */
function EvaluatorFields({ chosen, value, isBegun, onChange }: EvaluatorFieldsProps) {
  const { t } = useTranslation('setup');
  const { contradiction, evaluatorText } = chosen.test;
  if (contradiction === null) return null;
  return (
    <Notice tone="caution" title={t('evaluator.title')}>
      <Stack>
        <div>
          <p>{t('evaluator.explain')}</p>
          <blockquote className={styles['quote'] ?? ''} lang="fr">
            « {contradiction.with} »
          </blockquote>
          <p>{t('evaluator.but')}</p>
          <blockquote className={styles['quote'] ?? ''} lang="fr">
            « {evaluatorText} »
          </blockquote>
        </div>
        <RadioGroup
          label={t('evaluator.label')}
          {...(value === null ? { description: t('evaluator.pending') } : {})}
          options={contradiction.choices.map((id) => ({ id, label: t(`evaluator.${id}`) }))}
          value={value}
          isDisabled={isBegun}
          onChange={onChange}
        />
      </Stack>
    </Notice>
  );
}
