/** What of a wide screen is in sight, whole, and within a finger's reach. */
import type { Locator, Page } from '@playwright/test';

/** The room that the work has, the indicators wholly in it, and the smallest side of what a finger aims at in the grid. */
export function inSight(page: Page) {
  return page.locator('[data-open-grid]').evaluate((grid) => {
    const frame = grid.closest('[data-focus-scope]:not([data-open-grid])')?.getBoundingClientRect();
    if (frame === undefined) throw new Error('no work');
    const rows = [...grid.querySelectorAll('article li:has([role=radiogroup])')];
    const targets = [...grid.querySelectorAll('button, [role=radiogroup] label')];
    return {
      indicators: rows.filter((row) => {
        const { bottom, top } = row.getBoundingClientRect();
        return top >= frame.top && bottom <= frame.bottom;
      }).length,
      smallestTarget: Math.min(
        ...targets.flatMap((target) => {
          const { height, width } = target.getBoundingClientRect();
          return [height, width];
        }),
      ),
      isPageStill: document.documentElement.scrollWidth <= window.innerWidth,
    };
  });
}

/** Texts of which a line holds fewer than four letters on average: broken letter by letter. */
export function brokenTexts(root: Locator): Promise<readonly string[]> {
  return root.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (text.length > 3 && lines.size > 1 && text.length / lines.size < 4) broken.push(text);
    }
    return broken;
  });
}

/** Cells of which the content is wider than they are, or that lie over their neighbour before anything is scrolled. */
export function cramped(page: Page): Promise<readonly string[]> {
  return page.getByRole('table').evaluate((table) =>
    [...table.querySelectorAll('tr')].flatMap((row) => {
      const cells = [...row.children].filter((cell) => getComputedStyle(cell).position !== 'sticky');
      return cells.flatMap((cell, place) => {
        const [box, next] = [cell.getBoundingClientRect(), cells[place + 1]?.getBoundingClientRect()];
        const content = Math.max(
          0,
          ...[...cell.children].map((child) => child.getBoundingClientRect().width),
        );
        const isOver = next !== undefined && box.right > next.left + 1;
        return content > box.width + 1 || isOver ? [cell.textContent] : [];
      });
    }),
  );
}
