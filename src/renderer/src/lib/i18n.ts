import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
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

/** "de Léonie", "d’Aïcha": for texts that write `{{name, of}}`. Names of whom we do not know how they sound keep "de". */
export function withDe(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  return isElided(plain) ? `d’${name}` : `de ${name}`;
}

/** French first names whose h is mute; that of others may be said, and "de" is then right. */
const MUTE_H =
  /^(hadrien|hector|helen|helia|helie|heloise|henri|herbert|hermance|hermeline|hermine|hermione|herve|hilaire|hippolyte|honor|horace|hortense|hubert|hugo|hugues|huguette|hyacinthe)/;

function isElided(plain: string): boolean {
  // "Yasmine" and "Ouassim" begin with the sound of a consonant, "Yves" and "Octave" do not.
  if (/^(y[aeiou]|ou[aei])/.test(plain)) return false;
  return /^[aeiouyœæ]/.test(plain) || MUTE_H.test(plain);
}

/** The locale that dates and numbers follow; English dates are day first, as in Europe. */
export function localeOf(language: Language): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
