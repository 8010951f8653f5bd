import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from '../../../ui/index.ts';
import { fieldIdOf } from './subject-form-faults.ts';
import type { FormFault } from './subject-form-faults.ts';

const FaultContext = createContext<readonly FormFault[]>([]);

export interface FormFaultsProps {
  readonly faults: readonly FormFault[];
  readonly children: ReactNode;
}

/** Tells every field of the form below what is wrong at its path. */
export function FormFaults({ faults, children }: FormFaultsProps) {
  return <FaultContext value={faults}>{children}</FaultContext>;
}

/** What is wrong with the field at a path, in words; undefined when nothing is. */
export function useFault(path: string): string | undefined {
  const { t } = useTranslation('common');
  const fault = use(FaultContext).find((found) => found.path === path);
  return fault === undefined ? undefined : (fault.message ?? t('field.required'));
}

/** Where a fault of this path leads. */
export function FieldPlace({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  return <div id={fieldIdOf(path)}>{children}</div>;
}

export interface SubjectTextProps {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly isOptional?: boolean;
  /** More than one makes it a text of paragraphs. */
  readonly rows?: number;
}

/** One text of a subject, with what is wrong with it. */
export function SubjectText({ path, isOptional = false, rows = 1, ...texts }: SubjectTextProps) {
  const { t } = useTranslation('common');
  const errorMessage = useFault(path);
  const field = {
    ...texts,
    lang: 'fr',
    errorMessage,
    ...(isOptional ? { optionalLabel: t('optional') } : {}),
  };
  return (
    <FieldPlace path={path}>
      {rows > 1 ? <TextArea {...field} rows={rows} /> : <TextField {...field} />}
    </FieldPlace>
  );
}
