import { useTranslation } from 'react-i18next';
import { IMPORT_FIELDS } from '../../../../../domain/candidate/import/columns.ts';
import type { ImportField, Mapping } from '../../../../../domain/candidate/import/columns.ts';
import type { ImportPreview } from '../../../../../shared/areas/candidates.ts';
import { FieldGrid, Select } from '../../../ui/index.ts';

export interface ImportColumnsProps {
  readonly preview: Pick<ImportPreview, 'headings' | 'mapping'>;
  readonly onChange: (mapping: Mapping) => void;
}

const IGNORED = 'ignored';

/** What each column says, to be changed where its heading misled; each field is said by one column. */
export function ImportColumns({ onChange, preview }: ImportColumnsProps) {
  const { t } = useTranslation('candidates');
  const { headings, mapping } = preview;
  return (
    <FieldGrid>
      {headings.map((heading, column) => (
        <Select<ImportField | typeof IGNORED>
          key={`${String(column)} ${heading}`}
          label={heading}
          placeholder={t('import.ignored')}
          options={[
            { id: IGNORED, label: t('import.ignored') },
            ...IMPORT_FIELDS.map((id) => ({ id, label: t(`field.${id}`) })),
          ]}
          value={mapping[column] ?? IGNORED}
          onChange={(field) => {
            onChange(
              mapping.map((known, place) => {
                if (place === column) return field === IGNORED ? null : field;
                return known === field ? null : known;
              }),
            );
          }}
        />
      ))}
    </FieldGrid>
  );
}
