/** What whoever renders the pages can put there without any text being read otherwise: it is drawn otherwise all the same. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildMinutesFile } from '../../../src/core/documents/minutes-file.ts';
import { minutesFileSchema, type MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { comparedDrawing, unlike } from '../../../src/verify/pages/drawn-again.ts';
import { printedFindings } from '../../../src/verify/printed-checks.ts';
import { reservedFields } from '../../../src/verify/signature-fields.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { redrawing } from '../../fixtures/verify/checking.ts';
import { contentOf, type Draft, ofType, rewritten } from '../../fixtures/verify/rewritten-pdf.ts';
import { renderOriginal } from '../documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000 });

type Objects = Map<number, Draft>;
type Change = (objects: Objects, add: (draft: Draft) => number) => void;

const CONTENTS: Record<string, MinutesContent> = { '1': oralDefence(), '2': asContent2(oralDefence()) };
const originals = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const [version, content] of Object.entries(CONTENTS)) {
    originals.set(version, await renderOriginal(content));
  }
});

/** Codes of what is found wrong once the pages were changed before anybody signed. */
async function faults(version: string, change: Change): Promise<readonly string[]> {
  const content = CONTENTS[version] ?? oralDefence();
  const { file: minutes, json } = buildMinutesFile(content);
  const file = readPdf(await rewritten(originals.get(version) ?? new Uint8Array(), change));
  const findings = await printedFindings({
    file,
    fields: reservedFields(file),
    minutes: minutesFileSchema.parse(minutes),
    json,
    redrawing,
  });
  return findings.filter(({ level }) => level === 'fail').map(({ code }) => code);
}

const drawn = (operators: string): Change => {
  return (objects) => {
    const page = contentOf(objects, 0);
    page.data = `${page.data ?? ''}${operators}\n`;
  };
};
const replaced =
  (from: RegExp | string, to: string, page = 0): Change =>
  (objects) => {
    const content = contentOf(objects, page);
    const before = content.data ?? '';
    content.data = before.replace(from, to);
    expect(content.data).not.toBe(before);
  };
const stated =
  (find: (objects: Objects) => Draft, key: string, source: string): Change =>
  (objects) => {
    const draft = find(objects);
    expect(draft.entries?.[key]).not.toBe(source);
    draft.entries = { ...draft.entries, [key]: source };
  };
const holding = (key: string, value?: string) => (objects: Objects) => {
  for (const draft of objects.values()) {
    const found = draft.entries?.[key];
    if (found !== undefined && (value === undefined || found === value)) return draft;
  }
  throw new TypeError(`nothing holds ${key}`);
};
const page = (objects: Objects) => ofType(objects, 'Page');
const catalogue = (objects: Objects) => ofType(objects, 'Catalog');

