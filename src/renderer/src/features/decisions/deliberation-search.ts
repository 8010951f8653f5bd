/** What the address of a deliberation may carry: the candidate, and the bloc of theirs, that are open over its table. */
export interface DeliberationSearch {
  readonly candidate?: string;
  readonly bloc?: string;
}

/** Reads the address; anything that is not a text is left out. */
export function readDeliberationSearch(search: Readonly<Record<string, unknown>>): DeliberationSearch {
  const { bloc, candidate } = search;
  if (typeof candidate !== 'string' || candidate === '') return {};
  return typeof bloc === 'string' && bloc !== '' ? { candidate, bloc } : { candidate };
}
