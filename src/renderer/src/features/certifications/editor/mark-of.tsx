import { useTranslation } from 'react-i18next';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import { Select, Stack } from '../../../ui/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { NumberOf } from './fields.tsx';
import type { FieldName } from './fields.tsx';
import { useLevelOptions } from './options.ts';

const NUMBER = '';

/** What must be reached: a level, or a number. */
export function MarkOf({ name, path }: { readonly path: DraftPath; readonly name: FieldName }) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const levels = useLevelOptions();
  const value = valueAt(draft, path);
  return (
    <Stack gap="1">
      <Select
        label={t(`field.${name}`)}
        options={[...levels, { id: NUMBER, label: t('mark.number') }]}
        value={typeof value === 'string' ? value : NUMBER}
        placeholder={t('choose')}
        isDisabled={isReadOnly}
        onChange={(id) => {
          apply({ kind: 'set', path, value: id === NUMBER ? 0 : id });
        }}
      />
      {typeof value === 'number' ? <NumberOf path={path} name="value" /> : null}
    </Stack>
  );
}
