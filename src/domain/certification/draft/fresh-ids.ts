/** Ids for what an editor adds: short, in the order of the file, never one that is taken. */
import type { CertificationDraft } from './draft-shape.ts';

const MAX_STEM_LENGTH = 52;

/** Every id of a part of a draft, whatever it names. */
export function idsIn(part: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  collect(part, ids);
  return ids;
}

function collect(part: unknown, ids: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'id' && typeof value === 'string') ids.add(value);
    else collect(value, ids);
  }
}

/** The first of `stem` followed by 1, 2, 3… that nothing has. */
export function freshId(taken: ReadonlySet<string>, stem: string, from = 1): string {
  const short = stem.slice(0, MAX_STEM_LENGTH);
  for (let number = from; ; number += 1) {
    const id = `${short}${String(number)}`;
    if (!taken.has(id)) return id;
  }
}

/** Their items are told apart within the list alone. */
const LOCAL_LISTS: ReadonlySet<string> = new Set(['levels', 'phases']);

/** A copy of a part with an id of its own wherever it has one: none names two things in a whole file. */
export function withFreshIds<Part>(draft: CertificationDraft, part: Part): Part {
  const taken = new Set(idsIn(draft));
  return renamed(part, taken) as Part;
}

function renamed(part: unknown, taken: Set<string>): unknown {
  if (Array.isArray(part)) return part.map((item) => renamed(item, taken));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([key, value]: [string, unknown]) => {
    if (LOCAL_LISTS.has(key)) return [key, value] as const;
    if (key !== 'id' || typeof value !== 'string') return [key, renamed(value, taken)] as const;
    const id = freshId(taken, `${value.replace(/-\d+$/, '')}-`, 2);
    taken.add(id);
    return [key, id] as const;
  });
  return Object.fromEntries(entries);
}
