import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTyped, TYPED_KINDS } from '../../../../../domain/candidate/typed-result.ts';
import type { TypedKind } from '../../../../../domain/candidate/typed-result.ts';
import type { ReferentielSummary } from '../../../../../shared/areas/certifications.ts';
import { Wording } from '../../../lib/wording.tsx';
import { FieldGrid, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { importableTests } from '../setup-draft.ts';
import type { OfferedTest, SetupDraft } from '../setup-draft.ts';

export interface ImportedResultsProps {
  readonly chosen: OfferedTest;
  readonly referentiel: ReferentielSummary;
  readonly results: SetupDraft['importedResults'];
  readonly onChange: (patch: Partial<SetupDraft>) => void;
}

/** Results of the bloc's other tests, carried to the minutes as reported. */
export function ImportedResults({ chosen, referentiel, results, onChange }: ImportedResultsProps) {
  const { t } = useTranslation('setup');
  return (
    <Section title={t('imported.title')} description={t('imported.note')}>
      <FieldGrid>
        {importableTests(chosen, referentiel).map((test) => (
          <ImportedResult
            key={test.id}
            title={test.title}
            text={results[test.id] ?? ''}
            onChange={(result) => {
              onChange({ importedResults: { ...results, [test.id]: result } });
            }}
          />
        ))}
      </FieldGrid>
    </Section>
  );
}

interface ImportedResultProps {
  readonly title: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** What is chosen of a test; `other` is a text of before that says nothing that is known. */
type Choice = TypedKind | 'other';

function choiceOf(text: string): Choice {
  const { kind } = readTyped(text);
  return kind === 'unknown' || kind === 'exempted' ? 'other' : kind;
}

function ImportedResult({ title, text, onChange }: ImportedResultProps) {
  const { t } = useTranslation('setup');
  const [isMark, setMark] = useState(choiceOf(text) === 'mark');
  const [isKept] = useState(choiceOf(text) === 'other');
  const choice = isMark ? 'mark' : choiceOf(text);
  const choices: readonly Choice[] = isKept || choice === 'other' ? [...TYPED_KINDS, 'other'] : TYPED_KINDS;
  const isSound = text === '' || choiceOf(text) === 'mark';
  return (
    <Stack gap="1">
      <Select<Choice>
        label={<Wording>{title}</Wording>}
        placeholder={t('imported.kind.to-come')}
        options={choices.map((id) => ({ id, label: id === 'other' ? text : t(`imported.kind.${id}`) }))}
        value={choice}
        onChange={(chosen) => {
          if (chosen === 'other') return;
          setMark(chosen === 'mark');
          onChange(chosen === 'to-come' || chosen === 'mark' ? '' : t(`imported.kind.${chosen}`));
        }}
        description={choice === 'other' ? t('imported.unread') : undefined}
      />
      {isMark ? (
        <TextField
          label={t('imported.mark', { test: title })}
          value={text}
          maxLength={200}
          description={t('imported.markNote')}
          errorMessage={isSound ? undefined : t('imported.markFault')}
          onChange={onChange}
        />
      ) : null}
    </Stack>
  );
}
