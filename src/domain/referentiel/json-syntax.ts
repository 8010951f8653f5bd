/**
 * Finds where a text stops being JSON. Engines word and place this differently (some give no position at all), and the
 * author of a file needs the line. The scan keeps its own stack, so deep nesting cannot exhaust the call stack.
 */
export interface TextPosition {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in characters. */
  readonly column: number;
}

type Opening = '{' | '[';
type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

/** Where a string or literal ends; when it is broken, where it breaks. */
interface ScalarScan {
  readonly isWhole: boolean;
  readonly end: number;
}

/** Position of the first character that makes `text` invalid JSON, or undefined if it is valid. */
export function locateJsonFault(text: string): TextPosition | undefined {
  const offset = faultOffset(text);
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 };
}

function faultOffset(text: string): number | undefined {
  const open: Opening[] = [];
  let expected: Expected = 'value';
  let offset = skipSpace(text, 0);

  while (offset < text.length) {
    const character = text.charAt(offset);
    const isValueDue: boolean = expected === 'value' || expected === 'value-or-close';
    const isKeyDue: boolean = expected === 'key' || expected === 'key-or-close';
    let end = offset + 1;

    if (closes(character, open.at(-1), expected)) {
      open.pop();
      expected = afterValue(open);
    } else if (isValueDue && (character === '{' || character === '[')) {
      open.push(character);
      expected = character === '{' ? 'key-or-close' : 'value-or-close';
    } else if (expected === 'colon' && character === ':') {
      expected = 'value';
    } else if (expected === 'comma-or-close' && character === ',') {
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (isValueDue || (isKeyDue && character === '"')) {
      const scalar = character === '"' ? scanString(text, offset) : scanLiteral(text, offset);
      if (!scalar.isWhole) return scalar.end;
      end = scalar.end;
      expected = isKeyDue ? 'colon' : afterValue(open);
    } else {
      return offset;
    }
    offset = skipSpace(text, end);
  }
  return expected === 'end' ? undefined : text.length;
}

function afterValue(open: readonly Opening[]): Expected {
  return open.length === 0 ? 'end' : 'comma-or-close';
}

function closes(character: string, opening: Opening | undefined, expected: Expected): boolean {
  const mayClose =
    expected === 'comma-or-close' || expected === 'key-or-close' || expected === 'value-or-close';
  return mayClose && ((opening === '{' && character === '}') || (opening === '[' && character === ']'));
}

function skipSpace(text: string, start: number): number {
  return endOfMatch(/[ \t\n\r]*/y, text, start);
}

function scanLiteral(text: string, start: number): ScalarScan {
  const end = endOfMatch(/(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y, text, start);
  return { isWhole: end > start, end };
}

// One character at a time: a regular expression over a long broken string would backtrack without end.
function scanString(text: string, start: number): ScalarScan {
  let offset = start + 1;
  while (offset < text.length) {
    const character = text.charAt(offset);
    if (character === '"') return { isWhole: true, end: offset + 1 };
    if (character < ' ') break;
    const end =
      character === '\\' ? endOfMatch(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y, text, offset) : offset + 1;
    if (end === offset) break;
    offset = end;
  }
  return { isWhole: false, end: offset };
}

/** Offset just after the sticky `pattern` matched at `start`, or `start` if it did not. */
function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}
