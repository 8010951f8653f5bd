import type { SubjectForm } from './subject-draft.ts';

/** What each part of the form works on. */
export interface SubjectFieldsProps {
  readonly form: SubjectForm;
  readonly onChange: (patch: Partial<SubjectForm>) => void;
}
