/** What a file is for that is opened with the application, by its name and its beginning. */

export type OpenedFor = 'handover' | 'update' | 'certification' | 'subject';

/** Null for what the application does not open. What a file really holds, its import finds. */
export function openedFor(name: string, beginning: string): OpenedFor | null {
  if (/\.pupitre$/i.test(name)) return 'handover';
  if (/\.pupitre-update$/i.test(name)) return 'update';
  if (!/\.json$/i.test(name)) return null;
  const [, format] = /"schema"\s*:\s*"pupitre\.(certification|referentiel|subject)\//.exec(beginning) ?? [];
  if (format === undefined) return null;
  return format === 'subject' ? 'subject' : 'certification';
}
