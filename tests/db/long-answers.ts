/** Which parts of an answer hold a list that is longer than an answer may hold. */
export function longLists(value: unknown, most: number, path = ''): readonly string[] {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const isLong = entries.length > most;
  const inner = entries.flatMap(([key, part]) =>
    longLists(part, most, `${path}/${Array.isArray(value) ? '' : key}`),
  );
  return [...new Set([...(isLong ? [`${path} ${String(entries.length)}`] : []), ...inner])];
}
