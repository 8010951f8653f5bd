import { parseDate, parseTime } from '@internationalized/date';
import type { CalendarDate, Time } from '@internationalized/date';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  TimeField as AriaTimeField,
} from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import styles from './date-fields.module.css';
import fieldStyles from './field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

export interface DateFieldProps extends FieldTexts {
  /** ISO date, "2027-03-18"; null while incomplete. */
  readonly value: string | null;
  readonly onChange: (isoDate: string | null) => void;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

/** A date typed part by part, in the order of the interface's language. */
export function DateField({
  label,
  description,
  errorMessage,
  optionalLabel,
  value,
  onChange,
  isRequired = false,
  isDisabled = false,
}: DateFieldProps) {
  return (
    <AriaDateField<CalendarDate>
      className={fieldCx('field')}
      value={value === null ? null : parseDate(value)}
      onChange={(date) => {
        onChange(date === null ? null : date.toString());
      }}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      shouldForceLeadingZeros
    >
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <Segments />
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaDateField>
  );
}

export interface TimeFieldProps extends Omit<DateFieldProps, 'value' | 'onChange'> {
  /** ISO time of day to the minute, "09:30"; null while incomplete. */
  readonly value: string | null;
  readonly onChange: (isoTime: string | null) => void;
}

export function TimeField({
  label,
  description,
  errorMessage,
  optionalLabel,
  value,
  onChange,
  isRequired = false,
  isDisabled = false,
}: TimeFieldProps) {
  return (
    <AriaTimeField<Time>
      className={fieldCx('field')}
      value={value === null ? null : parseTime(value)}
      onChange={(time) => {
        onChange(time === null ? null : time.toString().slice(0, 5));
      }}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <Segments />
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaTimeField>
  );
}

function Segments() {
  return (
    <DateInput className={`${fieldCx('input', 'narrow')} ${cx('segments')}`}>
      {(segment) => <DateSegment segment={segment} className={cx('segment')} />}
    </DateInput>
  );
}
