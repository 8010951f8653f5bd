import { createInstance } from 'i18next';
import type { TFunction } from 'i18next';
import { LANGUAGES, resources } from '../../../src/shared/i18n.ts';
import type { LocaleResources } from '../../../src/shared/i18n.ts';
import type { Language } from '../../../src/shared/views.ts';

/** The sentence that the interface shows for a key: roles and these names are how a screen is driven. */
export type Say = TFunction<['common', ...(keyof LocaleResources)[]]>;

/** Sentences of the interface in a language; throws on a key that it does not have. */
export function wordsOf(language: Language): Say {
  const instance = createInstance({
    lng: language,
    supportedLngs: [...LANGUAGES],
    defaultNS: 'common',
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => {
      throw new RangeError(`no text for ${namespace}:${key}`);
    },
  });
  void instance.init();
  return instance.t as Say;
}
