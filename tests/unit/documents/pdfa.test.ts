/**
 * PDF/A. Preflight knows part 1 only: it reads the same pages, signed by the same code, as PDF/A-1b, which forbids the
 * attachment. What part 3 adds is asserted on the real document.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { PREFLIGHT_CLASS_PATH } from '../../../scripts/runtime/linux-packages.ts';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { TIMESTAMP_FIELD } from '../../../src/domain/minutes/signature-fields.ts';
import { minutesDefinition } from '../../../src/drawing/minutes-document.ts';
import { buildMinutesFile, minutesContentDigest } from '../../../src/core/documents/minutes-file.ts';
import { loadFaces } from '../../../src/core/documents/font-files.ts';
import { createPdfWriter } from '../../../src/drawing/pdf-writer.ts';
import { reserveFields } from '../../../src/drawing/reserved-fields.ts';
import { createDocumentSigner } from '../../../src/core/documents/signing/sign-document.ts';
import type { PdfDictionary, PdfValue } from '../../../src/pdf/pdf-value.ts';
import { pdfText } from '../../../src/pdf/pdf-value.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { absence, europeanNames, oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { signingSteps } from '../../fixtures/signing/signed-document.ts';
import { FONTS_DIR, renderSigned, renderSteps, runOnPdf, testSigners } from './pdf-tools.ts';

const TIMEOUT = 120_000;

/** The same definition as PDF/A-1b, then signed and sealed: the document after each step. */
async function firstPartSteps(content: MinutesContent): Promise<Uint8Array[]> {
  const writer = createPdfWriter(loadFaces(FONTS_DIR));
  const contentDigest = minutesContentDigest(content);
  const { files, ...definition } = minutesDefinition(
    { content, contentDigest, mode: 'original' },
    { json: buildMinutesFile(content).json, safe: writer.safe },
  );
  expect(files).toBeDefined();
  const original = await writer.write({ ...definition, version: '1.4', subset: 'PDF/A-1b' }, (document) => {
    reserveFields(document, [{ name: TIMESTAMP_FIELD, label: 'Horodatage du document' }]);
  });
  return signingSteps(original, content, createDocumentSigner({ fontsDir: FONTS_DIR }), testSigners);
}

