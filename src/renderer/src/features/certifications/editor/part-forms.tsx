/** Forms of the tree's parts: the certification itself, blocs, competences. */
import { CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import { Button, Checkbox, FieldGrid, Section, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { Activities, ActivityOf } from './activities.tsx';
import { CheckOf, CodeOf, MinutesOf, NumberOf, SelectOf, TextOf } from './fields.tsx';
import { KindOf } from './kind-of.tsx';
import { ListOf } from './list-of.tsx';
import { named, useScaleOptions } from './options.ts';
import { Rounding } from './rule-extras.tsx';

/** Titles, source and references. */
export function CertificationForm() {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  return (
    <Stack gap="3">
      <TextOf path={['title']} name="title" />
      <FieldGrid>
        <TextOf path={['shortTitle']} name="shortTitle" />
        <TextOf path={['version']} name="version" />
        <TextOf path={['id']} name="certificationId" hint={t('hint.certificationId')} />
        <TextOf path={['language']} name="language" hint={t('hint.language')} />
      </FieldGrid>
      <CheckOf path={['isModel']} name="isModel" isAbsentWhenOff />
      <Section title={t('section.source')} level={3}>
        <Stack>
          <TextOf path={['source', 'title']} name="sourceTitle" hint={t('hint.sourceTitle')} />
          <TextOf path={['source', 'note']} name="note" isOptional isProse />
          <TextOf path={['source', 'url']} name="url" isOptional />
        </Stack>
      </Section>
      <Section title={t('section.references')} level={3}>
        <ListOf
          path={['references']}
          makeItem={() => ({ register: 'RNCP', code: '' })}
          addLabel={t('add.reference')}
          nameOf={(rank) => t('row.reference', { rank })}
        >
          {(path) => (
            <FieldGrid>
              <SelectOf
                path={[...path, 'register']}
                name="register"
                options={[
                  { id: 'RNCP', label: 'RNCP' },
                  { id: 'RS', label: t('register.RS') },
                  { id: 'other', label: t('register.other') },
                ]}
              />
              <TextOf path={[...path, 'code']} name="code" />
              <TextOf path={[...path, 'certifier']} name="certifier" isOptional />
              <TextOf path={[...path, 'url']} name="url" isOptional />
            </FieldGrid>
          )}
        </ListOf>
      </Section>
      <Section title={t('section.reminders')} level={3} description={t('hint.reminders')}>
        <ListOf
          path={['reminderMs']}
          makeItem={() => nextReminder(draft.reminderMs ?? [])}
          addLabel={t('add.reminder')}
          nameOf={(rank) => t('row.reminder', { rank })}
          isOptional
        >
          {(path) => <MinutesOf path={path} name="reminder" minValue={0} />}
        </ListOf>
      </Section>
    </Stack>
  );
}

const MINUTE_MS = 60_000;

/** Another remaining time than those that stand. */
function nextReminder(standing: readonly number[]): number {
  const [wanted = 0] = [5, 1, 0, 10, 2, 3, 15]
    .map((minutes) => minutes * MINUTE_MS)
    .filter((ms) => !standing.includes(ms));
  return wanted;
}

/** A bloc: its wording, and which competences belong to it. */
export function BlocForm({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const blocIndex = Number(path[1]);
  const bloc = draft.blocs[blocIndex];
  if (bloc === undefined) return null;
  return (
    <Stack gap="3">
      <TextOf path={[...path, 'title']} name="blocTitle" />
      <FieldGrid>
        <CodeOf path={path} />
        <TextOf path={[...path, 'sourceLabel']} name="sourceLabel" hint={t('hint.sourceLabel')} />
        <NumberOf path={[...path, 'weight']} name="weight" isOptional minValue={0} />
        {bloc.validityYears === null ? null : (
          <NumberOf
            path={[...path, 'validityYears']}
            name="validityYears"
            isOptional
            minValue={1}
            maxValue={50}
            step={1}
          />
        )}
      </FieldGrid>
      <Checkbox
        isSelected={bloc.validityYears === null}
        isReadOnly={isReadOnly}
        onChange={(isForLife) => {
          apply({ kind: 'set', path: [...path, 'validityYears'], value: isForLife ? null : undefined });
        }}
      >
        {t('field.isForLife')}
      </Checkbox>
      {draft.competences.length === 0 ? null : (
        <CheckboxGroup
          value={[...bloc.competenceIds]}
          isReadOnly={isReadOnly}
          onChange={(chosen) => {
            apply(
              ...draft.competences.map(({ id }) => ({
                kind: 'place' as const,
                competenceId: id,
                blocIndex,
                isIn: chosen.includes(id),
              })),
            );
          }}
        >
          <Label>
            <strong>{t('field.competencesOfBloc')}</strong>
          </Label>
          {draft.competences.map(({ id, statement }) => (
            <Checkbox key={id} value={id}>
              {named(id, statement)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      <Activities path={path} />
      <Section title={t('section.blocRule')} level={3} description={t('hint.blocRule')}>
        <BlocRuleFields path={[...path, 'rule']} />
      </Section>
    </Stack>
  );
}

function BlocRuleFields({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const kind = valueAt(draft, [...path, 'aggregation', 'kind']);
  if (kind === undefined) {
    return isReadOnly ? (
      <p>{t('rule.none')}</p>
    ) : (
      <div>
        <Button
          onPress={() => {
            apply({ kind: 'set', path, value: { aggregation: { kind: 'jury' } } });
          }}
        >
          {t('rule.addOfBloc')}
        </Button>
      </div>
    );
  }
  return (
    <Stack>
      <KindOf
        path={[...path, 'aggregation']}
        kinds={{
          jury: { kind: 'jury' },
          'all-required': { kind: 'all-required' },
          'weighted-mean': { kind: 'weighted-mean', outOf: 20, threshold: 10 },
        }}
      />
      {kind === 'weighted-mean' ? (
        <FieldGrid>
          <NumberOf path={[...path, 'aggregation', 'outOf']} name="outOf" minValue={0} />
          <NumberOf path={[...path, 'aggregation', 'threshold']} name="threshold" />
          <NumberOf path={[...path, 'eliminatoryBelow']} name="eliminatoryBelow" isOptional />
        </FieldGrid>
      ) : null}
      {kind === 'weighted-mean' ? <Rounding path={[...path, 'rounding']} /> : null}
      {isReadOnly ? null : (
        <div>
          <Button
            variant="quiet"
            onPress={() => {
              apply({ kind: 'set', path, value: undefined });
            }}
          >
            {t('rule.removeOfBloc')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

/** A competence: its wording, its blocs, the scale on which it is marked. */
export function CompetenceForm({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const scales = useScaleOptions();
  const competence = draft.competences[Number(path[1])];
  if (competence === undefined) return null;
  const { id } = competence;
  return (
    <Stack gap="3">
      <TextOf path={[...path, 'statement']} name="statement" />
      <FieldGrid>
        <CodeOf path={path} />
        <TextOf path={[...path, 'sourceLabel']} name="sourceLabel" hint={t('hint.sourceLabel')} />
        <SelectOf path={[...path, 'scaleId']} name="scale" options={scales} none={t('scale.inherited')} />
        <NumberOf path={[...path, 'weight']} name="weight" isOptional minValue={0} />
        <ActivityOf path={path} />
      </FieldGrid>
      <CheckboxGroup
        value={draft.blocs.flatMap((bloc, index) => (bloc.competenceIds.includes(id) ? [String(index)] : []))}
        isReadOnly={isReadOnly}
        onChange={(chosen) => {
          apply(
            ...draft.blocs.map((_, blocIndex) => ({
              kind: 'place' as const,
              competenceId: id,
              blocIndex,
              isIn: chosen.includes(String(blocIndex)),
            })),
          );
        }}
      >
        <Label>
          <strong>{t('field.blocsOfCompetence')}</strong>
        </Label>
        {draft.blocs.map((bloc, index) => (
          <Checkbox key={index} value={String(index)}>
            {named(bloc.id, bloc.title)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {competence.criteria.length === 0 ? <p>{t('hint.noCriteria')}</p> : null}
    </Stack>
  );
}
