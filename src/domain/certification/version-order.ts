/** The order of versions such as 2.0.0 and 10.0.0, by semantic versioning: their numbers count, not their letters. */

/** Below zero when `one` comes before `other`; a version under trial (1.0.0-essai) comes before its own. */
export function compareVersions(one: string, other: string): number {
  const [mine, its] = [partsOf(one), partsOf(other)];
  const byNumber = compareLists(mine.numbers, its.numbers);
  if (byNumber !== 0) return byNumber;
  if (mine.trial.length === 0 || its.trial.length === 0) return its.trial.length - mine.trial.length;
  return compareLists(mine.trial, its.trial);
}

interface Parts {
  readonly numbers: readonly string[];
  readonly trial: readonly string[];
}

function partsOf(version: string): Parts {
  const end = version.indexOf('-');
  const [numbers, trial] = end < 0 ? [version, ''] : [version.slice(0, end), version.slice(end + 1)];
  return { numbers: numbers.split('.'), trial: trial === '' ? [] : trial.split('.') };
}

/** Where one list is the beginning of the other, it comes first. */
function compareLists(one: readonly string[], other: readonly string[]): number {
  const rank = one.findIndex((part, index) => comparePart(part, other[index] ?? '') !== 0);
  return rank < 0 ? one.length - other.length : comparePart(one[rank] ?? '', other[rank] ?? '');
}

/** Numbers before words; numbers of any length by what they count. */
function comparePart(one: string, other: string): number {
  const [isOne, isOther] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isOne !== isOther) return other === '' ? 1 : isOne ? -1 : 1;
  if (!isOne) return one < other ? -1 : Number(one > other);
  const [mine, its] = [one.replace(/^0+(?=\d)/, ''), other.replace(/^0+(?=\d)/, '')];
  if (mine.length !== its.length) return mine.length - its.length;
  return mine < its ? -1 : Number(mine > its);
}
