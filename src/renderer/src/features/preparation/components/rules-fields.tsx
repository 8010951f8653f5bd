import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { COLLEGES } from '../../../../../domain/jury/jury.types.ts';
import type { JuryRules } from '../../../../../domain/jury/jury.types.ts';
import { Checkbox, FieldGrid, Inline, NumberField, Section, Stack } from '../../../ui/index.ts';

const MAX_MEMBERS = 20;
const SHARE_STEP = 0.05;

export interface RulesFieldsProps {
  readonly rules: JuryRules;
  /** A test of the session has begun: the rules hold for every candidate alike. */
  readonly isFrozen: boolean;
  readonly onChange: (rules: JuryRules) => void;
}

/** The composition rules of the certifying body. */
export function RulesFields({ rules, isFrozen, onChange }: RulesFieldsProps) {
  const { t } = useTranslation(['session', 'common']);
  return (
    <Section level={3} title={t('rules.title')} description={t('rules.note')}>
      <Stack gap="3">
        <FieldGrid>
          <NumberField
            label={t('rules.minMembers')}
            value={rules.minMembers}
            isDisabled={isFrozen}
            minValue={1}
            maxValue={MAX_MEMBERS}
            onChange={(minMembers) => {
              if (Number.isFinite(minMembers)) onChange({ ...rules, minMembers });
            }}
          />
          <NumberField
            label={t('rules.quorum')}
            value={rules.quorum}
            isDisabled={isFrozen}
            minValue={1}
            maxValue={MAX_MEMBERS}
            onChange={(quorum) => {
              if (Number.isFinite(quorum)) onChange({ ...rules, quorum });
            }}
          />
          <NumberField
            label={t('rules.externalShare')}
            value={rules.minExternalShare}
            isDisabled={isFrozen}
            minValue={0}
            maxValue={1}
            step={SHARE_STEP}
            formatOptions={{ style: 'percent' }}
            onChange={(minExternalShare) => {
              if (Number.isFinite(minExternalShare)) onChange({ ...rules, minExternalShare });
            }}
          />
        </FieldGrid>
        <Checkbox
          isSelected={rules.isPresidentRequired}
          isDisabled={isFrozen}
          onChange={(isPresidentRequired) => {
            onChange({ ...rules, isPresidentRequired });
          }}
        >
          {t('rules.president')}
        </Checkbox>
        <Checkbox
          isSelected={rules.arrivalsMayMark === true}
          isDisabled={isFrozen}
          onChange={(arrivalsMayMark) => {
            onChange({ ...rules, arrivalsMayMark });
          }}
        >
          {t('rules.arrivals')}
        </Checkbox>
        <CheckboxGroup
          value={[...rules.excludedVotingColleges]}
          isDisabled={isFrozen}
          onChange={(chosen) => {
            onChange({
              ...rules,
              excludedVotingColleges: COLLEGES.filter((college) => chosen.includes(college)),
            });
          }}
        >
          <Label>
            <strong>{t('rules.excluded')}</strong> – {t('rules.excludedHint')}
          </Label>
          <Inline gap="2">
            {COLLEGES.map((college) => (
              <Checkbox key={college} value={college}>
                {t(`common:college.${college}`)}
              </Checkbox>
            ))}
          </Inline>
        </CheckboxGroup>
      </Stack>
    </Section>
  );
}
