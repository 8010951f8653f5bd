/** What a reader does with a document that a later version of the application made: it says so, and judges nothing. */

/** The last version of each format that this application reads. */
const KNOWN: Readonly<Record<string, number>> = {
  'pupitre.minutes': 2,
  'pupitre.minutes-file': 2,
  'pupitre.proof': 2,
  'pupitre.session-minutes': 1,
  'pupitre.session-minutes-file': 1,
};
const SCHEMA = /^([a-z.-]+)\/([1-9]\d{0,5})$/;

/** The schema that parsed data, or the content in them, state and that is later than any known here; null for none. */
export function newerSchema(data: unknown): string | null {
  return [data, fieldOf(data, 'content')].map((held) => fieldOf(held, 'schema')).find(isNewer) ?? null;
}

function isNewer(schema: unknown): schema is string {
  const [, format = '', version] = typeof schema === 'string' ? (SCHEMA.exec(schema) ?? []) : [];
  const known = Object.hasOwn(KNOWN, format) ? KNOWN[format] : undefined;
  return known !== undefined && Number(version) > known;
}

function fieldOf(data: unknown, field: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, field)
    ? (data as Readonly<Record<string, unknown>>)[field]
    : undefined;
}
