import { afterEach, expect, it, vi } from 'vitest';
import { groundOf } from '../../../src/main/platform/grounds.ts';
import { showTheme } from '../../../src/renderer/src/ui/document-theme.ts';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

/** A document on a machine that asks for what `wishes` holds, and can change its mind. */
function machine(...wishes: string[]) {
  const asked = new Set(wishes);
  const listeners = new Set<() => void>();
  const dataset: Record<string, string> = {};
  vi.stubGlobal('document', { documentElement: { dataset } });
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return asked.has(query);
    },
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
  }));
  return {
    theme: () => dataset['theme'],
    listenerCount: () => listeners.size,
    change: (query: string, isWished: boolean) => {
      if (isWished) asked.add(query);
      else asked.delete(query);
      for (const listener of listeners) listener();
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  [[], 'light'],
  [[DARK], 'dark'],
  [[CONTRAST], 'contrast'],
  [[DARK, CONTRAST], 'contrast'],
])('of a system that asks for %j shows %s', (wishes, theme) => {
  const { theme: shown } = machine(...wishes);
  showTheme('system');
  expect(shown()).toBe(theme);
});

it('follows the system until told otherwise', () => {
  const { theme, change, listenerCount } = machine();
  const end = showTheme('system');
  change(DARK, true);
  expect(theme()).toBe('dark');
  change(DARK, false);
  expect(theme()).toBe('light');
  end();
  expect(listenerCount()).toBe(0);
  showTheme('contrast');
  change(DARK, true);
  expect(theme()).toBe('contrast');
});

it('shows what was chosen, whatever the system asks for', () => {
  const { theme } = machine(DARK, CONTRAST);
  showTheme('light');
  expect(theme()).toBe('light');
});

it.each([
  ['system', false, false, '#f7f2e8'],
  ['system', true, false, '#1a1714'],
  ['system', true, true, '#000000'],
  ['light', true, true, '#f7f2e8'],
] as const)(
  'opens a window of theme %s on the ground that follows (dark %s, contrast %s)',
  (theme, isDark, isHigh, ground) => {
    const system = { shouldUseDarkColors: isDark, shouldUseHighContrastColors: isHigh };
    expect(groundOf(theme, system)).toBe(ground);
  },
);
