/** The guides that come with the application, in French, and their pictures. */
import administrator from '../../../../../resources/guides/administrator.json' with { type: 'json' };
import juror from '../../../../../resources/guides/juror.json' with { type: 'json' };
import president from '../../../../../resources/guides/president.json' with { type: 'json' };

export const GUIDE_IDS = ['juror', 'president', 'administrator'] as const;

export type GuideId = (typeof GUIDE_IDS)[number];

export interface GuideSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly picture?: { readonly file: string; readonly alt: string } | undefined;
}

export interface Guide {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly GuideSection[];
}

const GUIDES: Readonly<Record<GuideId, Guide>> = { juror, president, administrator };

const PICTURES = import.meta.glob<string>('../../../../../resources/guides/pictures/*.webp', {
  eager: true,
  import: 'default',
  query: '?url',
});

/** The guide of that name; null where there is none. */
export function guideOf(id: string): Guide | null {
  const known = GUIDE_IDS.find((name) => name === id);
  return known === undefined ? null : GUIDES[known];
}

/** Where the page finds that picture. */
export function pictureOf(file: string): string | undefined {
  return Object.entries(PICTURES).find(([path]) => path.endsWith(`/${file}`))?.[1];
}
