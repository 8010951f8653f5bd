/** Texts that the main process shows itself: menu, system dialogs and failures at start-up. */
import enMenu from '../../../resources/locales/en/menu.json' with { type: 'json' };
import enStartup from '../../../resources/locales/en/startup.json' with { type: 'json' };
import frMenu from '../../../resources/locales/fr/menu.json' with { type: 'json' };
import frStartup from '../../../resources/locales/fr/startup.json' with { type: 'json' };
import type { Language } from '../../shared/areas/app.ts';

export interface NativeTexts {
  readonly menu: typeof frMenu;
  readonly startup: typeof frStartup;
}

const TEXTS: Readonly<Record<Language, NativeTexts>> = {
  fr: { menu: frMenu, startup: frStartup },
  en: { menu: enMenu, startup: enStartup },
};

/** Texts in that language. */
export function nativeTexts(language: Language): NativeTexts {
  return TEXTS[language];
}

/** The interface's language for a system locale such as "en-GB"; French for any that is not English. */
export function languageOfLocale(locale: string): Language {
  return /^en(?![a-z])/i.test(locale) ? 'en' : 'fr';
}
