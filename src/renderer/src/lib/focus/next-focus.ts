/** Where the focus goes once what had it is gone: the reading of a page, without a state of its own. */

/** A place in the page, from the element that had the focus up to the body. */
export type Trail = readonly Element[];

/**
 * Attribute of a part that is another one when its value changes, as the work of a passage at each stage: a focus that was lost
 * when it came or changed goes to its beginning.
 */
export const SCOPE = 'data-focus-scope';
/** Attribute of each act of a row of the same acts: from the one that was done the focus goes to the next that is left. */
export const SERIES = 'data-focus-series';

const CONTROLS = 'a[href], button, input, textarea, select, [tabindex="0"]';
const HEADINGS = 'h1, h2, h3, h4, [role="heading"]';

/** What the page did since the focus was last somewhere. */
export interface Changes {
  /** Parts that came in, in the order in which they came. */
  readonly appeared: readonly Element[];
  /** Parts with a scope that came in or changed. */
  readonly scopes: readonly Element[];
}

/** Whether the part that came in last is still empty, as while it reads its data: its beginning is worth waiting for. */
export function isScopeEmpty({ scopes }: Pick<Changes, 'scopes'>): boolean {
  const scope = scopes.findLast((part) => part.isConnected);
  return scope !== undefined && beginningOf([scope]) === null;
}

/** The element that takes the focus after it was lost from that trail; null when nothing can. */
export function nextFocus(
  trail: Trail,
  series: string | null,
  { appeared, scopes }: Changes,
): HTMLElement | null {
  const scope = scopes.findLast((part) => part.isConnected);
  const beginning = scope === undefined ? null : beginningOf([scope]);
  if (beginning !== null) return beginning;
  const around = trail.find((element) => element.isConnected) ?? document.body;
  const act = series === null ? null : nextOfSeries(around, series);
  if (act !== null) return act;
  return firstOutward(around, appeared);
}

/** What came in nearest to where the focus was; failing that, the first control or heading of what is around it. */
function firstOutward(around: Element, appeared: readonly Element[]): HTMLElement | null {
  for (let part: Element | null = around; part !== null; part = part.parentElement) {
    const within = part;
    const found = beginningOf(appeared.filter((element) => element.isConnected && within.contains(element)));
    if (found !== null) return found;
    const standing = beginningOf([part]);
    if (standing !== null) return standing;
  }
  return null;
}

function nextOfSeries(around: Element, series: string): HTMLElement | null {
  const acts = [...document.querySelectorAll<HTMLElement>(`[${SERIES}="${CSS.escape(series)}"]`)].filter(
    canTake,
  );
  const after = acts.find(
    (act) => (around.compareDocumentPosition(act) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return after ?? acts[0] ?? null;
}

/** The first heading or control in the order of the page. */
function beginningOf(parts: readonly Element[]): HTMLElement | null {
  const found = parts
    .flatMap((part) => [part, ...part.querySelectorAll(`${HEADINGS}, ${CONTROLS}`)])
    .filter((element) => element instanceof HTMLElement)
    .filter((element) => element.matches(`${HEADINGS}, ${CONTROLS}`) && canTake(element))
    .sort(inPageOrder);
  return found[0] ?? null;
}

function inPageOrder(one: Element, other: Element): number {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
}

/** Seen, neither disabled nor shut away: the focus can be on it. */
export function canTake(element: Element): boolean {
  if (!element.isConnected || element.closest('[inert], [hidden], [aria-hidden="true"]') !== null)
    return false;
  return !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
}

/** Gives the focus to what is found; a heading takes it for this once, and is not a stop of the Tab key. */
export function giveFocus(target: HTMLElement): void {
  if (target.matches(HEADINGS) && !target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus({ preventScroll: false });
}
