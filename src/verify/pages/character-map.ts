/** ToUnicode maps of fonts, read in one pass whatever they hold. */

/** Text by the code that a font gives it. */
export type CharacterMap = ReadonlyMap<number, string>;

const MAX_CODE = 0xffff;
/** The fonts of the application have fewer glyphs than this; a map that names more is made to keep the reader busy. */
const MAX_ENTRIES = 8_192;
/** Some ligatures stand for several characters, none for more than this many units. */
const MAX_UNITS = 8;
const TOKEN = /<([0-9a-fA-F\s]{0,2000})>|\[|\]|[A-Za-z]+/g;
/** Longer than any text that a code stands for. */
const LONG = 'ffff'.repeat(MAX_UNITS + 1);

/** Reads a map from its source (one character for each byte); what it does not understand names nothing. */
export function characterMap(source: string): CharacterMap {
  const map = new Map<number, string>();
  let mode: 'none' | 'char' | 'range' = 'none';
  let list: string[] | null = null;
  let waiting: string[] = [];
  let count = 0;
  const put = (code: number, text: string) => {
    count += 1;
    if (code <= MAX_CODE && count <= MAX_ENTRIES && text.length <= MAX_UNITS) map.set(code, text);
  };
  for (const [token, hex] of source.matchAll(TOKEN)) {
    if (token === 'beginbfchar') mode = 'char';
    else if (token === 'beginbfrange') mode = 'range';
    else if (token === 'endbfchar' || token === 'endbfrange') [mode, waiting, list] = ['none', [], null];
    else if (mode === 'none') continue;
    else if (token === '[') list = [];
    else if (token === ']') {
      const [first = ''] = waiting;
      list?.forEach((text, index) => {
        put(parseInt(first, 16) + index, utf16Text(text));
      });
      [list, waiting] = [null, []];
    } else if (hex !== undefined) {
      if (list !== null) {
        if (list.length < MAX_ENTRIES) list.push(hex.length > LONG.length ? LONG : hex);
        continue;
      }
      waiting.push(hex.length > LONG.length ? LONG : hex);
      if (mode === 'char' && waiting.length === 2) {
        put(parseInt(waiting[0] ?? '', 16), utf16Text(waiting[1] ?? ''));
        waiting = [];
      } else if (mode === 'range' && waiting.length === 3) {
        const [first = '', last = '', start = ''] = waiting;
        const [from, to] = [parseInt(first, 16), Math.min(parseInt(last, 16), MAX_CODE)];
        const text = utf16Text(start);
        for (let code = from; code <= to && count < MAX_ENTRIES; code += 1)
          put(code, text.length > MAX_UNITS ? text : advanced(text, code - from));
        waiting = [];
      }
    }
  }
  return map;
}

function utf16Text(hex: string): string {
  return (hex.replace(/\s/g, '').match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(parseInt(unit, 16)))
    .join('');
}

/** A range counts in the last unit of its text. */
function advanced(text: string, steps: number): string {
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps);
}
