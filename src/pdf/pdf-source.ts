/** PDF values as source text: one character for each byte, and one way to write each value. */
import type { PdfValue } from './pdf-value.ts';

/** A name, its unusual characters escaped. */
export function nameSource(name: string): string {
  const escaped = Array.from(name, (character) => {
    const code = character.charCodeAt(0);
    const isPlain = code > 0x20 && code < 0x7f && !'()<>[]{}/%#'.includes(character);
    return isPlain ? character : `#${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `/${escaped.join('')}`;
}

/** Bytes as a hexadecimal string. */
export function hexSource(bytes: Uint8Array): string {
  return `<${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
}

/** A text of any language: UTF-16 after its mark. */
export function textSource(text: string): string {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xfe, 0xff]);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes.set([unit >> 8, unit & 0xff], 2 + index * 2);
  }
  return hexSource(bytes);
}

/** An instant (epoch ms) in UTC, in whole seconds. */
export function dateSource(at: number): string {
  return `(D:${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;
}

/** A number, at most four decimals. */
export function numberSource(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

export function referenceSource(number: number): string {
  return `${String(number)} 0 R`;
}

/** A dictionary of values that are source text already. */
export function dictionarySource(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, source]) => `${nameSource(key)} ${source}`);
  return ['<<', ...lines, '>>'].join('\n');
}

/** A value that was read, written again. */
export function valueSource(value: PdfValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'number':
      return String(value.value);
    case 'name':
      return nameSource(value.value);
    case 'string':
      return hexSource(value.bytes);
    case 'reference':
      return referenceSource(value.number);
    case 'array':
      return `[${value.items.map(valueSource).join(' ')}]`;
    case 'dictionary':
      return dictionarySource(
        Object.fromEntries(Array.from(value.entries, ([key, entry]) => [key, valueSource(entry)])),
      );
  }
}
