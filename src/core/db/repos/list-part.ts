/** Which rows of a list. */
export interface ListPart {
  readonly offset: number;
  readonly limit: number;
}
