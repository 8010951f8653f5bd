import { useEffect } from 'react';

export const THEME_CHOICES = ['system', 'light', 'dark', 'contrast'] as const;

/** `system` follows the machine's colour and contrast preferences. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Writes the choice on the document; tokens.css does the rest, and follows the system when there is none. */
export function useDocumentTheme(choice: ThemeChoice): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (choice === 'system') delete dataset['theme'];
    else dataset['theme'] = choice;
  }, [choice]);
}
