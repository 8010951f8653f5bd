/** An instant as file names carry it, in UTC and to the millisecond: `2026-11-24T13-00-00-000Z`. Sorted as text, by time. */
export function fileStamp(at: Date): string {
  return at.toISOString().replaceAll(':', '-').replace('.', '-');
}
