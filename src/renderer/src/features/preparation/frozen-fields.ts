/** Where a form shows that a field was fixed in the meantime: main names fields of its records, a form has places. */
import { ApiError } from '../../lib/create-api.ts';

export const SESSION_PLACES = {
  certification: ['referentielId', 'referentielVersion', 'blocIds'],
  status: ['status'],
  rules: ['rules'],
  settings: ['settings'],
} as const;

export const SETUP_PLACES = {
  candidate: ['candidate.'],
  test: ['blocId', 'testId', 'evaluatorChoice', 'plannedTime', 'caseTitle'],
  accommodation: ['accommodation'],
  handouts: ['handouts'],
  imported: ['importedResults'],
} as const;

type Places = Readonly<Record<string, readonly string[]>>;

/** Places of the form whose change was refused because a passage has begun; a name that ends with a dot stands for all below it. */
export function frozenPlaces<Of extends Places>(places: Of, error: unknown): readonly (keyof Of & string)[] {
  const fields =
    error instanceof ApiError && Array.isArray(error.details['fields']) ? error.details['fields'] : [];
  const isRefused = (name: string) =>
    fields.some((field: unknown) => field === name || (name.endsWith('.') && String(field).startsWith(name)));
  return Object.keys(places).filter((place) => places[place]?.some(isRefused) === true);
}
