/** Where this tab is, over a reload. */
const KEY = 'room.passage';

export function shownPassage(): string | null {
  return sessionStorage.getItem(KEY);
}

export function keepShownPassage(passageId: string | null): void {
  if (passageId === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, passageId);
}
