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

/** Label and description; must stand inside a React Aria field so that they get linked to the control. */
export function FieldHead({ label, description, optionalLabel }: Omit<FieldTexts, 'errorMessage'>) {
  return (
    <>
      <Label className={styles['label'] ?? ''}>
        {label}
        {optionalLabel === undefined ? null : <span className={styles['optional']}> ({optionalLabel})</span>}
      </Label>
      {description === undefined ? null : (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </>
  );
}

/** The error line of a field; empty when the field is valid. */
export function FieldFoot({ errorMessage }: { readonly errorMessage?: string | undefined }) {
  return <FieldError className={styles['error'] ?? ''}>{errorMessage}</FieldError>;
}
