/** Reading and spoiling nested JSON by path, for tests of malformed files. */
export type JsonPath = readonly (string | number)[];
export type JsonNode = Record<string | number, unknown>;

function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null;
}

/** The object or array at `path`; throws if there is none. */
export function nodeAt(root: unknown, path: JsonPath): JsonNode {
  const found = path.reduce<unknown>((value, step) => (isNode(value) ? value[step] : undefined), root);
  if (!isNode(found)) throw new Error(`Nothing at ${path.join('/')}`);
  return found;
}

/** Replaces what is at `path` in place. */
export function setAt(root: unknown, path: JsonPath, value: unknown): void {
  nodeAt(root, path.slice(0, -1))[lastStep(path)] = value;
}

/** Removes an object's key in place. */
export function removeAt(root: unknown, path: JsonPath): void {
  Reflect.deleteProperty(nodeAt(root, path.slice(0, -1)), lastStep(path));
}

/** Every path below the root, containers included. */
export function pathsOf(root: unknown, prefix: JsonPath = []): JsonPath[] {
  if (!isNode(root)) return [];
  const steps = Array.isArray(root) ? [...root.keys()] : Object.keys(root);
  return steps.flatMap((step) => {
    const path = [...prefix, step];
    return [path, ...pathsOf(root[step], path)];
  });
}

function lastStep(path: JsonPath): string | number {
  const step = path.at(-1);
  if (step === undefined) throw new Error('The root has no parent');
  return step;
}
