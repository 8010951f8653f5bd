/** What few tests have: a deliverable, several candidates at once, a source that names two assessors. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import { Checkbox, FieldGrid, Section, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import type { FieldName } from './fields.tsx';
import { NumberOf, TextOf } from './fields.tsx';
import { ListOf } from './list-of.tsx';

const CHOICES = ['jury', 'tutor'] as const;
const MOST_CANDIDATES = 10;

/** What the candidate hands in, how many pass together, and who must still be chosen to assess. */
export function TestExtras({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  return (
    <Section title={t('section.testExtras')} level={3}>
      <Stack>
        <Optional path={[...path, 'deliverable']} name="deliverable" begun={{ title: '', items: [''] }}>
          <Deliverable path={[...path, 'deliverable']} />
        </Optional>
        <Optional path={[...path, 'candidates']} name="candidates" begun={{ min: 2, max: 2 }}>
          <FieldGrid>
            {(['min', 'max'] as const).map((bound) => (
              <NumberOf
                key={bound}
                path={[...path, 'candidates', bound]}
                name={bound === 'min' ? 'minCandidates' : 'maxCandidates'}
                minValue={1}
                maxValue={MOST_CANDIDATES}
                step={1}
              />
            ))}
          </FieldGrid>
        </Optional>
        <Optional
          path={[...path, 'contradiction']}
          name="contradiction"
          begun={{ with: '', choices: [...CHOICES] }}
        >
          <TextOf
            path={[...path, 'contradiction', 'with']}
            name="contradictionWith"
            hint={t('hint.contradictionWith')}
          />
        </Optional>
      </Stack>
    </Section>
  );
}

interface OptionalProps {
  readonly path: DraftPath;
  readonly name: FieldName;
  /** What the part begins with once it is wanted. */
  readonly begun: unknown;
  readonly children: ReactNode;
}

/** A part that is absent unless it is wanted. */
export function Optional({ begun, children, name, path }: OptionalProps) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const isThere = valueAt(draft, path) !== undefined;
  return (
    <>
      <Checkbox
        isSelected={isThere}
        isReadOnly={isReadOnly}
        onChange={(isOn) => {
          apply({ kind: 'set', path, value: isOn ? begun : undefined });
        }}
      >
        {t(`field.${name}`)}
      </Checkbox>
      {isThere ? children : null}
    </>
  );
}

function Deliverable({ path }: { readonly path: DraftPath }) {
  const { t } = useTranslation('certifications');
  return (
    <Stack>
      <TextOf path={[...path, 'title']} name="deliverableTitle" />
      <TextOf path={[...path, 'introduction']} name="introduction" isOptional isProse />
      <ListOf
        path={[...path, 'items']}
        makeItem={() => ''}
        addLabel={t('add.item')}
        nameOf={(rank) => t('row.item', { rank })}
      >
        {(row) => <TextOf path={row} name="item" />}
      </ListOf>
    </Stack>
  );
}
