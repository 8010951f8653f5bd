import type { TFunction } from 'i18next';
import { createI18n } from '../../../src/renderer/src/lib/i18n.ts';
import type { LocaleResources } from '../../../src/shared/i18n.ts';
import type { Language } from '../../../src/shared/areas/app.ts';

/** The sentence that the interface shows for a key: roles and these names are how a screen is driven. */
export type Say = TFunction<['common', ...(keyof LocaleResources)[]]>;

/** Sentences of the interface in a language. */
export function wordsOf(language: Language): Say {
  return createI18n(language).t;
}
