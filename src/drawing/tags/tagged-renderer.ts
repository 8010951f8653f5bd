/**
 * Draws a definition with tags as marked content with its structure. pdfmake has no notion of it, pdfkit has: four functions
 * of pdfmake are wrapped, which hand the tag of a node to what is drawn of it. Documents without tags are drawn as ever.
 */
import { drawTagged, type Drawn, type Page, type RendererOfPdfmake } from './draw-tagged.ts';
import { ElementWriter, LayoutBuilder, Renderer } from '../pdfmake-parts.ts';
import { type Tag, tagsOf } from './tagged-definition.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Prototype = Record<string, Method>;
type Around = (original: () => unknown, args: readonly unknown[], self: unknown) => unknown;

const rootOf = new WeakMap<object, Tag>();
let isInstalled = false;

/** Makes pdfmake, which is one object for the whole process, draw tags where a definition has them. */
export function installTags(): void {
  if (isInstalled) return;
  isInstalled = true;
  wrapLayout(prototypeOf(LayoutBuilder));
  wrap(prototypeOf(ElementWriter), 'addQr', (original, [node]) => {
    const { _canvas, tag } = node as { readonly _canvas: Drawn[]; readonly tag?: Tag };
    if (tag !== undefined) for (const shape of _canvas) shape.tag = tag;
    return original();
  });
  wrap(prototypeOf(Renderer), 'renderPages', (original, [pages], self) => {
    const renderer = self as RendererOfPdfmake;
    const root = rootOf.get(renderer.pdfDocument);
    if (root === undefined) return original();
    drawTagged(renderer, root, pages as readonly Page[]);
  });
}

/** Lines get the tag of the text that they are of, and those above and under pages are known as such. */
function wrapLayout(builder: Prototype): void {
  let isRunning = false;
  wrap(builder, 'layoutDocument', (original, [content, document]) => {
    const root = tagsOf(content as object);
    if (root !== undefined) rootOf.set(document as object, root);
    return original();
  });
  wrap(builder, 'addDynamicRepeatable', (original) => {
    isRunning = true;
    try {
      return original();
    } finally {
      isRunning = false;
    }
  });
  wrap(builder, 'buildNextLine', (original, [node]) => {
    const line = original() as Drawn | null;
    const { tag } = node as { readonly tag?: Tag };
    if (line !== null) {
      if (tag !== undefined) line.tag = tag;
      line.isRunning = isRunning;
    }
    return line;
  });
}

function prototypeOf(part: unknown): Prototype {
  return (part as { readonly prototype: Prototype }).prototype;
}

function wrap(prototype: Prototype, name: string, around: Around): void {
  const method = prototype[name];
  if (method === undefined) throw new TypeError(`pdfmake has no ${name}`);
  prototype[name] = function wrapped(...args) {
    return around(() => method.apply(this, args), args, this);
  };
}
