/** PINs that anyone would try first. The reason is named, so that the member can choose better at once. */

export const PIN_WEAKNESSES = ['repeated', 'run', 'pair', 'year', 'keypad', 'session'] as const;

/**
 * `repeated` one digit or one group said again, `run` a regular sequence, `pair` two digits only or doubles,
 * `year` a year or a date with its year, `keypad` a column or a diagonal of the keys, `session` the day or an hour that
 * the room knows.
 */
export type PinWeakness = (typeof PIN_WEAKNESSES)[number];

/** What everyone in the room knows of a session: its day (ISO) and the times at which it expects candidates (HH:MM). */
export interface RoomKnowledge {
  readonly date: string;
  readonly times: readonly string[];
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
/** Columns and diagonals of the keys, in both directions; the 0 stands under the middle column. */
const KEY_LINES = ['147', '258', '369', '159', '357'].flatMap((line) => [line, reversed(line)]);

/** Why a PIN (4 to 8 digits) is among the first that anyone would try, or null. */
export function pinWeakness(pin: string, room: RoomKnowledge): PinWeakness | null {
  if (/^(\d+?)\1+$/.test(pin) && !isPair(pin)) return 'repeated';
  if (isKeyLine(pin)) return 'keypad';
  if (isRun(pin)) return 'run';
  if (isPair(pin)) return 'pair';
  if (isYear(pin) || isDate(pin)) return 'year';
  return isKnownInRoom(pin, room) ? 'session' : null;
}

/** Two different digits in all, or nothing but doubles. */
function isPair(pin: string): boolean {
  return new Set(pin).size === 2 || (/^(?:(\d)\1)+$/.test(pin) && new Set(pin).size > 1);
}

/** One by one or two by two, up or down, 0 following 9. */
function isRun(pin: string): boolean {
  const digits = pin.split('').map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return new Set(steps).size === 1 && [1, 2, 8, 9].includes(steps[0] ?? 0);
}

/** Whole columns or diagonals of the keys one after the other, with or without the 0 at an end. */
function isKeyLine(pin: string): boolean {
  const lines = pin.replace(/^0/, '').replace(/0$/, '');
  const parts = lines.match(/\d{3}/g) ?? [];
  return lines.length > 0 && lines.length % 3 === 0 && parts.every((part) => KEY_LINES.includes(part));
}

function isYear(pin: string): boolean {
  const year = Number(pin);
  return pin.length === 4 && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Day, month and year in the orders in which they are written. */
function isDate(pin: string): boolean {
  const dayFirst = /^(\d{2})(\d{2})(\d{4})$/.exec(pin);
  if (dayFirst !== null && isYear(dayFirst[3] ?? '') && isDayAndMonth(dayFirst[1], dayFirst[2])) return true;
  const yearFirst = /^(\d{4})(\d{2})(\d{2})$/.exec(pin);
  return yearFirst !== null && isYear(yearFirst[1] ?? '') && isDayAndMonth(yearFirst[2], yearFirst[3]);
}

function isDayAndMonth(one: string | undefined, other: string | undefined): boolean {
  const [low = 0, high = 0] = [Number(one), Number(other)].sort((a, b) => a - b);
  return low >= 1 && low <= 12 && high >= 1 && high <= 31;
}

function isKnownInRoom(pin: string, { date, times }: RoomKnowledge): boolean {
  const [year = '', month = '', day = ''] = date.split('-');
  const short = year.slice(2);
  const days = [`${day}${month}`, `${month}${day}`];
  const dates = [
    ...days.map((text) => text + short),
    ...days.map((text) => text + year),
    short + month + day,
  ];
  const hours = times.map((time) => time.replace(':', ''));
  return [...days, ...dates, `${month}${year}`, ...hours].includes(pin);
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
