/** Hours of a day on which several candidates follow one another. */

const DAY_MIN = 24 * 60;
/** What hours are rounded up to, so that a timetable can be read. */
const STEP_MIN = 5;
const MINUTE_MS = 60_000;

/**
 * Hours ("09:30") at which passages begin that last so long (ms), one after the other from `first` with `gapMin` minutes between
 * them; each is rounded up to five minutes. Null for those that would begin after midnight.
 */
export function plannedTimes(
  first: string,
  lengthsMs: readonly number[],
  gapMin: number,
): readonly (string | null)[] {
  const [hours = 0, minutes = 0] = first.split(':').map(Number);
  let at = hours * 60 + minutes;
  return lengthsMs.map((lengthMs) => {
    const begins = at;
    at = Math.ceil((at + lengthMs / MINUTE_MS + gapMin) / STEP_MIN) * STEP_MIN;
    return begins < DAY_MIN ? hourOf(begins) : null;
  });
}

function hourOf(minuteOfDay: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
