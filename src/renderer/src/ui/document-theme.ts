export const THEME_CHOICES = ['system', 'light', 'dark', 'contrast'] as const;

/** `system` follows the machine's colour and contrast preferences. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** What the system may ask for, the first that it does; light when it asks for none. */
const OF_SYSTEM = [
  ['(prefers-contrast: more)', 'contrast'],
  ['(prefers-color-scheme: dark)', 'dark'],
] as const;

/**
 * Writes on the document which theme it is drawn in; tokens.css does the rest. That of the system is found here, once, and
 * followed until the function that is answered ends it.
 */
export function showTheme(choice: ThemeChoice): () => void {
  const { dataset } = document.documentElement;
  if (choice !== 'system') {
    dataset['theme'] = choice;
    return () => undefined;
  }
  const asked = OF_SYSTEM.map(([query, theme]) => ({ theme, list: matchMedia(query) }));
  const follow = () => {
    dataset['theme'] = asked.find(({ list }) => list.matches)?.theme ?? 'light';
  };
  follow();
  for (const { list } of asked) list.addEventListener('change', follow);
  return () => {
    for (const { list } of asked) list.removeEventListener('change', follow);
  };
}
