import { shownContent } from '../../../src/verify/appearances/shown-content.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { contentOf, type Draft, rewritten } from '../../fixtures/verify/rewritten-pdf.ts';
import { LOCKED_AT, setStage, type Stage } from './class-stage.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Far above what a machine under load takes for the longest minutes, and far under what these took. */
const BUDGET_MS = 5_000;

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
}, 60_000);

type Change = Parameters<typeof rewritten>[1];
type Objects = Map<number, Draft>;
type Entries = Record<string, string>;

async function answer(change: Change): Promise<{ verdict: string; tookMs: number }> {
  const [unsigned = new Uint8Array()] = stage.minutes.steps;
  const bytes = await rewritten(unsigned, change);
  const from = performance.now();
  const { files } = stage.withOffice({ name: 'pv.pdf', bytes });
  const { verdict } = await verifyDocuments(files, { now: LOCKED_AT });
  return { verdict, tookMs: performance.now() - from };
}

/** Those objects that have that value under that key, with their numbers. */
function having(objects: Objects, key: string, value: string): [number, Entries][] {
  return [...objects].flatMap(([number, { entries }]) =>
    entries?.[key] === value ? [[number, entries] satisfies [number, Entries]] : [],
  );
}

function firstWith(objects: Objects, key: string, value: string): Entries {
  const [first] = having(objects, key, value);
  if (first === undefined) throw new TypeError(`no ${value}`);
  return first[1];
}

/** Fonts added to the first page, each with that map as its own. */
const withFonts =
  (count: number, map: string): Change =>
  (objects, add) => {
    const page = firstWith(objects, 'Type', '/Page');
    const font = firstWith(objects, 'Subtype', '/Type0');
    const listed = Array.from({ length: count }, (_, index) => {
      const unicode = add({ entries: {}, source: '', data: map });
      const entries = { ...font, ToUnicode: `${String(unicode)} 0 R` };
      return `/X${String(index)} ${String(add({ entries, source: '', data: null }))} 0 R`;
    });
    const resources = objects.get(parseInt(page['Resources'] ?? '', 10))?.entries;
    const before = resources?.['Font'] ?? '';
    if (!resources || !before.startsWith('<<')) throw new TypeError('no fonts');
    resources['Font'] = before.replace('<<', `<< ${listed.join(' ')}`);
  };

/** The pages, and more of them, which all draw what the first draws, which is that long. */
const sharedContents =
  (words: number, marks: number): Change =>
  (objects, add) => {
    const content = contentOf(objects, 0);
    const shown = /BT[^]*?ET/.exec(content.data ?? '')?.[0] ?? '';
    content.data = `${`${shown}\n`.repeat(words)}${'0 0 1 1 re\nf\n'.repeat(marks)}`;
    const pages = having(objects, 'Type', '/Page');
    const first = firstWith(objects, 'Type', '/Page');
    for (const [, entries] of pages) entries['Contents'] = first['Contents'] ?? '';
    const copies = Array.from({ length: 99 - pages.length }, () =>
      add({ entries: { ...first, Annots: '[]' }, source: '', data: null }),
    );
    const kids = [...pages.map(([page]) => page), ...copies];
    const tree = firstWith(objects, 'Type', '/Pages');
    tree['Kids'] = `[${kids.map((kid) => `${String(kid)} 0 R`).join(' ')}]`;
    tree['Count'] = String(kids.length);
  };

const LONG = `<${'0041'.repeat(499)}>`;
const range = (text: string) => `1 beginbfrange\n<0000> <ffff> ${text}\nendbfrange\n`;

describe('pages made to keep the reader busy', () => {
  it.each<[string, Change]>([
    ['fonts whose ranges give long texts', withFonts(12, range(LONG).repeat(30))],
    ['fonts whose lists give long texts', withFonts(6, range(`[${LONG.repeat(1_200)}]`))],
    ['fonts with many small ranges', withFonts(60, range('<0041>').repeat(2_000))],
    ['more fonts than anybody has', withFonts(400, range('<0041>'))],
    ['pages that share one long stream', sharedContents(2_990, 5_990)],
    ['pages that share one stream of words', sharedContents(20_000, 0)],
  ])('%s', async (_name, change) => {
    const { tookMs, verdict } = await answer(change);
    expect(['altered', 'not-checkable']).toContain(verdict);
    expect(tookMs).toBeLessThan(BUDGET_MS);
  });
});

describe('what a signature shows', () => {
  it('is read at once, whatever digits it holds', () => {
    const digits = '1'.repeat(200_000);
    const source = `BT 0 0 0 rg /F1 8 Tf 1 0 0 1 10 10 Tm\n[<0001> ${digits}x] TJ ET`;
    expect(shownContent(source, new Map())).toBeNull();
  });
});
