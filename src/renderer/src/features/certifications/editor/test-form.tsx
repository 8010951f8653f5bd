/** Form of a test: what it bears on, who judges it, its phases, its materials. */
import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { competencesWithinReach } from '../../../../../domain/certification/certification.ts';
import { EVALUATOR_KINDS } from '../../../../../domain/certification/test.schema.ts';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { Button, Checkbox, FieldGrid, Section, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { CheckOf, CodeOf, MinutesOf, NumberOf, SelectOf, TextOf } from './fields.tsx';
import { ListOf } from './list-of.tsx';
import { named, useScaleOptions } from './options.ts';
import { RuleFields } from './rule-form.tsx';
import { TestExtras } from './test-extras.tsx';

const MATERIALS = ['role-play-subject', 'drawn-question', 'text', 'candidate-file'] as const;
const PHASE_KINDS = ['preparation', 'performance', 'questions'] as const;

export function TestForm({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  const scales = useScaleOptions();
  const test = draft.tests[Number(path[1])];
  if (test === undefined) return null;
  return (
    <Stack gap="3">
      <TextOf path={[...path, 'title']} name="testTitle" />
      <FieldGrid>
        <CodeOf path={path} />
        <TextOf path={[...path, 'kind']} name="testKind" hint={t('hint.testKind')} />
        <SelectOf path={[...path, 'scaleId']} name="scale" options={scales} none={t('scale.first')} />
        <NumberOf path={[...path, 'weight']} name="weight" isOptional minValue={0} />
      </FieldGrid>
      <Scope path={path} />
      <SelectOf
        path={[...path, 'results']}
        name="results"
        options={[
          { id: 'whole', label: t('results.whole') },
          { id: 'per-bloc', label: t('results.per-bloc') },
        ]}
      />
      <CheckOf path={[...path, 'isDeciding']} name="isDeciding" />
      <Section title={t('section.evaluators')} level={3}>
        <ListOf
          path={[...path, 'evaluators']}
          makeItem={() => ({ text: '', kind: 'other' })}
          addLabel={t('add.evaluator')}
          nameOf={(rank) => t('row.evaluator', { rank })}
        >
          {(row) => (
            <FieldGrid>
              <TextOf path={[...row, 'text']} name="evaluatorText" />
              <SelectOf
                path={[...row, 'kind']}
                name="evaluatorKind"
                options={EVALUATOR_KINDS.map((id) => ({ id, label: t(`evaluatorKind.${id}`) }))}
              />
            </FieldGrid>
          )}
        </ListOf>
      </Section>
      <Section title={t('section.phases')} level={3}>
        <Stack>
          <ListOf
            path={[...path, 'phases']}
            addEdit={{ kind: 'add', part: { part: 'phase', testIndex: Number(path[1]) } }}
            addLabel={t('add.phase')}
            nameOf={(rank) => t('row.phase', { rank })}
          >
            {(row) => (
              <Stack gap="1">
                <FieldGrid>
                  <TextOf path={[...row, 'title']} name="phaseTitle" />
                  <MinutesOf path={[...row, 'durationMs']} name="minutes" />
                  <SelectOf
                    path={[...row, 'kind']}
                    name="phaseKind"
                    options={PHASE_KINDS.map((id) => ({ id, label: t(`phaseKind.${id}`) }))}
                  />
                </FieldGrid>
                <CheckOf path={[...row, 'isElsewhere']} name="isElsewhere" isAbsentWhenOff />
                <CheckOf path={[...row, 'promptsUncovered']} name="promptsUncovered" />
              </Stack>
            )}
          </ListOf>
          <FieldGrid>
            <MinutesOf path={[...path, 'deliberationMs']} name="deliberation" isOptional />
          </FieldGrid>
        </Stack>
      </Section>
      <Materials path={path} chosen={test.materials ?? []} />
      <Section title={t('section.testWording')} level={3}>
        <Stack>
          <TextOf path={[...path, 'description']} name="description" isOptional isProse />
          <FieldGrid>
            <TextOf path={[...path, 'place']} name="place" isOptional />
            <TextOf path={[...path, 'duration']} name="duration" isOptional />
            <TextOf path={[...path, 'sourceLabel']} name="sourceLabel" isOptional />
          </FieldGrid>
        </Stack>
      </Section>
      <TestExtras path={path} />
      <OwnRule path={[...path, 'rule']} hasOwn={test.rule !== undefined} />
    </Stack>
  );
}

/** The blocs and the competences that a test covers. */
function Scope({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const test = draft.tests[Number(path[1])];
  if (test === undefined) return null;
  const within = competencesWithinReach(draft, test);
  const covered = test.competenceIds ?? within.map(({ id }) => id);
  return (
    <>
      <CheckboxGroup
        value={[...test.blocIds]}
        isReadOnly={isReadOnly}
        onChange={(chosen) => {
          const blocIds = draft.blocs.map(({ id }) => id).filter((id) => chosen.includes(id));
          const next = { ...test, blocIds };
          const reach = competencesWithinReach(draft, next).map(({ id }) => id);
          const kept = test.competenceIds?.filter((id) => reach.includes(id)) ?? [];
          apply(
            { kind: 'set', path: [...path, 'blocIds'], value: blocIds },
            { kind: 'set', path: [...path, 'competenceIds'], value: kept.length === 0 ? undefined : kept },
          );
        }}
      >
        <Label>
          <strong>{t('field.blocsOfTest')}</strong>
        </Label>
        {draft.blocs.map(({ id, title }) => (
          <Checkbox key={id} value={id}>
            {named(id, title)}
          </Checkbox>
        ))}
        {test.blocIds.length === 0 ? <p>{t('hint.wholeCertification')}</p> : null}
      </CheckboxGroup>
      {within.length === 0 ? null : (
        <CheckboxGroup
          value={[...covered]}
          isReadOnly={isReadOnly}
          onChange={(chosen) => {
            const kept = within.map(({ id }) => id).filter((id) => chosen.includes(id));
            const isAll = kept.length === within.length || kept.length === 0;
            apply({ kind: 'set', path: [...path, 'competenceIds'], value: isAll ? undefined : kept });
          }}
        >
          <Label>
            <strong>{t('field.competencesOfTest')}</strong>
          </Label>
          {within.map(({ id, statement }) => (
            <Checkbox key={id} value={id}>
              {named(id, statement)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </>
  );
}

interface MaterialsProps {
  readonly path: DraftPath;
  readonly chosen: readonly string[];
}

function Materials({ chosen, path }: MaterialsProps) {
  const { t } = useTranslation('certifications');
  const { apply, isReadOnly } = useDesk();
  return (
    <CheckboxGroup
      value={[...chosen]}
      isReadOnly={isReadOnly}
      onChange={(wanted) => {
        const materials = MATERIALS.filter((id) => wanted.includes(id));
        apply({
          kind: 'set',
          path: [...path, 'materials'],
          value: materials.length === 0 ? undefined : materials,
        });
      }}
    >
      <Label>
        <strong>{t('field.materials')}</strong>
      </Label>
      {MATERIALS.map((id) => (
        <Checkbox key={id} value={id}>
          {t(`material.${id}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

/** The certification's rule serves unless the test has its own. */
function OwnRule({ hasOwn, path }: { readonly path: DraftPath; readonly hasOwn: boolean }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  return (
    <Section title={t('section.ownRule')} level={3}>
      <Stack>
        {hasOwn ? <RuleFields path={path} /> : <p>{t('rule.inherited')}</p>}
        {isReadOnly ? null : (
          <div>
            <Button
              onPress={() => {
                apply({ kind: 'set', path, value: hasOwn ? undefined : draft.rule });
              }}
            >
              {t(hasOwn ? 'rule.removeOwn' : 'rule.addOwn')}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
