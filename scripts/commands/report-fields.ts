/** Fields of a runner's JSON report, whose shape is the runner's: one that is missing is empty. */

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

export function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}

export function textOf(value: unknown, name: string): string {
  const text = fieldOf(value, name);
  return typeof text === 'string' ? text : '';
}

export function numberOf(value: unknown, name: string): number {
  const number = fieldOf(value, name);
  return typeof number === 'number' ? number : 0;
}
