/**
 * French dates, times and durations for the minutes. Written out by hand from numeric parts, so that the same data
 * gives the same bytes whatever the locale data of the machine.
 */

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** Printing of instants (epoch ms) in one time zone. */
export interface InstantFormat {
  /** "24 novembre 2026". */
  date(at: number): string;
  /** "14 h 05". */
  hour(at: number): string;
  /** "14:05:32". */
  time(at: number): string;
  /** "14:05:32" for a table; "25/11/2026 00:02:10" when it is not the day of the session. */
  eventTime(at: number): string;
  /** The same in a sentence: "à 14:05:32", or "le 25 novembre 2026 à 00:02:10". */
  moment(at: number): string;
}

/** Made once for each zone: that takes longer than all that is printed with it. */
const numericFormats = new Map<string, Intl.DateTimeFormat>();

function numericIn(timeZone: string): Intl.DateTimeFormat {
  const known = numericFormats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('fr-FR', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  numericFormats.set(timeZone, made);
  return made;
}

/** Builds the printing of instants in an IANA zone; throws RangeError when the zone is unknown. */
export function createInstantFormat(timeZone: string, sessionDate: string): InstantFormat {
  const numeric = numericIn(timeZone);
  const read = (at: number) => {
    const parts = new Map(numeric.formatToParts(at).map((part) => [part.type, part.value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return {
      isoDate: `${part('year')}-${part('month')}-${part('day')}`,
      hour: part('hour'),
      minute: part('minute'),
      second: part('second'),
    };
  };
  const timeOf = ({ hour, minute, second }: ReturnType<typeof read>) => `${hour}:${minute}:${second}`;
  return {
    date: (at) => formatIsoDate(read(at).isoDate),
    hour: (at) => {
      const { hour, minute } = read(at);
      return `${String(Number(hour))}${NBSP}h${NBSP}${minute}`;
    },
    time: (at) => timeOf(read(at)),
    eventTime: (at) => {
      const parts = read(at);
      const time = timeOf(parts);
      return parts.isoDate === sessionDate ? time : `${parts.isoDate.split('-').reverse().join('/')} ${time}`;
    },
    moment: (at) => {
      const parts = read(at);
      const time = `à${NBSP}${timeOf(parts)}`;
      return parts.isoDate === sessionDate ? time : `le ${formatIsoDate(parts.isoDate)} ${time}`;
    },
  };
}

/** Prints an ISO calendar date as "1er mars 2026"; any other text is returned as it is. */
export function formatIsoDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (!match || month === undefined) return text;
  const day = Number(match[3]);
  return `${day === 1 ? '1er' : String(day)}${NBSP}${month} ${match[1] ?? ''}`;
}

/** Prints milliseconds as "17 s", "15 min 00 s" or "1 h 02 min 05 s": whole seconds, truncated. */
export function formatDuration(ms: number): string {
  const total = Math.trunc(Math.abs(ms) / 1000);
  const hours = Math.trunc(total / 3600);
  const minutes = Math.trunc((total % 3600) / 60);
  const pad = (value: number) => String(value).padStart(2, '0');
  const sign = ms < 0 && total > 0 ? MINUS : '';
  if (total < 60) return `${sign}${String(total)}${NBSP}s`;
  const rest = `${hours > 0 ? pad(minutes) : String(minutes)}${NBSP}min${NBSP}${pad(total % 60)}${NBSP}s`;
  // A narrow column may break after the hours, nowhere else.
  return hours > 0 ? `${sign}${String(hours)}${NBSP}h ${rest}` : sign + rest;
}

/** Prints a share from 0 to 1 as a percentage with at most one decimal, "85,7 %". */
export function formatShare(share: number): string {
  const tenths = Math.round(share * 1000);
  const decimal = tenths % 10 === 0 ? '' : `,${String(tenths % 10)}`;
  return `${String(Math.trunc(tenths / 10))}${decimal}${NBSP}%`;
}

/** Prints a byte count as "184 ko" or "2,1 Mo", decimal units. */
export function formatBytes(count: number): string {
  if (count < 1000) return `${String(count)}${NBSP}octets`;
  if (count < 1_000_000) return `${String(Math.round(count / 1000))}${NBSP}ko`;
  return `${(count / 1_000_000).toFixed(1).replace('.', ',')}${NBSP}Mo`;
}

/** Prints a count as "12 345". */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, NBSP);
}
