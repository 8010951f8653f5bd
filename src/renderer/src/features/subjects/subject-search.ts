/** What the address of a subject may carry: one of its versions; the latest without it. */
export interface SubjectSearch {
  readonly version?: number;
}

/** Reads the address; anything that is not a version number is left out. */
export function readSubjectSearch({ version }: Readonly<Record<string, unknown>>): SubjectSearch {
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? { version } : {};
}
