import { useTranslation } from 'react-i18next';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { FieldGrid, Section, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { CodeOf, SelectOf, TextOf } from './fields.tsx';
import { ListOf } from './list-of.tsx';
import { named } from './options.ts';

/** What is done at work in a bloc, from which its competences are drawn. */
export function Activities({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const blocIndex = Number(path[1]);
  return (
    <Section title={t('section.activities')} level={3} description={t('hint.activities')}>
      <ListOf
        path={[...path, 'activities']}
        addEdit={{ kind: 'add', part: { part: 'activity', blocIndex } }}
        addLabel={t('add.activity')}
        nameOf={(rank) => t('row.activity', { rank })}
      >
        {(row) => (
          <Stack gap="1">
            <TextOf path={[...row, 'title']} name="activityTitle" />
            <FieldGrid>
              <CodeOf path={row} />
              <TextOf path={[...row, 'sourceLabel']} name="sourceLabel" />
            </FieldGrid>
            <ListOf
              path={[...row, 'actions']}
              addEdit={{
                kind: 'add',
                part: { part: 'action', blocIndex, activityIndex: Number(row.at(-1)) },
              }}
              addLabel={t('add.action')}
              nameOf={(rank) => t('row.action', { rank })}
            >
              {(action) => <TextOf path={[...action, 'text']} name="action" />}
            </ListOf>
          </Stack>
        )}
      </ListOf>
    </Section>
  );
}

/** The activity that a competence is drawn from, among those of its blocs. */
export function ActivityOf({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  const { draft } = useDesk();
  const competence = draft.competences[Number(path[1])];
  const activities = draft.blocs.flatMap((bloc) =>
    competence !== undefined && bloc.competenceIds.includes(competence.id) ? bloc.activities : [],
  );
  if (activities.length === 0 && competence?.activityId === undefined) return null;
  return (
    <SelectOf
      path={[...path, 'activityId']}
      name="activity"
      options={activities.map(({ id, title }) => ({ id, label: named(id, title) }))}
      none={t('activity.none')}
    />
  );
}
