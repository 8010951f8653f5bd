/**
 * Title of a form's summary: something is left to fill in, or, once only what main refused is left, the change itself is
 * what cannot be saved.
 */
export function summaryTitleKey(faultCount: number): 'field.errorsTitle' | 'field.refusedTitle' {
  return faultCount > 0 ? 'field.errorsTitle' : 'field.refusedTitle';
}
