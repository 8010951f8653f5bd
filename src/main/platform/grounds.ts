import type { Theme } from '../../shared/areas/app.ts';

/** Ground of each theme, as tokens.css has it. */
export const GROUNDS = { light: '#f7f2e8', dark: '#1a1714', contrast: '#000000' } as const;

/** What the system asks for. */
export interface SystemTheme {
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseHighContrastColors: boolean;
}

/** Ground of the window, which shows until the page has drawn its first paint, so that nothing flashes. */
export function groundOf(theme: Theme, system: SystemTheme): string {
  if (theme !== 'system') return GROUNDS[theme];
  if (system.shouldUseHighContrastColors) return GROUNDS.contrast;
  return system.shouldUseDarkColors ? GROUNDS.dark : GROUNDS.light;
}
