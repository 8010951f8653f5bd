import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { competencesOfTest, findTest } from '../../../../../domain/certification/certification.ts';
import type { Certification } from '../../../../../domain/certification/certification.schema.ts';
import type { ReferentielSummary, TestSummary } from '../../../../../shared/areas/certifications.ts';
import type { AssessmentSettings } from '../../../../../shared/areas/preparation/sessions.ts';
import { testName } from '../../../lib/test-name.ts';
import { Checkbox, Disclosure, Stack } from '../../../ui/index.ts';
import { useReferentiel } from '../queries.ts';

type Covered = NonNullable<AssessmentSettings['covered']>;

export interface CoveredFieldsProps {
  readonly chosen: ReferentielSummary;
  readonly blocIds: readonly string[];
  readonly covered: Covered;
  readonly onChange: (covered: Covered) => void;
}

/** The competences that each test of the session covers, which the administrator may narrow. */
export function CoveredFields({ blocIds, chosen, covered, onChange }: CoveredFieldsProps) {
  const { t } = useTranslation('session');
  const certification = useReferentiel(chosen).data;
  if (certification === undefined) return null;
  const tests = chosen.juryTests.filter((test) => test.blocIds.every((id) => blocIds.includes(id)));
  return (
    <Disclosure title={t('settings.covered')}>
      <Stack gap="3">
        <p>{t('settings.coveredHint')}</p>
        {tests.map((test) => (
          <CoveredTest key={test.id} {...{ certification, covered, test, onChange }} />
        ))}
      </Stack>
    </Disclosure>
  );
}

interface CoveredTestProps {
  readonly certification: Certification;
  readonly test: TestSummary;
  readonly covered: Covered;
  readonly onChange: (covered: Covered) => void;
}

function CoveredTest({ certification, covered, test, onChange }: CoveredTestProps) {
  const known = findTest(certification, test.id);
  if (known === undefined) return null;
  const own = competencesOfTest(certification, known);
  const set = (ids: readonly string[]) => {
    if (ids.length === 0) return;
    const others = Object.fromEntries(Object.entries(covered).filter(([testId]) => testId !== test.id));
    const kept = own.map(({ id }) => id).filter((id) => ids.includes(id));
    onChange(kept.length === own.length ? others : { ...others, [test.id]: kept });
  };
  return (
    <CheckboxGroup value={[...(covered[test.id] ?? own.map(({ id }) => id))]} onChange={set}>
      <Stack gap="half">
        <Label>
          <strong lang={certification.language}>
            {testName({ blocIds: test.blocIds, testTitle: test.title })}
          </strong>
        </Label>
        {own.map(({ id, sourceLabel, statement }) => (
          <Checkbox key={id} value={id}>
            <span lang={certification.language}>
              {sourceLabel} – {statement}
            </span>
          </Checkbox>
        ))}
      </Stack>
    </CheckboxGroup>
  );
}
