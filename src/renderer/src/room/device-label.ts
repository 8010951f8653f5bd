import type { i18n } from 'i18next';

const BROWSERS = [
  ['Pupitre', /Electron/],
  ['Edge', /Edg/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const;

/** What the president sees of a device that asks to come in: "Téléphone, Firefox". */
export function deviceLabel(
  t: i18n['t'],
  { userAgent, touchPoints }: { readonly userAgent: string; readonly touchPoints: number },
): string {
  const isPhone = /Mobi|iPhone/.test(userAgent);
  const isTablet =
    !isPhone && (/Android|iPad|Tablet/.test(userAgent) || (touchPoints > 1 && /Macintosh/.test(userAgent)));
  const kind = isPhone ? 'phone' : isTablet ? 'tablet' : 'computer';
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const name = t(`juror:device.${kind}`);
  return browser === undefined ? name : `${name}, ${browser}`;
}
