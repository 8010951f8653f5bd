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
let other: SignedMinutes;

beforeAll(async () => {
  office = await createOffice(LOCKED_AT);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
  const { candidate } = minutes.content;
  other = await signMinutes(office, {
    ...minutes.content,
    candidate: { ...candidate, birthPlace: 'Ailleurs' },
  });
}, 60_000);

/** The minutes with their pages changed before anybody signed, then signed and sealed by the true keys. */
async function signedAfter(change: Change): Promise<Uint8Array> {
  return signedAs(minutes, await rewritten(minutes.steps[0] ?? new Uint8Array(), change));
}

const catalogue = (objects: Objects) => ofType(objects, 'Catalog');
const page = (objects: Objects) => ofType(objects, 'Page');
const plain = (source: string): Draft => ({ entries: null, source, data: null });
const set = (draft: Draft, entries: Record<string, string>) => {
  draft.entries = { ...draft.entries, ...entries };
};
const draw = (objects: Objects, rank: number, more: string) => {
  const content = contentOf(objects, rank);
  content.data = `${content.data ?? ''}\n${more}`;
};
const WHITE_BOX = '/DeviceRGB cs\n1 1 1 scn\n50 100 500 700 re\nf\n';

describe('pages against data, changed before anybody signed', () => {
  it.each<[string, Change, string]>([
    ['nothing changed', () => undefined, ''],
    [
      'pages of another passage',
      (objects) => {
        for (const rank of [0, 1]) {
          const content = contentOf(objects, rank);
          content.data = (content.data ?? '').replace(
            /\[<000[0-9a-f]/,
            (start) => `[<001${start.at(-1) ?? ''}`,
          );
        }
      },
      'pages-text-other',
    ],
    [
      'a page dropped',
      (objects) => {
        const pages = ofType(objects, 'Pages');
        const kids = pages.entries?.['Kids'] ?? '';
        set(pages, { Kids: kids.replace(/\[(\d+ 0 R) (\d+ 0 R)/, '[$1'), Count: '2' });
      },
      'pages-text-other',
    ],
    [
      'a page shown twice',
      (objects) => {
        const pages = ofType(objects, 'Pages');
        const first = /\d+ 0 R/.exec(pages.entries?.['Kids'] ?? '')?.[0] ?? '';
        set(pages, { Kids: (pages.entries?.['Kids'] ?? '').replace('[', `[${first} `), Count: '4' });
      },
      'structure-broken',
    ],
    [
      'a text covered by a white box',
      (objects) => {
        draw(objects, 0, WHITE_BOX);
      },
      'pages-hidden',
    ],
    [
      'a text struck through',
      (objects) => {
        draw(objects, 0, '/DeviceRGB CS\n0 0 0 SCN\n2 w\n50 84 m\n300 84 l\nS\n');
      },
      'pages-hidden',
    ],
    [
      'a text in white',
      (objects) => {
        const content = contentOf(objects, 0);
        content.data = (content.data ?? '').replace(
          /0\.10196078431372549 0\.09411764705882353 0\.08235294117647059 scn/,
          '1 1 1 scn',
        );
      },
      'pages-foreign-drawing',
    ],
    [
      'a text that is not shown',
      (objects) => {
        draw(objects, 0, 'BT\n3 Tr\nET');
      },
      'pages-foreign-drawing',
    ],
    [
      'a text moved elsewhere',
      (objects) => {
        const content = contentOf(objects, 0);
        content.data = (content.data ?? '').replace('1 0 0 1 54 732.27882 Tm', '1 0 0 1 54 300 Tm');
      },
      'pages-text-other',
    ],
    [
      'a layer that can be hidden',
      (objects, add) => {
        const layer = add(plain('<<\n/Type /OCG\n/Name (Calque)\n>>'));
        set(catalogue(objects), { OCProperties: `<<\n/OCGs [${String(layer)} 0 R]\n/D <<\n>>\n>>` });
      },
      'pages-foreign-part',
    ],
    [
      'an annotation',
      (objects, add) => {
        const note = add(
          plain('<<\n/Type /Annot\n/Subtype /FreeText\n/Rect [60 600 500 700]\n/Contents (Acquis)\n>>'),
        );
        set(page(objects), {
          Annots: (page(objects).entries?.['Annots'] ?? '[]').replace('[', `[${String(note)} 0 R `),
        });
      },
      'pages-foreign-part',
    ],
    [
      'an action',
      (objects, add) => {
        const action = add(plain('<<\n/Type /Action\n/S /JavaScript\n/JS (app.alert\\(1\\))\n>>'));
        set(catalogue(objects), { OpenAction: `${String(action)} 0 R` });
      },
      'pages-foreign-part',
    ],
    [
      'an image',
      (objects, add) => {
        const image = add({
          entries: {
            Type: '/XObject',
            Subtype: '/Image',
            Width: '1',
            Height: '1',
            BitsPerComponent: '8',
            ColorSpace: '/DeviceGray',
          },
          source: '',
          data: '\u00ff',
        });
        const resources = objects.get(parseInt(page(objects).entries?.['Resources'] ?? '', 10));
        if (resources !== undefined) set(resources, { XObject: `<<\n/I1 ${String(image)} 0 R\n>>` });
        draw(objects, 0, 'q\n500 0 0 700 50 100 cm\n/I1 Do\nQ');
      },
      'pages-foreign-part',
    ],
    [
      'a field that shows something before it is signed',
      (objects) => {
        const form = [...objects.values()].find(({ entries }) => entries?.['Type'] === '/XObject');
        if (form !== undefined) form.data = 'q 0 0 100 70 re f Q\n';
      },
      'pages-foreign-part',
    ],
  ])('%s', async (name, change, code) => {
    const files = [
      { name: 'pv.pdf', bytes: await signedAfter(change) },
      textInput('autorite.crt', office.pem),
    ];
    const found = await verdictOf(`4 pages: ${name}`, { files, now: NOW });
    expect(found.verdict).toBe(code === '' ? 'authentic' : 'altered');
    if (code === '') expect(found.codes).toEqual([]);
    else expect(found.codes).toContain(code);
  });

  it('pages of other minutes under these data', async () => {
    const others = await otherPages();
    const files = [{ name: 'pv.pdf', bytes: others }, textInput('autorite.crt', office.pem)];
    const found = await verdictOf('4 pages: pages of other minutes', { files, now: NOW });
    expect(found.verdict).toBe('altered');
    expect(found.codes).toContain('pages-text-other');
  });
});

/** All that is drawn comes from other minutes; the digest and the number printed are the true ones. */
async function otherPages(): Promise<Uint8Array> {
  const drawn = new Map<number, string | null>();
  await rewritten(other.steps[0] ?? new Uint8Array(), (objects) => {
    for (const [number, { data }] of objects) drawn.set(number, data);
  });
  return signedAfter((objects) => {
    for (const [number, draft] of objects) {
      const isAttached =
        draft.entries?.['Type'] === '/EmbeddedFile' || draft.entries?.['Type'] === '/Metadata';
      if (draft.data !== null && !isAttached) draft.data = drawn.get(number) ?? draft.data;
    }
  });
}
