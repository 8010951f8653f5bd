/** How the screens of candidates say who someone is and what is wrong with what was typed. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../domain/candidate/person.ts';
import type { PersonLine } from '../../../../shared/areas/candidates.ts';
import { ApiError } from '../../lib/api.ts';

export interface TypedFault {
  readonly field: string;
  readonly reason: string;
}

/** Name and date of birth, which tell two of one name apart. */
export function lineWords(
  t: TFunction<'candidates'>,
  person: PersonLine,
  date: (iso: string) => string,
): string {
  const born = person.birthDate === null ? t('unknownDate') : date(person.birthDate);
  return t('alike.with', { name: displayName(person), date: born });
}

/** Faults that a refusal names by field; none for any other error. */
export function faultsOf(error: unknown): readonly TypedFault[] {
  if (!(error instanceof ApiError)) return [];
  const { faults } = error.details;
  return Array.isArray(faults) ? (faults as readonly TypedFault[]) : [];
}

/** The sentence of a fault's reason; the reason itself where the texts have none. */
export function reasonWords(t: TFunction<'candidates'>, reason: string): string {
  return t(`reason.${reason}` as 'reason.missing');
}

/** The sentence of what is wrong with a field; undefined where nothing is. */
export function faultWords(
  t: TFunction<'candidates'>,
  faults: readonly TypedFault[],
  field: string,
): string | undefined {
  const fault = faults.find((known) => known.field === field);
  return fault === undefined ? undefined : reasonWords(t, fault.reason);
}

/** How a decimal is written in the language of the screen. */
export function useDecimal(): (decimal: string) => string {
  const { i18n } = useTranslation();
  return (decimal) => (i18n.language === 'fr' ? decimal.replace('.', ',') : decimal);
}
