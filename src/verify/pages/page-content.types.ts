/** What is read of a page. */
import type { CharacterMap } from './character-map.ts';

/** Words as one operator shows them, with the place of their first character on the page, in points. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Points, about. */
  readonly width: number;
  /** In a page with tags: whether it is passed over by who does not see it; null in a page without any. */
  readonly isArtifact: boolean | null;
}

/** A line or a filled shape. */
export interface Mark {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface PageContent {
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  /** Roles of the marked contents, by their identifiers; none in a page without tags. */
  readonly roles: readonly string[];
  /** Operator, or way of using one, that the application does not write; null when there is none. */
  readonly foreign: string | null;
}

/** What a font says of its codes. */
export interface PageFont {
  readonly map: CharacterMap;
  /** Thousandths of the size, by code. */
  readonly widths: ReadonlyMap<number, number>;
}
