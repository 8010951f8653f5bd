/** What the candidate's hand left is in the data, so the page that shows it is drawn again from them. */
import { describe, expect, it, vi } from 'vitest';
import { buildMinutesFile } from '../../../src/core/documents/minutes-file.ts';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { minutesFileSchema, type MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { handOf } from '../../../src/documents/hand.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { printedFindings } from '../../../src/verify/printed-checks.ts';
import { reservedFields } from '../../../src/verify/signature-fields.ts';
import { typedSignatureSvg } from '../../../src/renderer/src/ui/signature-svg.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { redrawing } from '../../fixtures/verify/checking.ts';
import { folded, plainText, renderOriginal } from '../documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000 });

type Signature = MinutesContent2['attendance']['signature'];

function signed(signature: Signature): MinutesContent2 {
  const acts = juryActs();
  const { at, note, status } = acts.attendance;
  const told = signature === undefined ? {} : { signature };
  return contentSchema2.parse({ ...acts, attendance: { status, note, at, ...told } });
}

const onPad = (svg: string): Signature => ({
  way: 'pad',
  at: juryActs().attendance.at,
  note: '',
  hand: handOf(svg),
});

/** As long a hand as the content takes. */
function longInk(): string {
  const strokes = Array.from({ length: 700 }, (_, step) => {
    const at = (part: number) =>
      `${((step * 5 + part * 1.7) % 580).toFixed(2)},${(100 + 90 * Math.sin((step + part / 3) / 7)).toFixed(2)}`;
    return `<path d="M ${at(0)} C ${at(1)} ${at(2)} ${at(3)}" stroke-width="${(1 + (step % 5) / 2).toFixed(2)}" stroke="black" fill="none" stroke-linecap="round"></path>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" width="600" height="200">${strokes.join('')}</svg>`;
}

async function faults(shown: MinutesContent2, data: MinutesContent2): Promise<readonly string[]> {
  const { file: minutes, json } = buildMinutesFile(data);
  const file = readPdf(await renderOriginal(shown));
  const fields = reservedFields(file);
  const found = await printedFindings({
    file,
    fields,
    minutes: minutesFileSchema.parse(minutes),
    json,
    redrawing,
  });
  const isSame = found.some(({ code }) => code === 'pages-same');
  return [
    ...(isSame ? ['pages-same'] : []),
    ...found.flatMap(({ code, level }) => (level === 'fail' ? [code] : [])),
  ];
}

describe('the candidate’s hand on the pages', () => {
  it('is drawn again from the data, whichever way it was given', async () => {
    for (const signature of [
      onPad(inkSignature(4)),
      onPad(longInk()),
      onPad(typedSignatureSvg('Léonie Exemple', '#14233c')),
      { way: 'paper', at: juryActs().attendance.at, note: 'Mme Exemple', hand: null },
      undefined,
    ] as const) {
      const content = signed(signature);
      expect(await faults(content, content)).toEqual(['pages-same']);
    }
  });

  it('is not that of other data, nor left out', async () => {
    const shown = signed(onPad(inkSignature(4)));
    for (const data of [signed(onPad(inkSignature(7))), signed(undefined)]) {
      const found = await faults(shown, data);
      expect(found).not.toContain('pages-same');
      expect(found).not.toEqual([]);
    }
  });

  it('is told in words, with who holds the paper, on what device it was given, or why it was not', async () => {
    const { at } = juryActs().attendance;
    const said = async (way: 'device' | 'none' | 'paper', note: string) =>
      plainText(await renderOriginal(signed({ way, at, note, hand: null })));
    expect(await said('paper', 'Mme Exemple, secrétariat')).toContain(
      folded('Feuille conservée par : Mme Exemple, secrétariat.'),
    );
    expect(await said('device', 'Tablette du centre')).toContain(folded('Signé sur un autre appareil'));
    expect(await said('none', 'Parti avant de signer')).toContain(folded('Motif : Parti avant de signer.'));
    expect(plainText(await renderOriginal(signed(onPad(inkSignature(4)))))).toContain(
      folded('Signé à l’écran'),
    );
  });
});
