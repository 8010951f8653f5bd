import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { withDe } from '../../../domain/text/elision.ts';
import { DEFAULT_LANGUAGE, DEFAULT_NAMESPACE, LANGUAGES, resources } from '../../../shared/i18n.ts';
import type { LocaleResources } from '../../../shared/i18n.ts';
import type { Language } from '../../../shared/areas/app.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof DEFAULT_NAMESPACE;
    resources: LocaleResources;
    returnNull: false;
  }
}

/** Starts the translations; all texts are bundled, so they are there at once. */
export function createI18n(language: Language = DEFAULT_LANGUAGE): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: DEFAULT_LANGUAGE,
    supportedLngs: [...LANGUAGES],
    defaultNS: DEFAULT_NAMESPACE,
    resources,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  // For texts that write `{{name, of}}`.
  instance.services.formatter?.add('of', (name: unknown, language) =>
    language === 'fr' ? withDe(String(name)) : String(name),
  );
  instance.services.formatter?.add('clause', (text: unknown) => withoutFullStop(String(text)));
  return instance;
}

/** What a person wrote, for texts that write `{{reason, clause}}.` and bring the full stop themselves. */
export function withoutFullStop(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/, '');
}

/** The locale that dates and numbers follow; English dates are day first, as in Europe. */
export function localeOf(language: Language): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
