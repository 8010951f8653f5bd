import { useTranslation } from 'react-i18next';
import { FieldGrid, Section, Select, Stack, TextField, TimeField } from '../../../ui/index.ts';
import type { OfferedTest, SetupDraft } from '../setup-draft.ts';
import { testName } from '../../../lib/test-name.ts';

export interface TestFieldsProps {
  readonly draft: SetupDraft;
  /** Only the title of the case may still change. */
  readonly isBegun: boolean;
  /** A test that was begun anew stays the same, even before its new attempt begins. */
  readonly isTestFixed: boolean;
  readonly offered: readonly OfferedTest[];
  readonly testError: string | undefined;
  readonly onChange: (patch: Partial<SetupDraft>) => void;
}

export function TestFields(props: TestFieldsProps) {
  const { draft, isBegun, isTestFixed, offered, onChange, testError } = props;
  const { t } = useTranslation(['setup', 'common']);
  return (
    <Section title={t('test.title')}>
      <Stack gap="3">
        <div id="setup-test">
          <Select
            label={t('test.label')}
            placeholder={t('test.choose')}
            options={offered.map(({ blocs, test }) => ({
              id: test.id,
              label: testName({ blocIds: test.blocIds, testTitle: test.title }),
              description: blocs.map(({ title }) => title).join(', '),
            }))}
            value={draft.testId}
            onChange={(testId) => {
              // Another test, another contradiction: the choice is never carried over.
              onChange({ testId, evaluatorChoice: null });
            }}
            errorMessage={testError}
            isDisabled={isTestFixed}
          />
        </div>
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
