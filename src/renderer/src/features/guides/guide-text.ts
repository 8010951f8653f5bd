/** What guides are made of: paragraphs that name the interface's words by their keys, so that none can grow old. */
import enMenu from '../../../../../resources/locales/en/menu.json' with { type: 'json' };
import frMenu from '../../../../../resources/locales/fr/menu.json' with { type: 'json' };
import type { Language } from '../../../../shared/areas/app.ts';
import { resources } from '../../../../shared/i18n.ts';

/** A piece of a paragraph: plain words, a word of the interface, or a key of the keyboard. */
export interface GuidePiece {
  readonly kind: 'text' | 'label' | 'key';
  readonly text: string;
}

/** The interface's texts, and those of the window's menu. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = {
  fr: { ...resources.fr, menu: frMenu },
  en: { ...resources.en, menu: enMenu },
};

/** `[[grid:leave]]` is a text of the interface by its namespace and key; `((J))` is a key to press. */
const NAMED = /\[\[([^\]]+)\]\]|\(\(([^)]+)\)\)/g;

/** The pieces of a paragraph in order; a label has the key that names it for its text. */
export function piecesOf(paragraph: string): readonly GuidePiece[] {
  const pieces: GuidePiece[] = [];
  let from = 0;
  for (const found of paragraph.matchAll(NAMED)) {
    const [whole, label, key] = found;
    if (found.index > from) pieces.push({ kind: 'text', text: paragraph.slice(from, found.index) });
    pieces.push(label === undefined ? { kind: 'key', text: key ?? '' } : { kind: 'label', text: label });
    from = found.index + whole.length;
  }
  return from < paragraph.length ? [...pieces, { kind: 'text', text: paragraph.slice(from) }] : pieces;
}

/** The text of the interface under that name, such as `grid:seal.action`; null where there is none. */
export function labelOf(language: Language, name: string): string | null {
  const [namespace = '', key = ''] = name.split(':');
  const found = [namespace, ...key.split('.')].reduce<unknown>(
    (within, step) =>
      typeof within === 'object' && within !== null && Object.hasOwn(within, step)
        ? (within as Readonly<Record<string, unknown>>)[step]
        : undefined,
    WORDS[language],
  );
  return typeof found === 'string' ? found : null;
}
