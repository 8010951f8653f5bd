/** From the values that jurors hold to one. */
import type { Rule } from '../../certification/rule.schema.ts';
import { compare, divide, exact, isEqual, sum } from './exact.ts';
import type { Exact } from './exact.ts';

/** How the jurors' values gave one; `jury`: they did not, the jury settles it; `none`: nobody marked. */
export type Agreement = 'none' | 'unanimous' | 'majority' | 'mean' | 'lower' | 'higher' | 'jury';

export interface Agreed {
  readonly by: Agreement;
  readonly value: Exact | null;
}

/** The value that all hold, their mean, that of more than half, or a middle one, as the rule says. */
export function agree(values: readonly Exact[], { jurors, ties }: Pick<Rule, 'jurors' | 'ties'>): Agreed {
  const [first] = values;
  if (first === undefined) return { by: 'none', value: null };
  if (values.every((value) => isEqual(value, first))) return { by: 'unanimous', value: first };
  if (jurors === 'mean') return { by: 'mean', value: divide(sum(values), exact(values.length)) };
  const isMajor = (value: Exact) =>
    values.filter((other) => isEqual(other, value)).length * 2 > values.length;
  const major = values.find(isMajor);
  if (major !== undefined) return { by: 'majority', value: major };
  return ties === 'jury' ? { by: 'jury', value: null } : { by: ties, value: middleOf(values, ties) };
}

/** The middle value; of an even number of jurors, the lower or the higher of the two. Null for none. */
export function middleOf(values: readonly Exact[], side: 'lower' | 'higher'): Exact | null {
  const middle = (values.length - 1) / 2;
  return values.toSorted(compare)[side === 'lower' ? Math.floor(middle) : Math.ceil(middle)] ?? null;
}
