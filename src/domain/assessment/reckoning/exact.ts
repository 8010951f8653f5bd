/** Exact numbers: fractions of whole numbers of any length, so that 7 tenths of 10 are 7 and no order of sums matters. */

/** In lowest terms; `over` is positive. */
export interface Exact {
  readonly top: bigint;
  readonly over: bigint;
}

export const ZERO: Exact = { top: 0n, over: 1n };
export const ONE: Exact = { top: 1n, over: 1n };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const FRACTION = /^(-?\d+)\/(\d+)$/;
/** Far beyond what marks and weights of a whole file can give. */
const MAX_LENGTH = 20_000;

/** That number, by its decimal text: 0.1 is a tenth. Throws RangeError on what is not finite. */
export function exact(value: number): Exact {
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const read = readNumber(value);
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
  KNOWN.set(value, read);
  return read;
}

/** Weights, limits and steps of a certification come again with every mark. */
const KNOWN = new Map<number, Exact>();
const MAX_KNOWN = 1_000;

function readNumber(value: number): Exact {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const shift = Number(exponent);
  const power = { top: 10n ** BigInt(Math.abs(shift)), over: 1n };
  return shift < 0 ? divide(fromText(digits), power) : multiply(fromText(digits), power);
}

/** Whether a text is a decimal ("13.5") or a fraction ("2/3"). */
export function isExactText(text: string): boolean {
  return readText(text) !== null;
}

/** The number of a decimal ("13.5") or a fraction ("2/3"). Throws RangeError on any other text. */
export function fromText(text: string): Exact {
  const value = readText(text);
  if (value === null) throw new RangeError('not a decimal number, nor a fraction');
  return value;
}

function readText(text: string): Exact | null {
  if (text.length > MAX_LENGTH) return null;
  const [, numerator, denominator] = FRACTION.exec(text) ?? [];
  if (numerator !== undefined && denominator !== undefined) {
    return BigInt(denominator) === 0n ? null : reduced(BigInt(numerator), BigInt(denominator));
  }
  const [, sign, whole, places = ''] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole === undefined) return null;
  return reduced(BigInt(`${sign}${whole}${places}`), 10n ** BigInt(places.length));
}

export function add(a: Exact, b: Exact): Exact {
  return reduced(a.top * b.over + b.top * a.over, a.over * b.over);
}

export function subtract(a: Exact, b: Exact): Exact {
  return reduced(a.top * b.over - b.top * a.over, a.over * b.over);
}

export function multiply(a: Exact, b: Exact): Exact {
  return reduced(a.top * b.top, a.over * b.over);
}

/** Throws RangeError on a division by zero. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.top === 0n) throw new RangeError('division by zero');
  return reduced(a.top * b.over, a.over * b.top);
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce(add, ZERO);
}

/** Negative when `a` is less, 0 when they are equal, positive when it is more. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.top * b.over - b.top * a.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isAtLeast(a: Exact, b: Exact): boolean {
  return compare(a, b) >= 0;
}

export function isEqual(a: Exact, b: Exact): boolean {
  return a.top === b.top && a.over === b.over;
}

export function greatest(values: readonly [Exact, ...Exact[]]): Exact {
  return values.reduce((held, value) => (compare(value, held) > 0 ? value : held));
}

export function least(values: readonly [Exact, ...Exact[]]): Exact {
  return values.reduce((held, value) => (compare(value, held) < 0 ? value : held));
}

export type RoundingMode = 'half-up' | 'up' | 'down';

/** To a multiple of `step`: the nearest (of two as near, the greater), the next one up, or the next one down. */
export function roundTo(value: Exact, step: Exact, mode: RoundingMode): Exact {
  const steps = divide(value, step);
  return multiply({ top: wholeSteps(steps, mode), over: 1n }, step);
}

function wholeSteps(steps: Exact, mode: RoundingMode): bigint {
  switch (mode) {
    case 'down':
      return floor(steps);
    case 'up':
      return -floor({ top: -steps.top, over: steps.over });
    case 'half-up':
      return floor(add(steps, { top: 1n, over: 2n }));
  }
}

function floor({ top, over }: Exact): bigint {
  const whole = top / over;
  return top % over < 0n ? whole - 1n : whole;
}

/** "13.5" when its decimals end, else "2/3": the same number has one text. */
export function toText({ over, top }: Exact): string {
  if (over === 1n) return String(top);
  const places = endingPlaces(over);
  return places === null
    ? `${String(top)}/${String(over)}`
    : pointed((top * 10n ** BigInt(places)) / over, places);
}

/** With that many decimals, the last one rounded half up: to be read, never to be reckoned with. */
export function toDecimals(value: Exact, places: number): string {
  return pointed(wholeSteps(multiply(value, { top: 10n ** BigInt(places), over: 1n }), 'half-up'), places);
}

/** A whole number with its point that many places from the right. */
function pointed(scaled: bigint, places: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  if (places === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The nearest number of the language: for a chart or a sort. */
export function toNumber({ top, over }: Exact): number {
  return Number(top) / Number(over);
}

/** How many decimals a fraction over that number ends with; null when they never end. */
function endingPlaces(over: bigint): number | null {
  let [rest, twos, fives] = [over, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

function reduced(top: bigint, over: bigint): Exact {
  if (over === 1n) return { top, over };
  const divisor = greatestDivisor(top, over);
  const sign = over < 0n ? -1n : 1n;
  return { top: (sign * top) / divisor, over: (sign * over) / divisor };
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [held, rest] = [a < 0n ? -a : a, b < 0n ? -b : b];
  // Numbers that the machine holds whole are many times faster, and as exact.
  while (held > SAFE || rest > SAFE) {
    if (rest === 0n) return held;
    [held, rest] = [rest, held % rest];
  }
  return BigInt(smallDivisor(Number(held), Number(rest)));
}

function smallDivisor(a: number, b: number): number {
  let [held, rest] = [a, b];
  while (rest !== 0) [held, rest] = [rest, held % rest];
  return held;
}
