import type { Language } from '../../../../../shared/areas/app.ts';

const KEY = 'room.language';

/** The language that was chosen on this device, else the one that its window was opened in, else the browser's. */
export function startLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'fr' || kept === 'en') return kept;
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked === 'fr' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
