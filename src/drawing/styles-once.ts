/**
 * pdfmake asks the styles around a text for some twenty properties of each of its words. They are the same for all words of
 * the text: here each is asked for once. What comes of it is the same.
 */
import { StyleContextStack, TextInlines } from './pdfmake-parts.ts';

interface Styled {
  readonly style?: unknown;
  readonly [property: string]: unknown;
}

/** The styles around a content, the nearest last. */
interface Styles {
  getProperty(property: string): unknown;
}

type Lookup = (
  item: Styled | string,
  styles: Styles | undefined,
  property: string,
  usual: unknown,
) => unknown;
type Measure = (this: unknown, words: readonly Styled[], styles: Styles) => unknown;

let isInstalled = false;
/** What the styles around the text that is being measured gave; measuring it is one piece of work. */
let around: { readonly styles: Styles; readonly known: Map<string, unknown> } | null = null;

/** Makes pdfmake, which is one object for the whole process, ask once for each text. */
export function askStylesOnce(): void {
  if (isInstalled) return;
  isInstalled = true;
  const stack = StyleContextStack as { getStyleProperty: Lookup };
  const usualLookup = stack.getStyleProperty;
  stack.getStyleProperty = (item, styles, property, usual) => {
    // A word with styles of its own puts them before those around it.
    const isPlain = typeof item === 'object' && !item.style;
    if (around === null || around.styles !== styles || !isPlain)
      return usualLookup.call(stack, item, styles, property, usual);
    return item[property] ?? valueAround(around, property) ?? usual;
  };
  const { prototype } = TextInlines as { readonly prototype: { measure: Measure } };
  const { measure } = prototype;
  prototype.measure = function measuredOnce(words, styles) {
    const outer = around;
    around = { styles, known: new Map() };
    try {
      return measure.call(this, words, styles);
    } finally {
      around = outer;
    }
  };
}

function valueAround({ known, styles }: NonNullable<typeof around>, property: string): unknown {
  if (!known.has(property)) known.set(property, styles.getProperty(property));
  return known.get(property);
}
