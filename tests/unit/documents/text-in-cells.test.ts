import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shrink } from '../../../src/drawing/column-widths.ts';
import { createSubjectSheetRenderer } from '../../../src/core/documents/subject-sheets.ts';
import type { Subject } from '../../../src/domain/roleplay/subject.schema.ts';
import { PAGE } from '../../../src/documents/minutes-layout.ts';
import {
  unbroken,
  unbrokenLevels,
  unbrokenRolePlay,
  unbrokenTexts,
} from '../../fixtures/minutes/unbroken.ts';
import { crowded } from '../../fixtures/minutes/crowded.ts';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { oralDefence, worstCase } from '../../fixtures/minutes/minutes-samples.ts';
import { readSubject, SUBJECT_FILES } from '../roleplay/subject-files.ts';
import { FONTS_DIR, renderCopy, renderOriginal, runOnPdf, pageTexts } from './pdf-tools.ts';

const TIMEOUT = 240_000;
/** Points: rounding of the widths of glyphs. */
const ROUNDING = 0.5;

interface MeasuredLine {
  readonly maxWidth: number;
  readonly inlines: readonly { readonly text: string }[];
  getWidth(): number;
  addInline: (this: MeasuredLine, inline: unknown) => void;
}

interface LineModule {
  readonly default: { readonly prototype: MeasuredLine };
}

const { prototype } = (createRequire(import.meta.url)('pdfmake/js/Line.js') as LineModule).default;
const addInline = prototype.addInline;
const tooWide = new Map<string, number>();
/** Lines of one letter: a column so narrow that it holds no word. */
const lettersAlone: string[] = [];
let lineCount = 0;

beforeAll(() => {
  prototype.addInline = function measured(this: MeasuredLine, inline: unknown) {
    addInline.call(this, inline);
    lineCount += 1;
    const line = this.inlines
      .map(({ text }) => text)
      .join('')
      .trim();
    if (/^\p{L}$/u.test(line)) lettersAlone.push(line);
    const excess = this.getWidth() - this.maxWidth;
    if (excess > ROUNDING) tooWide.set(this.inlines.map(({ text }) => text).join(''), excess);
  };
});
afterAll(() => {
  prototype.addInline = addInline;
});

/** Words of the text layer that touch what lies outside the margins. */
function outsideMargins(pdf: Uint8Array): string[] {
  const words = runOnPdf(pdf, 'pdftotext', ['-bbox'], ['-']).matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
  );
  return [...words].flatMap(([, xMin, yMin, xMax, yMax, text]) => {
    const isInside =
      Number(xMin) >= PAGE.marginX - ROUNDING &&
      Number(xMax) <= PAGE.width - PAGE.marginX + ROUNDING &&
      Number(yMin) >= 0 &&
      Number(yMax) <= 841.89;
    return isInside ? [] : [text ?? ''];
  });
}

const IDENTIFIERS = new Set(['schema', 'id', 'kind', 'stage', 'referentielId', 'blocId', 'criterionId']);
const SUBJECT_TEXT_LENGTH = 300;

/** A shipped subject whose every text is one long word. */
function unbrokenSubject(): Subject {
  const [file] = SUBJECT_FILES;
  if (file === undefined) throw new Error('no shipped subject');
  const stretch = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return IDENTIFIERS.has(key) ? value : unbroken(key, SUBJECT_TEXT_LENGTH);
    if (Array.isArray(value)) return value.map((item) => stretch(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, stretch(inner, name)]));
  };
  return stretch(readSubject(file), '') as Subject;
}

type Path = readonly (string | number)[];

/** Places of the texts that one content has otherwise than the other; of a list, the first item stands for all. */
function textsApart(one: unknown, other: unknown, path: Path = []): Path[] {
  if (typeof one === 'string') return typeof other === 'string' && one !== other ? [path] : [];
  if (Array.isArray(one)) return Array.isArray(other) ? textsApart(one[0], other[0], [...path, 0]) : [];
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return [];
  const inner = other as Readonly<Record<string, unknown>>;
  return Object.entries(one).flatMap(([key, value]) => textsApart(value, inner[key], [...path, key]));
}

/** The same with another text at that place. */
function withText<Value>(value: Value, [key, ...rest]: Path, text: string): Value {
  if (key === undefined) return text as Value;
  const inner = (value as Record<string | number, unknown>)[key];
  const changed = withText(inner, rest, text);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? changed : item)) as Value;
  return { ...value, [key]: changed };
}