const BOTH: [string, Change][] = [
  ['a white box over the code', drawn('q 1 1 1 rg 440 700 100 100 re f Q')],
  ['a white box over the upper half of a line', drawn('q 1 1 1 rg 54 712 300 8 re f Q')],
  ['letters drawn as lines', drawn('q 60 60 m 60 66 l 64 66 l 64 60 l h f Q')],
  ['a hairline where there is none', drawn('q 0.5 w 54 50 m 200 50 l S Q')],
  ['a text moved past the edge of the page', replaced(/1 0 0 1 54 (\d+\.?\d*) Tm/, '1 0 0 1 594 $1 Tm')],
  ['a text of another size', replaced(/\/F1 16 Tf/, '/F1 4 Tf')],
  ['a text in another colour', replaced(/(\d\.\d+) (\d\.\d+) (\d\.\d+) scn/, '1 1 1 scn')],
  ['a comment in what is drawn', drawn('% PROPOSITION DU JURY')],
  ['numbers written otherwise', replaced('0 841.89 cm', '0 8418.9e-1 cm')],
  ['a page that is cropped', stated(page, 'CropBox', '[0 0 595 400]')],
  ['a page that is turned', stated(page, 'Rotate', '180')],
  ['another language', stated(catalogue, 'Lang', '(en-GB)')],
  ['an action at the opening', stated(catalogue, 'OpenAction', '[3 0 R /Fit]')],
  ['another subject in the metadata', stated(holding('Producer'), 'Subject', '(CQP Boucher)')],
  ['keywords in the metadata', stated(holding('Producer'), 'Keywords', '(valide)')],
  ['widths of another font', stated(holding('W'), 'W', '[0 [400]]')],
  ['a map of glyphs', stated(holding('CIDToGIDMap'), 'CIDToGIDMap', '/Other')],
  ['a signature field elsewhere', stated(holding('FT', '/Sig'), 'Rect', '[0 0 595 842]')],
  ['a signature field that is hidden', stated(holding('FT', '/Sig'), 'F', '2')],
  ['another name of a field for readers', stated(holding('FT', '/Sig'), 'TU', '(Autre)')],
  ['fields that may be changed', stated(holding('SigFlags'), 'SigFlags', '0')],
  [
    'another shape for a glyph',
    (objects) => {
      const font = [...objects.values()].find(({ entries }) => entries?.['FontFile2'] !== undefined);
      const file = objects.get(parseInt(font?.entries?.['FontFile2'] ?? '', 10));
      if (file?.data === undefined || file.data === null) throw new TypeError('no font');
      const at = file.data.length - 8;
      file.data = `${file.data.slice(0, at)}\u0001${file.data.slice(at + 1)}`;
    },
  ],
  [
    'an object that nothing uses',
    (_, add) => {
      add({ entries: { Type: '/Metadata' }, source: '', data: null });
    },
  ],
];

const TOLD: [string, Change][] = [
  ['a heading for a cell', stated(holding('S', '/TD'), 'S', '/H1')],
  ['a cell over two columns', stated(holding('S', '/TD'), 'A', '<</O /Table /ColSpan 2>>')],
  ['another text in the place of the code', stated(holding('S', '/Figure'), 'Alt', '(Autre)')],
];

describe.each(['1', '2'])('pages of content %s, changed where no text is', (version) => {
  it('are the same when nothing changed', async () => {
    expect(await faults(version, () => undefined)).toEqual([]);
  });

  it.each(BOTH)('%s', async (_, change) => {
    expect((await faults(version, change)).length).toBeGreaterThan(0);
  });
});

describe('the structure of pages of content 2', () => {
  it.each(TOLD)('%s', async (_, change) => {
    expect((await faults('2', change)).length).toBeGreaterThan(0);
  });
});

describe('data that nothing can be drawn from', () => {
  it('are like no document: a number that no code can hold', async () => {
    const content: MinutesContent = { ...asContent2(oralDefence()), number: 'PV-2026-'.padEnd(4_000, '0') };
    const { file: minutes, json } = buildMinutesFile(content);
    const ways = redrawing.minutes(minutesFileSchema.parse(minutes), json);
    const comparison = await comparedDrawing(readPdf(originals.get('2') ?? new Uint8Array()), json, ways);
    expect(comparison).toBe('other');
  });
});

describe('data that would take too long to draw', () => {
  it.each([
    ['very long', 'Le candidat a demandé la parole. '.repeat(8_000)],
    ['without a space', 'a'.repeat(20_000)],
    ['with spaces that no line ends at', 'x\u00a0'.repeat(10_000)],
  ])('are left to the reader, and condemn nobody: %s', async (_, text) => {
    const base = asContent2(oralDefence());
    const [entry] = base.conduct;
    if (entry === undefined) throw new TypeError('no entry');
    const content: MinutesContent = { ...base, conduct: [{ ...entry, text }] };
    const { file: minutes, json } = buildMinutesFile(content);
    const draw = vi.fn(() => Promise.reject(new Error('drawn')));
    const comparison = await comparedDrawing(readPdf(originals.get('2') ?? new Uint8Array()), json, [draw]);
    expect([comparison, draw.mock.calls.length, minutes.content.number]).toEqual([
      'not-drawn',
      0,
      content.number,
    ]);
    expect(unlike('not-drawn')).toMatchObject({ level: 'open' });
  });
});
