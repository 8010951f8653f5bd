import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  Radio,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
} from 'react-aria-components';
import type {
  CheckboxProps as AriaCheckboxProps,
  SwitchProps as AriaSwitchProps,
} from 'react-aria-components';
import styles from './choice-fields.module.css';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  /** Leave out only in a table's selection column, where React Aria names the box. */
  readonly children?: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={cx('choice')}>
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
    </AriaCheckbox>
  );
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

/** On or off at once, without a form to send. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={cx('choice')}>
      <span className={cx('track')}>
        <span className={cx('knob')} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
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
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled ?? false}
          className={cx('choice', option.description !== undefined && 'withDescription')}
        >
          <span className={cx('dot')} />
          <span>
            {option.label}
            {option.description === undefined ? null : (
              <span className={cx('optionDescription')}>{option.description}</span>
            )}
          </span>
        </Radio>
      ))}
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
