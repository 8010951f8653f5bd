/** Forms of what a competence is judged by: criteria and indicators. */
import { useTranslation } from 'react-i18next';
import { criteriaOf } from '../../../../../domain/certification/certification.ts';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import type { MarkScale } from '../../../../../domain/certification/scale.schema.ts';
import { FieldGrid, Section, Stack, TextArea } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { CheckOf, CodeOf, NumberOf, SelectOf, TextOf } from './fields.tsx';
import { useScaleOptions } from './options.ts';

/** A criterion: its wording, its scale, and what each level of it means. */
export function CriterionForm({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  const scales = useScaleOptions();
  const competence = draft.competences[Number(path[1])];
  const criterion = competence === undefined ? undefined : criteriaOf(competence)[Number(path[3])];
  if (competence === undefined || criterion === undefined) return null;
  const named = criterion.scaleId ?? competence.scaleId;
  const scale = named === undefined ? draft.scales[0] : draft.scales.find(({ id }) => id === named);
  return (
    <Stack gap="3">
      <TextOf path={[...path, 'title']} name="criterionTitle" />
      <FieldGrid>
        <CodeOf path={path} />
        <SelectOf path={[...path, 'scaleId']} name="scale" options={scales} none={t('scale.inherited')} />
        <NumberOf path={[...path, 'weight']} name="weight" isOptional minValue={0} />
      </FieldGrid>
      <CheckOf path={[...path, 'isBonus']} name="isBonus" isAbsentWhenOff />
      {scale === undefined || scale.kind === 'numeric' ? null : (
        <Section title={t('section.descriptors')} level={3} description={t('hint.descriptors')}>
          <Descriptors path={[...path, 'descriptors']} levels={scale.levels} />
        </Section>
      )}
    </Stack>
  );
}

type Levels = Exclude<MarkScale, { kind: 'numeric' }>['levels'];
type Descriptor = { readonly levelId: string; readonly text: string };

function Descriptors({ levels, path }: { readonly path: DraftPath; readonly levels: Levels }) {
  const { apply, draft, isReadOnly } = useDesk();
  const standing = (valueAt(draft, path) ?? []) as readonly Descriptor[];
  const write = (levelId: string, text: string) => {
    const others = standing.filter((each) => each.levelId !== levelId);
    const all = text === '' ? others : [...others, { levelId, text }];
    const inOrder = levels.flatMap(({ id }) => all.filter((each) => each.levelId === id));
    const unknown = all.filter((each) => !levels.some(({ id }) => id === each.levelId));
    const next = [...inOrder, ...unknown];
    apply({ kind: 'set', path, value: next.length === 0 ? undefined : next });
  };
  return (
    <Stack>
      {levels.map(({ id, label }, index) => (
        <TextArea
          key={index}
          label={label === '' ? id : label}
          rows={2}
          isReadOnly={isReadOnly}
          value={standing.find((each) => each.levelId === id)?.text ?? ''}
          onChange={(text) => {
            write(id, text);
          }}
        />
      ))}
    </Stack>
  );
}

/** An indicator: one observable fact. */
export function IndicatorForm({ path }: { readonly path: DraftPath }) {
  return (
    <Stack gap="3">
      <TextOf path={[...path, 'text']} name="indicatorText" />
      <FieldGrid>
        <CodeOf path={path} />
      </FieldGrid>
    </Stack>
  );
}
