import { useTranslation } from 'react-i18next';
import { DateField, Select, TextArea, TextField } from '../../../ui/index.ts';
import type { RectifiableMention } from '../rectifiable.ts';

export interface MentionFieldProps {
  readonly mention: RectifiableMention;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A choice in words. */
  readonly valueOf: (choice: string) => string;
  readonly errorMessage: string | undefined;
}

/** The field that fits the mention: one line, several, a date, a number, or one of a few values. */
export function MentionField({ mention, value, onChange, valueOf, errorMessage }: MentionFieldProps) {
  const { t } = useTranslation('rectification');
  const { choices, input, isRequired } = mention;
  const texts = { label: t('mentions.next'), errorMessage };
  const hint = isRequired ? {} : { description: t('mentions.empty') };
  switch (input) {
    case 'line':
    case 'number':
      return <TextField {...texts} {...hint} value={value} onChange={onChange} />;
    case 'text':
      return <TextArea {...texts} {...hint} value={value} onChange={onChange} />;
    case 'date':
      return (
        <DateField
          {...texts}
          {...hint}
          value={value === '' ? null : value}
          onChange={(date) => {
            onChange(date ?? '');
          }}
        />
      );
    case 'choice':
      return (
        <Select
          {...texts}
          placeholder={t('mentions.choosePlaceholder')}
          options={choices.map((id) => ({ id, label: valueOf(id) }))}
          value={value}
          onChange={onChange}
        />
      );
  }
}
