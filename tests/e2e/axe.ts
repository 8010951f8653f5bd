/** What axe-core says of a page. */
import axe from 'axe-core';
import type { Page } from '@playwright/test';

/** WCAG 2.0 to 2.2, levels A and AA. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The rules that the page breaks as it stands: of those tags, or of all that axe knows. */
export async function violationsOn(page: Page, tags?: readonly string[]): Promise<readonly axe.Result[]> {
  // To lay it into the page takes as long as to examine a small one: once is enough, in each frame.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
  }
  // What is kept is told in full, and of the rest one place each: most of the time went into naming those.
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(tags === undefined ? {} : { runOnly: { type: 'tag', values: [...tags] } }),
  };
  return page.evaluate(async (asked) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    return (await inPage.run(document, asked)).violations;
  }, options);
}
