import { beforeAll, describe, expect, it, vi } from 'vitest';
import { minutesFileSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import { buildMinutesFile } from '../../../src/core/documents/minutes-file.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import { redrawing } from '../../fixtures/verify/checking.ts';
import { printedFindings } from '../../../src/verify/printed-checks.ts';
import { reservedFields } from '../../../src/verify/signature-fields.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { contentOf, type Draft, ofType, rewritten } from '../../fixtures/verify/rewritten-pdf.ts';
import { renderOriginal } from '../documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000 });

type Objects = Map<number, Draft>;
type Change = (objects: Objects) => void;

const content = asContent2(oralDefence());
const { file } = buildMinutesFile(content);
const data = minutesFileSchema.parse(file);
let original: Uint8Array;

beforeAll(async () => {
  original = await renderOriginal(content);
});

/** What is found of the pages once their tags were changed by whoever makes them, before anybody signs. */
async function found(change: Change, of = original, minutes = data): Promise<readonly string[]> {
  const pdf = readPdf(await rewritten(of, change));
  const findings = await printedFindings({
    file: pdf,
    fields: reservedFields(pdf),
    minutes,
    json: canonicalJson(minutes),
    redrawing,
  });
  return findings
    .filter(({ level }) => level !== 'pass')
    .map(({ code, values }) => `${code} ${String(values['part'] ?? '')}`.trim());
}

const elements = (objects: Objects, role: string) =>
  [...objects.values()].filter(({ entries }) => entries?.['S'] === `/${role}`);
function element(objects: Objects, role: string, rank = 0): Record<string, string> {
  const entries = elements(objects, role)[rank]?.entries;
  if (entries === undefined || entries === null) throw new TypeError(`no ${role}`);
  return entries;
}
const draw = (objects: Objects, from: RegExp | string, to: string) => {
  const drawn = contentOf(objects, 0);
  const before = drawn.data ?? '';
  drawn.data = before.replace(from, to);
  expect(drawn.data).not.toBe(before);
};
const structure = (objects: Objects) => ofType(objects, 'StructTreeRoot').entries ?? {};

describe('what is told to who does not see the pages', () => {
  it('is what the application tells, when nothing was changed', async () => {
    expect(await found(() => undefined)).toEqual([]);
  });

  it.each<[string, Change, string]>([
    [
      'a text said in the place of another',
      (objects) => {
        element(objects, 'H1')['ActualText'] = '(Attestation)';
      },
      'ActualText',
    ],
    [
      'a text said in the place of a drawn one',
      (objects) => {
        draw(objects, '/MCID 1', '/MCID 1\n/ActualText (Acquis)');
      },
      'MCID',
    ],
    [
      'words for what needs none',
      (objects) => {
        element(objects, 'TD', 3)['Alt'] = '(Acquis)';
      },
      'Alt',
    ],
    [
      'other words for the figure',
      (objects) => {
        element(objects, 'Figure')['Alt'] = '(Acquis)';
      },
      'Alt',
    ],
    [
      'an abbreviation told in full',
      (objects) => {
        element(objects, 'TD', 3)['E'] = '(Acquis)';
      },
      'E',
    ],
    [
      'another language',
      (objects) => {
        element(objects, 'P')['Lang'] = '(en)';
      },
      'Lang',
    ],
    [
      'a role that stands for another',
      (objects) => {
        structure(objects)['RoleMap'] = '<<\n/P /Artifact\n>>';
      },
      'RoleMap',
    ],
    [
      'a text that is passed over',
      (objects) => {
        draw(objects, /\/P <<\n\/MCID 1\n>> BDC/, '/Artifact <<\n/Type /Layout\n>> BDC');
      },
      'MCID',
    ],
    [
      'texts read in another order',
      (objects) => {
        const parent = element(objects, 'Document');
        parent['K'] = (parent['K'] ?? '').replace(/(\d+ 0 R) (\d+ 0 R)/, '$2 $1');
      },
      'MCID',
    ],
    [
      'a text that is never read',
      (objects) => {
        element(objects, 'TD', 3)['K'] = '[]';
      },
      'MCID',
    ],
    [
      'a text read twice',
      (objects) => {
        const cell = element(objects, 'TD', 3);
        cell['K'] = (cell['K'] ?? '').replace(/\[(\d+)/, '[$1 $1');
      },
      'MCID',
    ],
    [
      'an action in an element',
      (objects) => {
        element(objects, 'P')['A'] = '<<\n/S /JavaScript\n/JS (app.alert\\(1\\))\n>>';
      },
      'S',
    ],
    [
      'a way back that leads elsewhere',
      (objects) => {
        const tree = structure(objects);
        tree['ParentTree'] = (tree['ParentTree'] ?? '').replace(/\[(\d+ 0 R) (\d+ 0 R)/, '[$2 $1');
      },
      'ParentTree',
    ],
    [
      'another role than the one drawn',
      (objects) => {
        element(objects, 'H2')['S'] = '/P';
      },
      'MCID',
    ],
    [
      'no structure at all',
      (objects) => {
        const catalogue = ofType(objects, 'Catalog').entries ?? {};
        delete catalogue['StructTreeRoot'];
        delete catalogue['MarkInfo'];
      },
      'StructTreeRoot',
    ],
    [
      'pages that deny their tags',
      (objects) => {
        ofType(objects, 'Catalog').entries = {
          ...ofType(objects, 'Catalog').entries,
          MarkInfo: '<<\n/Marked false\n>>',
        };
      },
      'MarkInfo',
    ],
  ])('is not valid with %s', async (_, change, part) => {
    const [fault = ''] = (await found(change)).filter((code) => code.startsWith('pages-foreign'));
    expect(fault).toMatch(new RegExp(`^pages-foreign-(part|drawing) ${part}$`));
  });

  it('is the language of the certification, which the data tell, and no third one', async () => {
    const spoken = { ...content, certification: { ...content.certification, language: 'oc' } };
    const told = minutesFileSchema.parse(buildMinutesFile(spoken).file);
    const pages = await renderOriginal(spoken);
    expect(await found(() => undefined, pages, told)).toEqual([]);
    const change: Change = (objects) => {
      const [first] = [...objects.values()].filter(({ entries }) => entries?.['Lang'] === '(oc)');
      if (first?.entries === undefined || first.entries === null) throw new TypeError('no language');
      first.entries['Lang'] = '(de)';
    };
    const [fault = ''] = (await found(change, pages, told)).filter((code) =>
      code.startsWith('pages-foreign'),
    );
    expect(fault).toMatch(/^pages-foreign-(part|drawing) Lang$/);
  });

  it('is nothing in pages of version 0.1.0, which have no tags', async () => {
    const earlier = oralDefence();
    const pages = await renderOriginal(earlier);
    const minutes = minutesFileSchema.parse(buildMinutesFile(earlier).file);
    expect(await found(() => undefined, pages, minutes)).toEqual([]);
    const tagged = await found(
      (objects) => {
        draw(objects, /q\n1 0 0 -1/, '/Artifact <<\n/Type /Layout\n>> BDC\nq\n1 0 0 -1');
        const drawn = contentOf(objects, 0);
        drawn.data = `${drawn.data ?? ''}\nEMC`;
      },
      pages,
      minutes,
    );
    expect(tagged.join()).toMatch(/pages-foreign-part BDC/);
  });
});
