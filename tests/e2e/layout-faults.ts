/**
 * Runs in the page: what of the screen in front is wider than its window, covered by something else, or cut off. Each
 * text and each control is looked for at its middle, once it is brought into sight where it is scrolled away.
 */
export function layoutFaults(): readonly string[] {
  const CONTROLS = 'a[href], button, input, select, textarea, [role=button], [role=option], [role=tab]';
  const scrolled = [...document.querySelectorAll('*')]
    .filter((element) => element.scrollTop !== 0 || element.scrollLeft !== 0)
    .map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }));
  const dialogs = [...document.querySelectorAll('[role=dialog], [role=alertdialog], dialog[open]')];
  const front = dialogs.findLast((dialog) => dialog.checkVisibility()) ?? document.body;

  const ownText = (element: Element): Range | null => {
    const node = [...element.childNodes].find(
      (child) => child.nodeType === Node.TEXT_NODE && (child.textContent ?? '').trim() !== '',
    );
    if (node === undefined) return null;
    const range = document.createRange();
    range.selectNodeContents(node);
    return range;
  };
  /** What ends its text by an ellipsis: the element, or what it stands in. */
  const shortenedBy = (element: Element): Element | null => {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const { display, overflowX, textOverflow } = getComputedStyle(each);
      if (overflowX !== 'visible' && (each === element || textOverflow === 'ellipsis')) return each;
      if (display !== 'inline') return null;
    }
    return null;
  };
  /** Of a text its first line, as far as its own element lets it be seen: the rest may be behind an ellipsis. */
  const boxOf = (element: Element): DOMRect => {
    const [line] = ownText(element)?.getClientRects() ?? [];
    if (line === undefined) return element.getBoundingClientRect();
    const box = shortenedBy(element)?.getBoundingClientRect();
    if (box === undefined) return line;
    const left = Math.max(line.left, box.left);
    return new DOMRect(left, line.top, Math.min(line.right, box.right) - left, line.height);
  };
  /** What only a screen reader has, and what stands above the page until it has the focus. */
  const isUnseen = (element: Element): boolean => {
    if (element.matches('input[type=radio], input[type=checkbox], input[type=file]')) return true;
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const { height, width } = each.getBoundingClientRect();
      const { clipPath, overflowX, position } = getComputedStyle(each);
      if (overflowX !== 'visible' && (height <= 2 || width <= 2)) return true;
      if (clipPath !== 'none' || (position !== 'static' && each.getBoundingClientRect().bottom <= 0))
        return true;
    }
    return false;
  };
  const isDrawn = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (element.closest('[inert], [aria-hidden=true], svg, canvas') !== null) return false;
    const { height, width } = element.getBoundingClientRect();
    return width > 2 && height > 2 && !isUnseen(element);
  };
  const isOpaque = (element: Element): boolean => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== 'none' || element instanceof HTMLCanvasElement) return true;
    const alpha = /[,/] ?(?<alpha>[\d.]+)\)$/u.exec(backgroundColor)?.groups?.['alpha'];
    return !backgroundColor.startsWith('rgba') ? backgroundColor !== 'transparent' : Number(alpha) > 0.3;
  };
  /** What is wrong at the middle of the element as it stands; null when it is seen. */
  const faultOf = (element: Element): 'out of the window' | 'cut' | 'covered' | 'overprinted' | null => {
    const box = boxOf(element);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return 'out of the window';
    for (const above of document.elementsFromPoint(x, y)) {
      if (above === element || element.contains(above)) return null;
      if (above.contains(element)) return getComputedStyle(element).pointerEvents === 'none' ? null : 'cut';
      if (isOpaque(above)) return 'covered';
      const rects = [...(ownText(above)?.getClientRects() ?? [])];
      if (rects.some((rect) => x > rect.left && x < rect.right && y > rect.top && y < rect.bottom)) {
        return 'overprinted';
      }
    }
    return 'cut';
  };

  /** Nobody can scroll what is cut by `overflow: hidden`; bringing into sight does. */
  const restoreUnscrollable = (element: Element): void => {
    for (let each = element.parentElement; each !== null; each = each.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(each);
      const before = scrolled.find((one) => one.element === each);
      if (overflowX === 'hidden') each.scrollLeft = before?.left ?? 0;
      if (overflowY === 'hidden') each.scrollTop = before?.top ?? 0;
    }
  };

  const faults: string[] = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${String(scrollWidth)} pixels wide`);
  for (const element of front.querySelectorAll('*')) {
    const isLooked = ownText(element) !== null || element.matches(CONTROLS);
    if (!isLooked || !isDrawn(element) || faultOf(element) === null) continue;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    restoreUnscrollable(element);
    const fault = faultOf(element);
    if (fault === null || isUnseen(element)) continue;
    const name = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60);
    faults.push(`${fault}: ${element.tagName.toLowerCase()}.${element.className} "${name}"`);
  }
  for (const element of document.querySelectorAll('*')) {
    if (element.scrollTop !== 0) element.scrollTop = 0;
    if (element.scrollLeft !== 0) element.scrollLeft = 0;
  }
  for (const { element, left, top } of scrolled) element.scrollTo({ left, top, behavior: 'instant' });
  return faults;
}
