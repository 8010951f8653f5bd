/** Pages that whoever renders them made to show something else than their data, before the true keys signed them. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { contentOf, type Draft, ofType, rewritten } from '../../fixtures/verify/rewritten-pdf.ts';
import {
  contentUnder,
  createOffice,
  type Office,
  signedAs,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';
import { verdictOf } from './classes.ts';

vi.setConfig({ testTimeout: 60_000 });

const LOCKED_AT = Date.UTC(2026, 5, 24, 14, 15, 0);
const NOW = LOCKED_AT + 30 * 86_400_000;
type Objects = Map<number, Draft>;
type Change = (objects: Objects, add: (draft: Draft) => number) => void;

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  office = await createOffice(LOCKED_AT);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
}, 60_000);

async function signedAfter(change: Change): Promise<Uint8Array> {
  return signedAs(minutes, await rewritten(minutes.steps[0] ?? new Uint8Array(), change));
}

const plain = (source: string): Draft => ({ entries: null, source, data: null });
const set = (draft: Draft | undefined, entries: Record<string, string>) => {
  if (draft === undefined) throw new TypeError('no draft');
  draft.entries = { ...draft.entries, ...entries };
};
/** Replaces in the content of a page, and demands that something was. */
const draw = (
  objects: Objects,
  rank: number,
  from: RegExp | string,
  to: string | ((...m: string[]) => string),
) => {
  const drawn = contentOf(objects, rank);
  const before = drawn.data ?? '';
  drawn.data = before.replace(from, to as string);
  expect(drawn.data).not.toBe(before);
};
const resources = (objects: Objects) =>
  objects.get(parseInt(ofType(objects, 'Page').entries?.['Resources'] ?? '', 10));
/** The block that draws "PROPOSITION " at the top of the first page. */
const PROPOSITION = /BT\n1 0 0 1 54 705\.31944 Tm\n\/F1 16 Tf\n1\.2 Tc\n(\[[^\]]*\]) TJ\nET/;
const FORMER = /BT\n(1 0 0 1) 54 732\.27882 Tm\n\/F2 11 Tf\n(\[[^\]]*\]) TJ\nET/;

