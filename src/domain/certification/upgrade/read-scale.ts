/** A scale that a file of format 1 brought: a range of numbers, or levels as a session has them. */
import type { MarkScale } from '../scale.schema.ts';
import { scaleSchema } from '../scale.schema.ts';
import { asList, asNumber, asObject, asText } from './raw.ts';
import type { RawObject } from './raw.ts';

/** The scale in format 2, or null when it cannot be told. */
export function readScale(raw: RawObject): MarkScale | null {
  const read = 'levels' in raw ? levelled(raw) : numeric(raw);
  const checked = scaleSchema.safeParse(read);
  return checked.success ? checked.data : null;
}

function numeric(raw: RawObject): unknown {
  const [min = 0, max, step = 1] = [asNumber(raw['min']), asNumber(raw['max']), asNumber(raw['step'])];
  if (max === undefined) return null;
  const places = (String(step).split('.')[1] ?? '').length;
  const title = `Note de ${String(min)} à ${String(max)}`;
  return {
    kind: 'numeric',
    id: 'note',
    title,
    min,
    max,
    step,
    decimals: asNumber(raw['decimals']) ?? places,
  };
}

function levelled(raw: RawObject): unknown {
  const levels = asList(raw['levels']).map((entry, rank) => {
    const { id, label, shape, value, weight } = asObject(entry);
    return {
      id,
      label,
      short: initials(asText(label) ?? '') || String(rank + 1),
      value: value ?? weight,
      ...(shape === undefined ? {} : { shape }),
    };
  });
  return { kind: 'levels', id: 'niveaux', title: 'Niveaux', levels: distinct(levels) };
}

/** Initials that two levels share tell neither: their rank does. */
function distinct<Level extends { readonly short: string }>(levels: readonly Level[]): Level[] {
  const isShared = new Set(levels.map(({ short }) => short)).size < levels.length;
  return isShared ? levels.map((level, rank) => ({ ...level, short: String(rank + 1) })) : [...levels];
}

function initials(label: string): string {
  const letters = label.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? [];
  return letters.slice(0, 3).join('').toUpperCase();
}