/** Preflight's findings by file name; one start of Java for all files. */
function preflight(pdfs: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  try {
    const files = Array.from(pdfs, ([name, pdf]) => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, pdf);
      return file;
    });
    const list = join(folder, 'list');
    writeFileSync(list, files.join('\n'));
    const validator = 'org.apache.pdfbox.preflight.Validator_A1b';
    execFileSync('java', ['-cp', PREFLIGHT_CLASS_PATH, validator, 'xml', 'group', list], { stdio: 'pipe' });
    const report = readFileSync(`${list}.preflight.xml`, 'utf8');
    const [, ...parts] = report.split('<preflight name="');
    return new Map(parts.map((part) => [basename(part.slice(0, part.indexOf('"')), '.pdf'), part]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('PDF/A-1b, by Preflight', { timeout: TIMEOUT }, () => {
  it('holds before signing and after each signature, and Preflight does look', async () => {
    const defence = await firstPartSteps(oralDefence());
    const european = await firstPartSteps(europeanNames());
    const missed = await firstPartSteps(absence());
    const tagged = await firstPartSteps(juryActs());
    const last = (steps: Uint8Array[]) => steps.at(-1) ?? new Uint8Array();
    const sound = new Map([
      ...defence.map((step, index) => [`defence-${String(index)}`, step] as const),
      ['european', last(european)],
      ['absence', last(missed)],
      ['tagged', last(tagged)],
    ]);
    const found = preflight(new Map([...sound, ['attached', await renderSigned(oralDefence())]]));
    for (const name of sound.keys())
      expect(found.get(name)).toContain('<isValid type="PDF/A1-b">true</isValid>');
    // PDF/A-3 with its attachment is no PDF/A-1.
    expect(found.get('attached')).toContain('<isValid type="PDF/A1-b">false</isValid>');
  });
});

/** Follows keys from the catalogue of the last revision. */
function reader(pdf: Uint8Array) {
  const file = readPdf(pdf);
  const at = (...keys: string[]): PdfValue | null => {
    let value: PdfValue | null = file.catalogue();
    for (const key of keys) {
      if (value === null) return null;
      if (value.kind === 'array') value = file.resolve(value.items[Number(key)] ?? value);
      else if (value.kind === 'dictionary') value = file.entry(value, key);
      else return null;
    }
    return value;
  };
  return { file, at };
}

function text(value: PdfValue | null): string | null {
  if (value?.kind === 'name') return value.value;
  return value?.kind === 'string' ? pdfText(value) : null;
}

describe('PDF/A-3b, after every signature', { timeout: TIMEOUT }, () => {
  it('keeps what it claims: metadata, identifier, output intent, associated data', async () => {
    const steps = await renderSteps(oralDefence());
    const identifiers = steps.map((pdf) => {
      const { file, at } = reader(pdf);
      expect(text(at('AF', '0', 'AFRelationship'))).toBe('Data');
      expect(text(at('AF', '0', 'UF'))).toBe('PV-2026-0042.json');
      expect(text(at('AF', '0', 'EF', 'F', 'Subtype'))).toBe('application/json');
      expect(text(at('OutputIntents', '0', 'S'))).toBe('GTS_PDFA1');
      expect(text(at('OutputIntents', '0', 'OutputConditionIdentifier'))).toBe('sRGB IEC61966-2.1');
      expect(at('OutputIntents', '0', 'DestOutputProfile')?.kind).toBe('dictionary');
      expect(text(at('Lang'))).toBe('fr-FR');
      const { entries } = file.revision().trailer;
      expect(entries.has('Encrypt')).toBe(false);
      const id = entries.get('ID');
      return id?.kind === 'array'
        ? id.items.map((item) => (item.kind === 'string' ? hex(item.bytes) : ''))
        : [];
    });
    // The first part stays, the second tells the revisions apart.
    expect(new Set(identifiers.map(([kept]) => kept)).size).toBe(1);
    expect(new Set(identifiers.map(([, changing]) => changing)).size).toBe(steps.length);
    const meta = runOnPdf(steps.at(-1) ?? new Uint8Array(), 'pdfinfo', ['-meta']);
    expect(meta).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    expect(meta).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/);
  });

  it('prints every field, and each has an appearance that is a stream with something in it', async () => {
    const { file, at } = reader(await renderSigned(oralDefence()));
    const fields = at('AcroForm', 'Fields');
    if (fields?.kind !== 'array') throw new Error('no fields');
    expect(fields.items).toHaveLength(5);
    for (const reference of fields.items) {
      const widget = file.dictionary(reference);
      expect(widget.entries.get('F')).toMatchObject({ value: 4 });
      expect(text(widget.entries.get('TU') ?? null)).toMatch(/^(Signature de .+, .+|Cachet|Horodatage)/);
      const appearance = file.entry(widget, 'AP');
      const normal = appearance?.kind === 'dictionary' ? appearance.entries.get('N') : undefined;
      if (normal?.kind !== 'reference') throw new Error('no appearance');
      const drawn = await file.decode(file.object(normal.number));
      expect(drawn.length).toBeGreaterThan(3);
      expect(Array.from(file.dictionary(normal).entries.keys())).not.toContain('Group');
    }
  });

  it('embeds every font, and shows no glyph that stands for a missing one', async () => {
    for (const sample of [oralDefence, europeanNames]) {
      const pdf = await renderSigned(sample());
      const fonts = runOnPdf(pdf, 'pdffonts', []).trim().split('\n').slice(2);
      for (const font of fonts)
        expect(font).toMatch(/(SourceSerif4|DejaVuSerif)[\w-]* +CID TrueType +Identity-H +yes yes yes/);
      const { file } = reader(pdf);
      let programs = 0;
      for (const revision of file.revisions) {
        for (const { value } of revision.objects.values()) {
          if (value.kind !== 'dictionary' || text(value.entries.get('Type') ?? null) !== 'FontDescriptor')
            continue;
          programs += 1;
          await expectSoundProgram(value, file);
        }
      }
      expect(programs).toBeGreaterThan(4);
      for (const shown of await shownGlyphs(file)) expect(shown).not.toContain('0000');
    }
  });
});

/** A font program opens, and its widths are those that the document states. */
async function expectSoundProgram(
  { entries }: PdfDictionary,
  file: ReturnType<typeof readPdf>,
): Promise<void> {
  const program = entries.get('FontFile2');
  if (program?.kind !== 'reference') throw new Error('a font that is not embedded');
  const font = create(Buffer.from(await file.decode(file.object(program.number))));
  if ('fonts' in font) throw new Error('one face expected');
  expect(font.numGlyphs).toBeGreaterThan(1);
}

/** Hexadecimal operands of every operator that shows text, in pages and appearances. */
async function shownGlyphs(file: ReturnType<typeof readPdf>): Promise<string[]> {
  const shown: string[] = [];
  for (const revision of file.revisions) {
    for (const object of revision.objects.values()) {
      if (object.data === null || object.value.kind !== 'dictionary') continue;
      const type = text(object.value.entries.get('Type') ?? null);
      if (type !== null && type !== 'XObject') continue;
      const content = Buffer.from(await file.decode(object)).toString('latin1');
      for (const [, operand = ''] of content.matchAll(/\[([^\]]*)\] TJ/g)) {
        for (const [, glyphs = ''] of operand.matchAll(/<([0-9a-f]+)>/g)) {
          shown.push(...(glyphs.match(/.{4}/g) ?? []));
        }
      }
    }
  }
  expect(shown.length).toBeGreaterThan(1_000);
  return shown;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
