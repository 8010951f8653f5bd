import type { ReactNode } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  SwitchButton,
  SwitchField,
  Text,
} from 'react-aria-components';
import type { CheckboxFieldProps, SwitchFieldProps } from 'react-aria-components';
import styles from './choice-fields.module.css';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  /** Leave out only in a table's selection column, where React Aria names the box. */
  readonly children?: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={cx('field')}>
      <CheckboxButton className={cx('choice')}>
        {({ isIndeterminate }) => (
          <>
            <span className={cx('box')}>
              <svg viewBox="0 0 20 20" aria-hidden>
                <path d={isIndeterminate ? 'M5 10H15' : 'M4.5 10.5L8.5 14.5L15.5 6'} />
              </svg>
            </span>
            {children === undefined ? null : <span>{children}</span>}
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}

export interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

/** On or off at once, without a form to send. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={cx('field')}>
      <SwitchButton className={cx('choice')}>
        <span className={cx('track')}>
          <span className={cx('knob')} />
        </span>
        <span>{children}</span>
      </SwitchButton>
    </SwitchField>
  );
}

export interface RadioOption<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<Id extends string> extends FieldTexts {
  readonly options: readonly RadioOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

export function RadioGroup<Id extends string>({
  label,
  description,
  errorMessage,
  optionalLabel,
  options,
  value,
  onChange,
  isDisabled = false,
  isRequired = false,
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      className={fieldCx('field')}
      value={value}
      onChange={(id) => {
        const option = options.find((candidate) => candidate.id === id);
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={errorMessage !== undefined}
    >
      <FieldHead label={label} optionalLabel={optionalLabel} />
      {options.map((option) => (
        <RadioField
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled ?? false}
          className={cx('field')}
        >
          <RadioButton className={cx('choice')}>
            <span className={cx('dot')} />
            <span>{option.label}</span>
          </RadioButton>
          {option.description === undefined ? null : (
            <Text slot="description" className={cx('optionDescription')}>
              {option.description}
            </Text>
          )}
        </RadioField>
      ))}
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
