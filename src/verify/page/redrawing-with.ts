/** Draws documents again in a browser. */
import { openFaces } from '../../drawing/faces.ts';
import { createRedrawing, type Redrawing } from '../../drawing/redrawing.ts';
import type { FontFiles } from './font-files.ts';

/** Draws with those fonts, opened at the first document; throws TypeError then when one is missing. */
export function redrawingWith(fonts: FontFiles): Redrawing {
  return createRedrawing(() =>
    openFaces((name) => {
      const bytes = fonts[name];
      if (bytes === undefined) throw new TypeError(`no font ${name}`);
      return bytes;
    }),
  );
}
