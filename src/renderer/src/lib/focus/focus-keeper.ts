/**
 * After any act that removes or shuts what had the focus, the focus goes to the next thing to do, never to the page's body. One
 * watch over the whole page: no screen has to think of it, some say more precisely where to (`SCOPE`, `SERIES`).
 */
import { SCOPE, SERIES, canTake, giveFocus, isScopeEmpty, nextFocus } from './next-focus.ts';
import type { Trail } from './next-focus.ts';

/** Something that is shut while it waits for its answer gets this long to open again. */
const PATIENCE_MS = 400;
/** A part that is still empty gets this long to read its data. */
const READING_MS = 2_000;
/** Places remembered: those of a dialog and of what opened it. */
const MEMORY = 6;
const FOCUSABLE = 'a[href], button, input, textarea, select, label, [tabindex]';
/** What is laid over the page, and brings its own rules of focus. */
const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** A screen that was left is let go of: what is gone for good was not going to take the focus. */
interface Place {
  readonly trail: readonly WeakRef<Element>[];
  readonly series: string | null;
}

/** Watches the page until the answer is called. */
export function keepFocus(): () => void {
  let places: readonly Place[] = [];
  let appeared: Element[] = [];
  let scopes: Element[] = [];
  let frame = 0;
  /** When what had the focus was shut, while it waits for an answer. */
  let shutAt: number | null = null;
  /** Since when a part that came in is empty. */
  let emptyAt: number | null = null;

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target === document.body) return;
    shutAt = null;
    emptyAt = null;
    places = [placeOf(target), ...places].slice(0, MEMORY);
    appeared = [];
    scopes = [];
  };
  /** A click beside everything is a wish to have the focus nowhere. */
  const leave = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest(FOCUSABLE) === null) places = [];
  };
  const look = () => {
    cancelAnimationFrame(frame);
    // Whatever closes (a dialog, a menu) gives the focus back within a frame: it has the first word.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(restore);
    });
  };
  const restore = () => {
    const [last] = places;
    if (last === undefined || !isNowhere() || hasOverlay()) return;
    const element = last.trail[0]?.deref();
    if (element?.isConnected === true) {
      if (element instanceof HTMLElement && canTake(element)) {
        // What was never shut was left by its own will.
        if (shutAt !== null) element.focus();
        return;
      }
      shutAt ??= performance.now();
      if (performance.now() - shutAt < PATIENCE_MS) {
        look();
        return;
      }
    }
    if (isScopeEmpty({ scopes })) {
      emptyAt ??= performance.now();
      if (performance.now() - emptyAt < READING_MS) {
        look();
        return;
      }
    }
    const place = places.find(isOfPage) ?? last;
    const target = nextFocus(trailOf(place), place.series, { appeared, scopes });
    if (target !== null) giveFocus(target);
  };
  const observer = new MutationObserver((records) => {
    let isLess = false;
    for (const { addedNodes, removedNodes, target, type } of records) {
      isLess ||= removedNodes.length > 0;
      if (type === 'childList') {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          appeared.push(node);
          scopes.push(...(node.hasAttribute(SCOPE) ? [node] : []), ...node.querySelectorAll(`[${SCOPE}]`));
        }
      }
      if (type === 'attributes' && target instanceof Element) {
        if (target.hasAttribute(SCOPE)) scopes.push(target);
        if (target === places[0]?.trail[0]?.deref()) shutAt ??= performance.now();
      }
    }
    if (isLess) {
      appeared = appeared.filter(({ isConnected }) => isConnected);
      scopes = scopes.filter(({ isConnected }) => isConnected);
    }
    if (isNowhere()) look();
  });

  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: [SCOPE, 'disabled', 'hidden', 'inert'],
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', leave, true);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', leave, true);
  };
}

function placeOf(element: Element): Place {
  const trail: WeakRef<Element>[] = [];
  for (let part: Element | null = element; part !== null; part = part.parentElement)
    trail.push(new WeakRef(part));
  return { trail, series: element.getAttribute(SERIES) };
}

function trailOf({ trail }: Place): Trail {
  return trail.flatMap((part) => part.deref() ?? []);
}

/** Some part of it is still there, other than the page itself. */
function isOfPage(place: Place): boolean {
  const around = trailOf(place).find((element) => element.isConnected);
  return around !== undefined && around !== document.body && around !== document.documentElement;
}

function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || !activeElement.isConnected;
}

function hasOverlay(): boolean {
  return document.querySelector(OVERLAY) !== null;
}
