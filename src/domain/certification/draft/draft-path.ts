/** Places in a draft, and changes at one of them that leave everything else as it was. */
import type { CertificationDraft } from './draft-shape.ts';

/** Such as `['competences', 2, 'criteria', 0]`. */
export type DraftPath = readonly (string | number)[];

type Container = Readonly<Record<string | number, unknown>>;

/** What stands there; undefined where the path leads nowhere. */
export function valueAt(draft: CertificationDraft, path: DraftPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Container)[step]
        : undefined,
    draft,
  );
}

/** The draft with another value there; undefined takes the field away. A path that leads nowhere changes nothing. */
export function withValueAt(draft: CertificationDraft, path: DraftPath, value: unknown): CertificationDraft {
  return replaced(draft, path, value) as CertificationDraft;
}

function replaced(container: unknown, path: DraftPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(container)) {
    if (typeof step !== 'number' || step < 0 || step >= container.length) return container;
    return container.map((item: unknown, index) => (index === step ? replaced(item, rest, value) : item));
  }
  if (typeof container !== 'object' || container === null || typeof step === 'number') return container;
  const inner = rest.length === 0 ? value : replaced((container as Container)[step], rest, value);
  if (inner === (container as Container)[step]) return container;
  if (inner !== undefined) return { ...container, [step]: inner };
  return Object.fromEntries(Object.entries(container).filter(([key]) => key !== step));
}

/** The list there; empty where there is none. */
export function listAt(draft: CertificationDraft, path: DraftPath): readonly unknown[] {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? value : [];
}
