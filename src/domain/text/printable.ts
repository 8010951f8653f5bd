/**
 * The characters that the documents can print: those of every face of one of their two families. What no font draws is
 * refused where it is typed, since a person's name must not reach signed minutes as a code.
 */

/** Ranges of code points in hexadecimal; a test holds them against the fonts. */
const DRAWN = `
20-7e a0-ac ae-2cd 2d0-2d3 2d6-2de 2e0-2e9 2ec 2ee-2f0 2f3 2f7 300-33f 343 34f 358 360-361 370-377 37a-37f
384-38a 38c 38e-3a1 3a3-3e1 3f0-45f 462-465 46a-46d 470-477 48c-48d 490-49b 49e-4a7 4aa-4b7 4ba-4bb 4c0-4c4
4c7-4c8 4cb-4cc 4cf-4f9 510-515 51a-51d 531-556 559-55f 561-587 589-58a e3f 10a0-10c5 10d0-10fc 1d00-1d6b
1d77-1d78 1d7b-1d7f 1d85 1d9b-1dbf 1dc4-1dc9 1e00-1efb 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57
1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-200a
2010-2026 202f-203a 203c-203e 2042 2044-2049 204b-204f 2051-2053 2057 205f 2070-2071 2074-208e 2090-209c
20a1 20a4 20a6-20a7 20a9 20ab-20ac 20ae-20af 20b1-20b2 20b4-20b5 20b8-20ba 20bd 20bf 2103 2109 210e-210f
2113 2116-2117 2120 2122 2126-2127 212a-212b 212e 2132 2141-2144 214b 214e 2150-2185 2189 2190-2200
2202-2204 2206-2209 220b-220c 220f-2215 2217-2220 2223-222d 2238-223d 2242-2243 2248 2250-2255 2260-2261
2264-2265 2282-2287 228c-22af 22c4-22c5 2302 2308-230b 2310-2311 2318-2319 2320-2321 2325 2328 237d
239b-23ae 23cf 2423 2500-2600 2610-2611 2638-263c 263f-2647 2660-2667 2669-266f 2713 2752 27a1 27c5-27c6
27e0 27e8-27e9 27f0-297f 29eb 2a0c-2a0e 2a2f 2a6a-2a6b 2b00-2b1a 2c60-2c61 2c63-2c64 2c67-2c73 2c75-2c77
2c79-2c7f 2d00-2d25 2e18 2e1f 2e22-2e25 2e2e 2e3a-2e3b a644-a647 a650-a651 a654-a657 a698-a699 a708-a716
a71b-a71f a726-a741 a746-a747 a74a-a74b a74e-a74f a768-a769 a77b-a77c a780-a787 a78b-a78d a790-a791 a7aa
a7f8-a7ff fb00-fb06 fe00-fe0f fffc-fffd 1f12f 1f16a-1f16b
`;

/** Drawn as another: line ends, a hyphen that cannot break, what stands for an apostrophe, spaces, invisible marks. */
const DRAWN_AS_ANOTHER = /[\n\u2011\u02bc\u2028\u2029\u205f\u3000]|(?!\u1680)\p{Zs}|\p{Cf}/u;

const drawn = DRAWN.trim()
  .split(/\s+/)
  .map((range) => range.split('-').map((end) => Number.parseInt(end, 16)))
  .map(([first = 0, last = first]) => ({ first, last }));

/** Characters of a text that no document can print, each once, in order; empty for almost every text. */
export function unprintable(text: string): readonly string[] {
  return [...new Set(text.normalize('NFC'))].filter((character) => !isPrintable(character));
}

function isPrintable(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  if (DRAWN_AS_ANOTHER.test(character)) return true;
  return drawn.some(({ first, last }) => codePoint >= first && codePoint <= last);
}

/** What nobody sees and documents do not draw: joiners, marks of direction, hyphens that show only at the end of a line. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Invisible characters of a text, each once, named as U+200B: with one, two texts that look alike are not the same. */
export function unseen(text: string): readonly string[] {
  return [...new Set(text.match(UNSEEN))].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** The same without them. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** A text somewhere in plain data, with the characters for which it was found. */
export interface FoundText {
  readonly path: readonly PropertyKey[];
  readonly characters: readonly string[];
}

/** Every text inside plain data that no document can print whole, in order. */
export function unprintableTexts(data: unknown): readonly FoundText[] {
  return textsWith(unprintable, data, []);
}

/** Every text inside plain data that holds an invisible character, in order. */
export function unseenTexts(data: unknown): readonly FoundText[] {
  return textsWith(unseen, data, []);
}

function textsWith(
  charactersOf: (text: string) => readonly string[],
  data: unknown,
  path: readonly PropertyKey[],
): readonly FoundText[] {
  if (typeof data === 'string') {
    const characters = charactersOf(data);
    return characters.length === 0 ? [] : [{ path, characters }];
  }
  if (typeof data !== 'object' || data === null) return [];
  const isList = Array.isArray(data);
  return Object.entries(data).flatMap(([key, value]) =>
    textsWith(charactersOf, value, [...path, isList ? Number(key) : key]),
  );
}
