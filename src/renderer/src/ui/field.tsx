import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** What every form field accepts beside its value. */
export interface FieldTexts {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** Shown, and marks the field invalid, when present. */
  readonly errorMessage?: string | undefined;
  /** Written after the label, for example "facultatif". */
  readonly optionalLabel?: string | undefined;
}

/** The label; must stand inside a React Aria field so that it gets linked to the control. */
export function FieldHead({ label, optionalLabel }: Pick<FieldTexts, 'label' | 'optionalLabel'>) {
  return (
    <Label className={styles['label'] ?? ''}>
      {label}
      {optionalLabel === undefined ? null : <span className={styles['optional']}> ({optionalLabel})</span>}
    </Label>
  );
}

/** Description and error, under the control so that neighbouring controls stay on one line. */
export function FieldFoot({ description, errorMessage }: Pick<FieldTexts, 'description' | 'errorMessage'>) {
  return (
    <>
      <FieldError className={styles['error'] ?? ''}>{errorMessage}</FieldError>
      {description === undefined ? null : (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </>
  );
}
