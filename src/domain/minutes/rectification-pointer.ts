/** Reading and replacing one value in plain data by its RFC 6901 pointer. */

/** Pointer made of those keys. */
export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Value at a pointer, undefined when there is none. */
export function readAt(data: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>(
    (held, key) => (isContainer(held) && Object.hasOwn(held, key) ? held[key] : undefined),
    data,
  );
}

/** The same data with another value at a pointer. Throws RangeError when nothing stands there. */
export function replaceAt(data: unknown, path: string, value: unknown): unknown {
  return replaced(data, keysOf(path), value, path);
}

function replaced(data: unknown, [key, ...rest]: readonly string[], value: unknown, path: string): unknown {
  if (key === undefined) return value;
  if (!isContainer(data) || !Object.hasOwn(data, key)) throw new RangeError(`nothing at ${path}`);
  const held = replaced(data[key], rest, value, path);
  return Array.isArray(data)
    ? data.map((item: unknown, index) => (String(index) === key ? held : item))
    : { ...data, [key]: held };
}

function keysOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isContainer(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
