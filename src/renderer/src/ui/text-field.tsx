import type { Ref } from 'react';
import { Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import styles from './field.module.css';

const cx = bindClasses(styles);

type TextBase = FieldTexts & Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>;

export interface TextFieldProps extends TextBase {
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  description,
  errorMessage,
  optionalLabel,
  placeholder = '',
  inputRef = null,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={errorMessage !== undefined} className={cx('field')}>
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <Input className={cx('input')} placeholder={placeholder} ref={inputRef} />
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends TextBase {
  readonly placeholder?: string;
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea({
  label,
  description,
  errorMessage,
  optionalLabel,
  placeholder = '',
  rows = 4,
  inputRef = null,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} isInvalid={errorMessage !== undefined} className={cx('field')}>
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <AriaTextArea className={cx('input', 'area')} placeholder={placeholder} rows={rows} ref={inputRef} />
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
