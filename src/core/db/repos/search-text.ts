/** Letters that Unicode does not decompose, as French and its neighbours write them. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Text without case, accents or ligatures: what the search index holds and what a query is compared as. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/gu, (letter) => LIGATURES[letter] ?? letter);
}

/**
 * Full-text query that finds rows holding each word of `text` as a word or the start of one; null when it has no word.
 * Everything but letters and digits separates words, so that no operator or quote of the user reaches SQLite.
 */
export function prefixQuery(text: string): string | null {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
