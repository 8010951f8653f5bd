/** The language of a certification's own wording, where it is not that of the pages around it. */
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';

/** On a node of a definition: the language in which its text is read aloud. */
export interface SpokenIn {
  readonly lang?: string;
}

const OF_THE_PAGES = /^fr(?:-|$)/;

/** Laid on each text that is the certification's alone; nothing where it is of the language of the pages. */
export function wordingLanguage({ certification }: Pick<MinutesContent, 'certification'>): SpokenIn {
  const language = 'language' in certification ? certification.language : 'fr';
  return OF_THE_PAGES.test(language) ? {} : { lang: language };
}
