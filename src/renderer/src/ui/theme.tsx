import { createContext, use, useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';

export const THEME_CHOICES = ['system', 'light', 'dark', 'contrast'] as const;

/** `system` follows the machine's colour and contrast preferences. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

interface ThemeContextValue {
  readonly choice: ThemeChoice;
  readonly setChoice: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeContextValue | null>(null);

export interface ThemeProviderProps {
  /** The stored choice; the caller keeps it. */
  readonly choice: ThemeChoice;
  readonly onChange: (choice: ThemeChoice) => void;
  readonly children: ReactNode;
}

/** Writes the choice on the document; tokens.css does the rest, and follows the system when there is none. */
export function ThemeProvider({ choice, onChange, children }: ThemeProviderProps) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (choice === 'system') delete dataset['theme'];
    else dataset['theme'] = choice;
  }, [choice]);
  const value = useMemo(() => ({ choice, setChoice: onChange }), [choice, onChange]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

/** The current choice and its setter; throws outside a `ThemeProvider`. */
export function useTheme(): ThemeContextValue {
  const value = use(ThemeContext);
  if (value === null) throw new Error('useTheme needs a ThemeProvider above it');
  return value;
}
