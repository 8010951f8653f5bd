import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { openFace } from '../../../src/drawing/shared-faces.ts';
import { createShapedFace } from '../../../src/drawing/shaping.ts';
import { createSignatureFont } from '../../../src/drawing/signing/signature-font.ts';
import { createDocumentSigner } from '../../../src/core/documents/signing/sign-document.ts';
import { europeanNames, oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { joined } from '../../fixtures/signing/signed-document.ts';
import { FONTS_DIR, folded, plainText, renderOriginal, testSigners } from './pdf-tools.ts';

/** Letters that are drawn from parts of others, and spaces that share one glyph. */
const NAMES = ['Éléonore É', 'ÀÇÉÎÕÜ', 'e a c i o u A C E', 'fi fl ffi', 'Zoë\u00a0d’Août', 'Zoë d’Août'];

function withOrganisation(organisation: string): MinutesContent {
  const content = oralDefence();
  return { ...content, session: { ...content.session, organisation } };
}

/** What the glyphs of a text stand for, as the document tells its readers. */
function toUnicode(face: Font, text: string): string {
  const font = createSignatureFont(face);
  font.show(text);
  const streams = font
    .objects(1, () => 'AAAAAA')
    .flatMap((object) => ('data' in object ? [Buffer.from(object.data)] : []));
  return streams.map((data) => data.toString('latin1')).find((data) => data.includes('begincmap')) ?? '';
}

describe('a fresh face', () => {
  it('does not take over what glyphs stood for in an earlier text', () => {
    const face = openFace(readFileSync(join(FONTS_DIR, 'SourceSerif4-Regular.ttf')));
    const shaped = createShapedFace(face);
    // These are drawn from parts, among which there are the glyphs of plain letters.
    const composed = 'ÉÈÀÂÇÎÏÔÙÛéèàâçîïôùûŁłŠš';
    const plain = 'EACIOUeaciouLlSs';
    const expected = toUnicode(shaped.fresh(), plain);
    for (const letter of plain) expect(expected).toContain(`<${hex(letter)}>`);
    toUnicode(shaped.fresh(), composed);
    expect(toUnicode(shaped.fresh(), plain)).toBe(expected);
    // The shared face itself would.
    toUnicode(face, composed);
    expect(toUnicode(face, plain)).not.toBe(expected);
  });
});

function hex(letter: string): string {
  return letter.charCodeAt(0).toString(16).padStart(4, '0');
}

describe('faces shared by many documents', { timeout: 60_000 }, () => {
  it('give each document the same bytes, whatever was made before it', async () => {
    const first = sha256Hex(await renderOriginal(oralDefence()));
    for (const name of NAMES) await renderOriginal(withOrganisation(name));
    await renderOriginal(europeanNames());
    expect(sha256Hex(await renderOriginal(oralDefence()))).toBe(first);
  });

  it('let documents be made at the same time', async () => {
    const alone = [];
    for (const name of NAMES) alone.push(sha256Hex(await renderOriginal(withOrganisation(name))));
    const together = await Promise.all(NAMES.map((name) => renderOriginal(withOrganisation(name))));
    expect(together.map(sha256Hex)).toEqual(alone);
  });

  it('let every letter of a seal be read, whatever was sealed before', async () => {
    const signer = createDocumentSigner({ fontsDir: FONTS_DIR });
    const original = await renderOriginal(oralDefence());
    // RSA signatures have no chance in them: the increments can be compared.
    const sealing = {
      signer: testSigners.member(2, 'Cachet'),
      at: 0,
      reason: 'Cachet',
      timeZone: 'Europe/Paris',
    };
    const digests: string[] = [];
    for (const name of [...NAMES, ...NAMES]) {
      const increment = await signer.sealDocument(original, { ...sealing, name });
      expect(plainText(joined(original, increment))).toContain(folded(`par ${name}`));
      digests.push(sha256Hex(increment));
    }
    expect(digests.slice(NAMES.length)).toEqual(digests.slice(0, NAMES.length));
  });
});
