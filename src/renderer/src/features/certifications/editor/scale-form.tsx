import { useTranslation } from 'react-i18next';
import { blankScale } from '../../../../../domain/certification/draft/blank.ts';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { FieldGrid, Section, SegmentedControl, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { CodeOf, NumberOf, SelectOf, TextOf } from './fields.tsx';
import { ListOf } from './list-of.tsx';

const SHAPES = ['full', 'half', 'empty'] as const;
const KINDS = ['levels', 'numeric', 'checklist', 'global'] as const;

/** A scale: its kind, then its levels or its numbers. */
export function ScaleForm({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const index = Number(path[1]);
  const scale = draft.scales[index];
  if (scale === undefined) return null;
  return (
    <Stack gap="3">
      <TextOf path={[...path, 'title']} name="scaleTitle" />
      <FieldGrid>
        <CodeOf path={path} />
      </FieldGrid>
      <SegmentedControl
        label={t('field.scaleKind')}
        isLabelVisible
        segments={KINDS.map((id) => ({ id, label: t(`scaleKind.${id}`) }))}
        value={scale.kind}
        isDisabled={isReadOnly}
        onChange={(kind) => {
          const isLevelled = kind !== 'numeric' && kind !== 'checklist' && scale.kind !== 'numeric';
          const next = isLevelled
            ? { ...scale, kind }
            : { ...blankScale(scale.id, kind), title: scale.title };
          apply({ kind: 'set', path, value: next });
        }}
      />
      {scale.kind === 'numeric' ? (
        <FieldGrid>
          <NumberOf path={[...path, 'min']} name="min" />
          <NumberOf path={[...path, 'max']} name="max" />
          <NumberOf path={[...path, 'step']} name="step" minValue={0} />
          <NumberOf path={[...path, 'decimals']} name="decimals" minValue={0} maxValue={3} step={1} />
        </FieldGrid>
      ) : (
        <Section title={t('section.levels')} level={3} description={t('hint.levels')}>
          <ListOf
            path={[...path, 'levels']}
            addEdit={{ kind: 'add', part: { part: 'level', scaleIndex: index } }}
            addLabel={t('add.level')}
            nameOf={(rank) => t('row.level', { rank })}
          >
            {(row) => (
              <FieldGrid>
                <TextOf path={[...row, 'label']} name="levelLabel" />
                <TextOf path={[...row, 'short']} name="levelShort" />
                <NumberOf path={[...row, 'value']} name="value" />
                <CodeOf path={row} />
                <SelectOf
                  path={[...row, 'shape']}
                  name="shape"
                  options={SHAPES.map((id) => ({ id, label: t(`shape.${id}`) }))}
                  none={t('shape.byRank')}
                />
                <TextOf path={[...row, 'descriptor']} name="descriptor" isOptional />
              </FieldGrid>
            )}
          </ListOf>
          <FieldGrid>
            <NumberOf path={[...path, 'most']} name="most" isOptional minValue={0} hint={t('hint.most')} />
          </FieldGrid>
        </Section>
      )}
    </Stack>
  );
}
