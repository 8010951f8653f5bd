/** Reading plain JSON whose shape nobody has checked, and writing copies of it. */

export type RawObject = Readonly<Record<string, unknown>>;

/** An object of JSON; an empty one for anything else. */
export function asObject(value: unknown): RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawObject) : {};
}

/** A list of JSON; an empty one for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A finite number, or undefined. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text, or undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A copy with each object of a list rewritten; what is not a list, or not an object, stays for the reader to refuse. */
export function mapObjects(value: unknown, rewrite: (item: RawObject, index: number) => RawObject): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown, index) => {
    const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
    return isObject ? rewrite(item as RawObject, index) : item;
  });
}

/** A copy without those keys. */
export function without(value: RawObject, keys: readonly string[]): RawObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