describe('one long text among ordinary ones', { timeout: TIMEOUT }, () => {
  const content = oralDefence();
  const paths = textsApart(content, unbrokenTexts()).filter((path) => path[0] !== 'competences');

  it('are the texts that people enter', () => {
    expect(paths.length).toBeGreaterThan(25);
    expect(paths).toContainEqual(['candidate', 'birthPlace']);
  });

  it.each(paths.map((path) => [path.join('.'), path] as const))('%s', async (_, path) => {
    tooWide.clear();
    const pdf = await renderOriginal(withText(content, path, unbroken(String(path.at(-1)), 200)));
    expect(outsideMargins(pdf)).toEqual([]);
    expect([...tooWide]).toEqual([]);
  });
});

describe('a jury of any size, on any scale', { timeout: TIMEOUT }, () => {
  const sizes = [
    [1, 1],
    [4, 40],
    [5, 3],
    [9, 40],
  ] as const;
  it.each(sizes)(
    '%i jurors, %i competences: no letter stands alone, no line is too wide',
    async (jurors, count) => {
      tooWide.clear();
      lettersAlone.length = 0;
      const content = crowded(jurors, count);
      expect(contentSchema2.parse(content)).toEqual(content);
      const pdf = await renderOriginal(content);
      expect(outsideMargins(pdf)).toEqual([]);
      expect([...tooWide]).toEqual([]);
      // The letters of levels, and the short form of one, are whole words of one letter.
      const signs = content.scales.flatMap((scale) =>
        'levels' in scale ? scale.levels.map(({ short }) => short) : [],
      );
      expect(lettersAlone.filter((letter) => !signs.includes(letter))).toEqual([]);
    },
  );
});

describe('text in its cell', { timeout: TIMEOUT }, () => {
  const cases = [
    ['a defence', oralDefence],
    ['a long defence', worstCase],
    ['unbroken texts everywhere', unbrokenTexts],
    ['unbroken levels', unbrokenLevels],
    ['an unbroken role play', unbrokenRolePlay],
  ] as const;
  for (const [name, make] of cases) {
    it(`${name}: no line is wider than its cell, no word is outside the margins`, async () => {
      tooWide.clear();
      lineCount = 0;
      const content = make();
      for (const render of [renderOriginal, renderCopy]) {
        const pdf = await render(content);
        expect(outsideMargins(pdf)).toEqual([]);
      }
      expect(lineCount).toBeGreaterThan(100);
      expect([...tooWide]).toEqual([]);
    });
  }

  it('subjects: no line is wider than its cell, no word is outside the margins', async () => {
    tooWide.clear();
    lineCount = 0;
    const subject = unbrokenSubject();
    const renderer = createSubjectSheetRenderer({ fontsDir: FONTS_DIR });
    for (const pdf of [
      await renderer.renderCandidateSheet(subject),
      await renderer.renderJurorCards(subject),
    ]) {
      expect(outsideMargins(pdf)).toEqual([]);
    }
    expect(lineCount).toBeGreaterThan(100);
    expect([...tooWide]).toEqual([]);
  });

  it('a column as wide as its text keeps every letter on the line', async () => {
    const content = oralDefence();
    for (const version of ['0.1.0', '0.2.0', '0.2.0-dev', '0.12.34', '1.0.0-rc.1', '10.20.30']) {
      const pdf = await renderOriginal({ ...content, software: { ...content.software, version } });
      for (const page of pageTexts(pdf)) expect(page).toContain(`Établi avec Pupitre ${version}`);
    }
  });

  it('leaves columns alone that fit, and gives the widest an equal share of what is left', () => {
    const columns = (...widths: number[]) => widths.map((_minWidth) => ({ width: '*', _minWidth }));
    const fitting = columns(30, 60);
    shrink(fitting, [], 100);
    expect(fitting.map(({ _minWidth }) => _minWidth)).toEqual([30, 60]);
    const wide = columns(20, 500, 900);
    shrink(wide, [], 100);
    expect(wide.map(({ _minWidth }) => Math.round(_minWidth))).toEqual([20, 40, 40]);
    // Those that share what is left would all be as wide as the widest.
    const sharing = columns(20, 70);
    shrink(sharing, sharing, 100);
    expect(sharing.map(({ _minWidth }) => Math.round(_minWidth))).toEqual([20, 50]);
  });
});
