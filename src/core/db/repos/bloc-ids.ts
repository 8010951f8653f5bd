/** Ids of blocs in one column: joined by a space, which no id holds; empty for the certification as a whole. */

/** What the column holds for those blocs. */
export function columnOfBlocIds(blocIds: readonly string[]): string {
  return blocIds.join(' ');
}

/** The blocs that the column names. */
export function blocIdsOfColumn(column: string): readonly string[] {
  return column === '' ? [] : column.split(' ');
}
