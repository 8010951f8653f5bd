import { useTranslation } from 'react-i18next';
import type { LabelledValue } from '../../../../../domain/roleplay/subject.schema.ts';
import { Button, Glyph, IconButton, bindClasses } from '../../../ui/index.ts';
import { FieldPlace, SubjectText } from './form-faults.tsx';
import styles from './subject-form.module.css';

const cx = bindClasses(styles);

export interface PairRowsProps {
  readonly path: string;
  readonly legend: string;
  readonly addLabel: string;
  readonly rows: readonly LabelledValue[];
  readonly onChange: (rows: readonly LabelledValue[]) => void;
}

/** A list of labels and their values: lines of an offer, of a CRM. */
export function PairRows({ path, legend, addLabel, rows, onChange }: PairRowsProps) {
  const { t } = useTranslation('subjects');
  const set = (index: number, patch: Partial<LabelledValue>) => {
    onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  };
  return (
    <FieldPlace path={path}>
      <fieldset className={cx('group')}>
        <legend>{legend}</legend>
        {rows.map((row, index) => (
          <div key={index} className={cx('pair')}>
            <SubjectText
              path={`${path}[${String(index)}].label`}
              label={t('form.pairLabel', { rank: index + 1 })}
              value={row.label}
              onChange={(label) => {
                set(index, { label });
              }}
            />
            <SubjectText
              path={`${path}[${String(index)}].value`}
              label={t('form.pairValue', { rank: index + 1 })}
              value={row.value}
              onChange={(value) => {
                set(index, { value });
              }}
            />
            <IconButton
              label={t('form.removeLine', { rank: index + 1 })}
              icon={<Glyph name="close" />}
              onPress={() => {
                onChange(rows.filter((_, at) => at !== index));
              }}
            />
          </div>
        ))}
        <div>
          <Button
            icon={<Glyph name="add" />}
            onPress={() => {
              onChange([...rows, { label: '', value: '' }]);
            }}
          >
            {addLabel}
          </Button>
        </div>
      </fieldset>
    </FieldPlace>
  );
}
