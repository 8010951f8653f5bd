import { useTranslation } from 'react-i18next';
import { FieldGrid, Select } from '../../../ui/index.ts';

export interface ImportColumnsProps<Field extends string> {
  readonly fields: readonly Field[];
  readonly labelOf: (field: Field) => string;
  readonly preview: {
    readonly headings: readonly string[];
    readonly mapping: readonly (Field | null)[];
  };
  readonly onChange: (mapping: readonly (Field | null)[]) => void;
}

const IGNORED = 'ignored';

/** What each column says, to be changed where its heading misled; each field is said by one column. */
export function ImportColumns<Field extends string>(props: ImportColumnsProps<Field>) {
  const { fields, labelOf, onChange, preview } = props;
  const { t } = useTranslation('candidates');
  const { headings, mapping } = preview;
  return (
    <FieldGrid>
      {headings.map((heading, column) => (
        <Select<Field | typeof IGNORED>
          key={`${String(column)} ${heading}`}
          label={heading}
          placeholder={t('import.ignored')}
          options={[
            { id: IGNORED, label: t('import.ignored') },
            ...fields.map((id) => ({ id, label: labelOf(id) })),
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