const CASES: [string, Change][] = [
  [
    'a text in a comment of the content stream',
    (objects) => {
      draw(objects, 0, PROPOSITION, (block) => `% ${block.replaceAll('\n', ' ')}\n`);
    },
  ],
  [
    'glyphs moved by repeated kerning (0042 reads 4200)',
    (objects) => {
      // Last code before the rest is put back before the first: the whole number shown in another order.
      draw(objects, 0, FORMER, (block, _one, list) => {
        const codes = [...list.matchAll(/<([0-9a-f]*)>/g)].flatMap(
          ([, hex = '']) => hex.match(/.{4}/g) ?? [],
        );
        const head = codes.slice(0, -4);
        const tail = codes.slice(-4);
        // Digits are 529 wide: "00" is drawn two digits further on, "42" before it.
        const far = `<${tail.slice(0, 2).join('')}>`;
        const near = `<${tail.slice(2).join('')}>`;
        return block.replace(
          list,
          `[<${head.join('')}> -400 -400 -258 ${far} 400 400 400 400 400 116 ${near} 0]`,
        );
      });
    },
  ],
  [
    'a font that Q gives back, and the checker keeps',
    (objects) => {
      draw(objects, 0, PROPOSITION, (block) =>
        // Shown by the viewer in F2, where the same codes are other letters; read with F1.
        block.replace('/F1 16 Tf\n', '').replace('BT\n', 'BT\n/F2 16 Tf\nET\nq\nBT\n/F1 16 Tf\nET\nQ\nBT\n'),
      );
    },
  ],
  [
    'a crop box that the tree of pages hands down',
    (objects) => {
      set(ofType(objects, 'Pages'), { CropBox: '[0 0 595.28 690]' });
    },
  ],
  [
    'pages that the tree turns upside down',
    (objects) => {
      set(ofType(objects, 'Pages'), { Rotate: '180' });
    },
  ],
  [
    'a default colour space that makes ink white',
    (objects) => {
      set(resources(objects), {
        ColorSpace:
          '<<\n/DefaultRGB [/CalRGB <<\n/WhitePoint [0.9505 1 1.089]\n/Gamma [0.001 0.001 0.001]\n>>]\n>>',
      });
    },
  ],
  [
    'a second range of widths that pushes glyphs off the page',
    (objects, add) => {
      const own = resources(objects);
      const [, ref = ''] = /\/F2 (\d+) 0 R/.exec(own?.entries?.['Font'] ?? '') ?? [];
      const font = objects.get(Number(ref));
      const below = objects.get(parseInt((font?.entries?.['DescendantFonts'] ?? '').slice(1), 10));
      // The checker reads the first range alone, and takes 500 for the others; viewers read them all.
      const W = (below?.entries?.['W'] ?? '').replace(/^\[0 \[((?:\d+ ){4}\d+) \d+/, '[0 [$1] 5 [30000');
      const copy = add({ entries: { ...below?.entries, W }, source: '', data: null });
      const other = add({
        entries: { ...font?.entries, DescendantFonts: `[${String(copy)} 0 R]` },
        source: '',
        data: null,
      });
      set(own, { Font: (own?.entries?.['Font'] ?? '').replace('<<', `<<\n/F9 ${String(other)} 0 R`) });
      draw(objects, 0, FORMER, (block) => block.replace('/F2', '/F9'));
    },
  ],
  [
    'a place in a number that readers take differently (7e2)',
    (objects) => {
      draw(objects, 0, '1 0 0 1 54 732.27882 Tm', '1 0 0 1 54 7.3227882e2 Tm');
    },
  ],
  [
    'a second attached file, by a tree of names',
    (objects, add) => {
      const stream = add({
        entries: { Type: '/EmbeddedFile', Subtype: '/application#2Fjson' },
        source: '',
        data: '{}',
      });
      const spec = add(
        plain(`<<\n/Type /Filespec\n/F (PV.json)\n/UF (PV.json)\n/EF <<\n/F ${String(stream)} 0 R\n>>\n>>`),
      );
      const kid = add(plain(`<<\n/Limits [(A) (A)]\n/Names [(A) ${String(spec)} 0 R]\n>>`));
      for (const { entries } of objects.values())
        if (entries?.['EmbeddedFiles'] !== undefined)
          entries['EmbeddedFiles'] = entries['EmbeddedFiles'].replace('<<', `<<\n/Kids [${String(kid)} 0 R]`);
    },
  ],
  [
    'another attached file for other systems',
    (objects, add) => {
      const stream = add({
        entries: { Type: '/EmbeddedFile', Subtype: '/application#2Fjson' },
        source: '',
        data: '{}',
      });
      const spec = ofType(objects, 'Filespec');
      set(spec, {
        EF: (spec.entries?.['EF'] ?? '').replace(
          '<<',
          `<<\n/DOS ${String(stream)} 0 R\n/Unix ${String(stream)} 0 R`,
        ),
      });
    },
  ],
  [
    'a map of codes of another font (vertical)',
    (objects) => {
      for (const { entries } of objects.values())
        if (entries?.['Subtype'] === '/Type0') entries['Encoding'] = '/Identity-V';
    },
  ],
  [
    'the whole page under one line, whose width a matrix multiplies',
    (objects) => {
      const drawn = contentOf(objects, 0);
      drawn.data = `${drawn.data ?? ''}\nq\n1 0 0 -1 0 841.89 cm\n200 0 0 200 0 0 cm\n/DeviceRGB CS\n1 1 1 SCN\n3 w\n0.05 0 m\n0.05 4 l\nS\nQ`;
    },
  ],
  [
    'a text struck by the point of an angle (miter)',
    (objects) => {
      const drawn = contentOf(objects, 0);
      drawn.data = `${drawn.data ?? ''}\nq\n1 0 0 -1 0 841.89 cm\n10000 M\n/DeviceRGB CS\n0 0 0 SCN\n3 w\n20 711.1 m\n40 711 l\n20 710.9 l\nS\nQ`;
    },
  ],
  [
    'operands before those that count: the place of a text',
    (objects) => {
      // The checker takes the first six, viewers the last six.
      draw(objects, 0, '1 0 0 1 54 705.31944 Tm', '1 0 0 1 54 705.31944 1 0 0 1 2000 2000 Tm');
    },
  ],
  [
    'operands before those that count: the size of a font',
    (objects) => {
      draw(objects, 0, PROPOSITION, (block) => block.replace('/F1 16 Tf', '/F1 16 /F1 0.01 Tf'));
    },
  ],
  [
    'operands before those that count: the width of a line',
    (objects) => {
      const drawn = contentOf(objects, 0);
      drawn.data = `${drawn.data ?? ''}\nq\n1 0 0 -1 0 841.89 cm\n/DeviceRGB CS\n1 1 1 SCN\n1 1100 w\n10 10 m\n10 830 l\nS\nQ`;
    },
  ],
  [
    'a font whose name is escaped',
    (objects) => {
      const own = resources(objects);
      const fonts = own?.entries?.['Font'] ?? '';
      const [, bold = ''] = /\/F1 (\d+ 0 R)/.exec(fonts) ?? [];
      // For viewers /F#32 is F2; for the checker, the font that the resources name /F#2332, which is F1.
      set(own, { Font: fonts.replace('<<', `<<\n/F#2332 ${bold}`) });
      draw(objects, 0, PROPOSITION, (block) => block.replace('/F1 16 Tf', '/F#32 16 Tf'));
    },
  ],
];

describe('what is drawn, and how', () => {
  it.each(CASES)('%s', async (name, change) => {
    const bytes = await signedAfter(change);
    const files = [{ name: 'pv.pdf', bytes }, textInput('autorite.crt', office.pem)];
    const { verdict } = await verdictOf(`4 pages: ${name}`, { files, now: NOW });
    expect(verdict).toBe('altered');
  });
});
