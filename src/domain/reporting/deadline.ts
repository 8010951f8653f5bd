/** A delivered certificate is declared within three months of its delivery; here the last day is counted. */

const MONTHS = 3;

/** The last day to declare what was delivered on that ISO calendar date: the same day three months later, or the last of that month. */
export function declarationDeadline(deliveredOn: string): string {
  const [year = 0, month = 1, day = 1] = deliveredOn.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + MONTHS + 1, 0)).getUTCDate();
  const deadline = new Date(Date.UTC(year, month - 1 + MONTHS, Math.min(day, lastOfMonth)));
  return deadline.toISOString().slice(0, 10);
}

/** Whole days left until that day, 0 on it, negative once it is over; both ISO calendar dates. */
export function daysLeft(deadline: string, today: string): number {
  return Math.round((Date.parse(`${deadline}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
