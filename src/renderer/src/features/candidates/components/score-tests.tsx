import { useTranslation } from 'react-i18next';
import type { NamedTest } from '../../../../../domain/candidate/import/read-scores.ts';
import type { ScorePreview } from '../../../../../shared/areas/candidates/scores.ts';
import { FieldGrid, Select } from '../../../ui/index.ts';
import { useReferentiel } from '../../preparation/queries.ts';
import type { GivenScores } from '../queries.ts';

type Tests = Pick<GivenScores, 'tests'>;

export interface ScoreTestsProps {
  readonly certification: { readonly id: string; readonly version: string } | undefined;
  readonly preview: Pick<ScorePreview, 'tests'>;
  readonly draft: Tests;
  readonly onChange: (part: Tests) => void;
}

/** What the file calls each test, and which one that is: said by people where the name does not say it. */
export function ScoreTests({ certification, draft, onChange, preview }: ScoreTestsProps) {
  const { t } = useTranslation('candidates');
  const known = useReferentiel(certification).data;
  // A list without its tests would not open.
  if (known === undefined) return null;
  const isFor = (named: Pick<NamedTest, 'bloc' | 'test'>, other: Pick<NamedTest, 'bloc' | 'test'>) =>
    named.bloc === other.bloc && named.test === other.test;
  return (
    <FieldGrid>
      {preview.tests.map((named) => (
        <Select
          key={`${named.bloc} / ${named.test}`}
          label={[named.bloc, named.test].filter((word) => word !== '').join(', ')}
          placeholder={t('scores.whichTest')}
          {...(named.testId !== null && !named.isSure ? { description: t('scores.guessed') } : {})}
          options={testsNamedBy(known.tests, named.bloc).map(({ blocIds, id, title }) => ({
            id,
            label: title,
            description: blocIds.length === 0 ? t('file.whole') : blocIds.join(', '),
          }))}
          value={named.testId}
          onChange={(testId) => {
            const others = draft.tests.filter((each) => !isFor(each, named));
            onChange({ tests: [...others, { bloc: named.bloc, test: named.test, testId }] });
          }}
        />
      ))}
    </FieldGrid>
  );
}

/** Tests of the bloc that the file names by its id; all of them where it names none that is known. */
function testsNamedBy<Known extends { readonly blocIds: readonly string[] }>(
  tests: readonly Known[],
  bloc: string,
): readonly Known[] {
  const named = bloc.trim().toLowerCase();
  const own = tests.filter(({ blocIds }) => blocIds.some((id) => id.toLowerCase() === named));
  return own.length === 0 ? tests : own;
}
