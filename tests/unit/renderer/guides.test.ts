import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelOf, piecesOf } from '../../../src/renderer/src/features/guides/guide-text.ts';
import { LANGUAGES, resources } from '../../../src/shared/i18n.ts';

const FOLDER = resolve(import.meta.dirname, '../../../resources/guides');
const README = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const PICTURES = readdirSync(resolve(FOLDER, 'pictures'));
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort();

interface Guide {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly picture?: { readonly file: string; readonly alt: string };
  }[];
}

const read = (name: string) => JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as Guide;
const paragraphsOf = (name: string) => read(name).sections.flatMap(({ paragraphs }) => paragraphs);
const picturesOf = (name: string) => read(name).sections.flatMap(({ picture }) => picture ?? []);
const textsOf = (name: string) => {
  const { lede, sections, title } = read(name);
  return [
    ...[title, lede, ...sections.map((section) => section.title), ...paragraphsOf(name)],
    ...picturesOf(name).map(({ alt }) => alt),
  ];
};

describe('a paragraph of a guide', () => {
  test('is cut into words, words of the interface and keys', () => {
    expect(piecesOf('Touche ((J)), puis [[grid:leave]].')).toEqual([
      { kind: 'text', text: 'Touche ' },
      { kind: 'key', text: 'J' },
      { kind: 'text', text: ', puis ' },
      { kind: 'label', text: 'grid:leave' },
      { kind: 'text', text: '.' },
    ]);
  });

  test('names no text that does not exist', () => {
    expect(labelOf('fr', 'grid:leave')).toBe(resources.fr.grid.leave);
    for (const name of ['grid:left', 'grid', 'grids:leave', 'grid:seal', 'grid:leave.more']) {
      expect(labelOf('fr', name), name).toBeNull();
    }
  });
});

describe.each(NAMES)('the guide %s', (name) => {
  test('names words that the interface has, whole, in both languages', () => {
    const labels = paragraphsOf(name)
      .flatMap(piecesOf)
      .filter(({ kind }) => kind === 'label');
    expect(labels.length).toBeGreaterThan(5);
    for (const { text } of labels) {
      for (const language of LANGUAGES) {
        expect(labelOf(language, text), `${language} ${text}`).toMatch(/^[^{}]+$/);
      }
    }
  });

  test('quotes nothing by hand, which could grow old', () => {
    for (const text of textsOf(name)) expect(text).not.toMatch(/[«»"“”]/);
  });

  test('is typeset as French is', () => {
    for (const text of textsOf(name)) {
      expect(text).not.toMatch(/(?:^|[^\u00A0\d])[:;?!](?:\s|$)/);
      expect(text).not.toMatch(/'|!|\.\.\./);
      expect(text).toMatch(/^\S(?:[\s\S]*\S)?$/);
    }
  });

  test('shows three to five pictures, all of them there and described', () => {
    const pictures = picturesOf(name);
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    expect(pictures.length).toBeLessThanOrEqual(5);
    expect(PICTURES).toEqual(expect.arrayContaining(pictures.map(({ file }) => file)));
    for (const { alt } of pictures) expect(alt.length).toBeGreaterThan(30);
  });
});

test('no picture is kept that nobody shows, and none is heavy', () => {
  const shown = NAMES.flatMap(picturesOf).map(({ file }) => file);
  for (const file of PICTURES) {
    expect(shown.includes(file) || README.includes(file), file).toBe(true);
    expect(readFileSync(resolve(FOLDER, 'pictures', file)).length, file).toBeLessThan(120_000);
  }
});

test('the README opens on three pictures that are there', () => {
  const named = [...README.matchAll(/resources\/guides\/pictures\/([\w-]+\.webp)/g)].map(([, file]) => file);
  expect(named).toHaveLength(3);
  expect(PICTURES).toEqual(expect.arrayContaining(named));
});
