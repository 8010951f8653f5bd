import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../../src/shared/error-codes.ts';
import { withDe } from '../../../src/domain/text/elision.ts';
import { createI18n, withoutFullStop } from '../../../src/renderer/src/lib/i18n.ts';
import { LANGUAGES, resources } from '../../../src/shared/i18n.ts';

const FOLDER = resolve(import.meta.dirname, '../../../resources/locales');
const NAMESPACES = readdirSync(resolve(FOLDER, 'fr')).sort();

type Texts = ReadonlyMap<string, string>;

/** Every text of a namespace by its dotted key. */
function readTexts(language: string, file: string): Texts {
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') found.set(key, value);
    else if (typeof value === 'object' && value !== null)
      Object.entries(value).forEach(([name, inner]) => {
        walk(inner, key === '' ? name : `${key}.${name}`);
      });
    else throw new TypeError(`${file}: ${key} is not a text`);
  };
  walk(JSON.parse(readFileSync(resolve(FOLDER, language, file), 'utf8')), '');
  return found;
}

/** Names between double braces, in alphabetical order. */
function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();
}

describe('texts of the interface', () => {
  test('each namespace exists in both languages', () => {
    expect(readdirSync(resolve(FOLDER, 'en')).sort()).toEqual(NAMESPACES);
  });

  test.each(NAMESPACES)('%s has the same keys in French and English', (file) => {
    expect([...readTexts('en', file).keys()].sort()).toEqual([...readTexts('fr', file).keys()].sort());
  });

  test.each(NAMESPACES)('%s uses the same values in French and English', (file) => {
    const english = readTexts('en', file);
    for (const [key, text] of readTexts('fr', file)) {
      expect(valuesIn(english.get(key) ?? ''), key).toEqual(valuesIn(text));
    }
  });

  test.each(NAMESPACES)('%s has no empty text and no text with a space at its edge', (file) => {
    for (const language of LANGUAGES) {
      for (const [key, text] of readTexts(language, file)) {
        expect(text, `${language} ${key}`).toMatch(/^\S(?:[\s\S]*\S)?$/);
      }
    }
  });
});

describe('French typography', () => {
  const frenchTexts = NAMESPACES.flatMap((file) =>
    [...readTexts('fr', file)].map(([key, text]) => [`${file} ${key}`, text] as const),
  );

  test('a space that cannot break stands before the tall punctuation', () => {
    const faulty = frenchTexts.filter(([, text]) => /(?:^|[^\u00A0\u202F\d{])[:;?!»](?:\s|$)/.test(text));
    expect(faulty).toEqual([]);
  });

  test('a space that cannot break stands inside the quotation marks', () => {
    const faulty = frenchTexts.filter(([, text]) => /«(?![\u00A0\u202F])|(?<![\u00A0\u202F])»/.test(text));
    expect(faulty).toEqual([]);
  });

  test('apostrophes are typographic and quotation marks are French', () => {
    expect(frenchTexts.filter(([, text]) => /['"“”]/.test(text))).toEqual([]);
  });

  test('no exclamation and no three dots for an ellipsis', () => {
    expect(frenchTexts.filter(([, text]) => /!|\.\.\./.test(text))).toEqual([]);
  });
});

describe('names after a preposition', () => {
  test.each([
    ['Léonie', 'de Léonie'],
    ['Aïcha', 'd’Aïcha'],
    ['Élodie', 'd’Élodie'],
    ['Hélène', 'd’Hélène'],
    ['Yves', 'd’Yves'],
    ['Yasmine', 'de Yasmine'],
    ['Awa', 'd’Awa'],
    ['AWA NDIAYE', 'd’AWA NDIAYE'],
    ['Hortense', 'd’Hortense'],
    ['Henri', 'd’Henri'],
    ['Hassan', 'de Hassan'],
    ['Hans', 'de Hans'],
    ['Ouassim', 'de Ouassim'],
    ['Yves', 'd’Yves'],
  ])('%s', (name, written) => {
    expect(withDe(name)).toBe(written);
  });

  test('never follow a bare "de": every text of a person leaves it to the one rule', () => {
    const bare = NAMESPACES.flatMap((file) =>
      [...readTexts('fr', file)].filter(([, text]) =>
        /(?:\b[dD]e|\b[dD]’) ?\{\{(?:name|names|by|candidate|member|holder)\}\}/.test(text),
      ),
    );
    expect(bare).toEqual([]);
  });

  test('are written so in French only', () => {
    const translations = createI18n('fr');
    expect(translations.getFixedT('fr', 'home')('openNext', { name: 'Aïcha' })).toBe(
      'Ouvrir le passage d’Aïcha',
    );
    expect(translations.getFixedT('en', 'home')('openNext', { name: 'Aïcha' })).toBe('Open Aïcha’s passage');
  });
});

describe('errors', () => {
  test.each(LANGUAGES)('every code says what happened, what is safe and what to do in %s', (language) => {
    for (const code of ERROR_CODES) {
      const { what, safe, todo } = resources[language].errors[code];
      for (const sentence of [what, safe, todo]) expect(sentence, code).toMatch(/[.?]$/);
    }
  });

  test('no sentence is left for a code that does not exist', () => {
    expect(Object.keys(resources.fr.errors).sort()).toEqual([...ERROR_CODES].sort());
  });
});

describe('a clause that a sentence goes on from', () => {
  test.each([
    ['Le script manque.', 'Le script manque'],
    ['Le script manque', 'Le script manque'],
    ['Le script manque... ', 'Le script manque...'],
    ['Vraiment ?', 'Vraiment ?'],
  ])('%s', (written, clause) => {
    expect(withoutFullStop(written)).toBe(clause);
  });
});
