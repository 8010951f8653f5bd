/** Parts that several rules have: rounding, and names of ranges of a result. */
import { useTranslation } from 'react-i18next';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { FieldGrid, Section } from '../../../ui/index.ts';
import { NumberOf, SelectOf, TextOf } from './fields.tsx';
import { ListOf } from './list-of.tsx';
import { Optional } from './test-extras.tsx';

/** Once, on the final result. */
export function Rounding({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  return (
    <Optional path={path} name="rounding" begun={{ step: 0.5, mode: 'half-up' }}>
      <FieldGrid>
        <NumberOf path={[...path, 'step']} name="step" minValue={0} />
        <SelectOf
          path={[...path, 'mode']}
          name="mode"
          options={(['half-up', 'up', 'down'] as const).map((id) => ({ id, label: t(`mode.${id}`) }))}
        />
      </FieldGrid>
    </Optional>
  );
}

/** Names of ranges of the result, each from a value up. */
export function Mentions({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  return (
    <Section title={t('section.mentions')} level={3}>
      <ListOf
        path={path}
        makeItem={() => ({ from: 0, label: '' })}
        addLabel={t('add.mention')}
        nameOf={(rank) => t('row.mention', { rank })}
        isOptional
      >
        {(row) => (
          <FieldGrid>
            <NumberOf path={[...row, 'from']} name="from" />
            <TextOf path={[...row, 'label']} name="mentionLabel" />
          </FieldGrid>
        )}
      </ListOf>
    </Section>
  );
}
