/** Until when what was validated counts. */

/** Last day of a bloc that was validated on that day; null when it is valid for life, or nobody says. */
export function validUntil(date: string, years: number | null): string | null {
  if (years === null) return null;
  const [year = '', month = '', day = ''] = date.split('-');
  const last = String(Number(year) + years);
  // The 29th of February of a year that has none.
  const lastDay = new Date(Date.UTC(Number(last), Number(month), 0)).getUTCDate();
  return `${last}-${month}-${String(Math.min(Number(day), lastDay)).padStart(2, '0')}`;
}
