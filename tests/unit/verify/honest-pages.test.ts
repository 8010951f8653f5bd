import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type MinutesContent,
  minutesContentSchema,
  minutesFileSchema,
} from '../../../src/domain/minutes/minutes.schema.ts';
import { buildMinutesFile } from '../../../src/core/documents/minutes-file.ts';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { redrawing } from '../../fixtures/verify/checking.ts';
import { printedFindings } from '../../../src/verify/printed-checks.ts';
import { reservedFields } from '../../../src/verify/signature-fields.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import {
  absence,
  europeanNames,
  oralDefence,
  refusal,
  worstCase,
} from '../../fixtures/minutes/minutes-samples.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 240_000 });

const RELEASED = new URL('../../fixtures/released/0.1.0/', import.meta.url);
const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });

/** What the check finds wrong with the pages that the application makes of that content. */
async function faults(content: MinutesContent): Promise<readonly object[]> {
  const { contentDigest, file, json } = buildMinutesFile(content);
  const pdf = readPdf(await renderer.renderMinutesPdf({ mode: 'original', content, contentDigest }));
  const findings = await printedFindings({
    file: pdf,
    fields: reservedFields(pdf),
    minutes: minutesFileSchema.parse(file),
    json,
    redrawing,
  });
  return findings.filter(({ level }) => level !== 'pass');
}

const SAMPLES = { absence, europeanNames, oralDefence, refusal, worstCase };

describe('pages that the application makes', () => {
  it.each(Object.entries(SAMPLES))('are those of their data: %s', async (_, sample) => {
    expect(await faults(sample())).toEqual([]);
    expect(await faults(asContent2(sample()))).toEqual([]);
  });

  it('are those of their data: everything that a jury may do', async () => {
    expect(await faults(juryActs())).toEqual([]);
  });

  it.each(readdirSync(RELEASED).filter((name) => name.endsWith('.json')))('as released: %s', async (name) => {
    const read: unknown = JSON.parse(readFileSync(new URL(name, RELEASED), 'utf8'));
    const data = read as { readonly content?: unknown };
    expect(await faults(minutesContentSchema.parse(data.content ?? read))).toEqual([]);
  });

  it.each([
    ['a long link', `https://exemple.fr/${'a'.repeat(400)}`],
    ['a text that runs over pages', 'Le candidat a demandé que la question soit répétée. '.repeat(300)],
    ['lines', Array.from({ length: 60 }, (_, index) => `Ligne ${String(index)}`).join('\n')],
    [
      'what fonts lack or share',
      'e\u0301 ﬁ ﬂ ‐ ‑ ­ ʼ ʻ ∆ Ω µ ⁄ ∕ 😀 李 \u202e abc \t x\u00a0y\u202fz [U+0041] n°\u00a05 « a »',
    ],
    ['names of Europe and Vietnam', 'Nguyễn Thị Ánh Ṧ Ž ğ ș Ł ß Øystein Ægir Þór Ħal Ŵyn ŉ Ǆ ĳ'],
    ['Greek and Cyrillic', 'Ελένη Παπαδοπούλου, Дмитрий Щербаков, А В Е К М Н О Р С Т'],
  ])('hold any text: %s', async (_, text) => {
    const base = oralDefence();
    const [entry] = base.conduct;
    const content: MinutesContent = {
      ...base,
      candidate: { ...base.candidate, birthPlace: text.slice(0, 90) },
      session: { ...base.session, organisation: text.slice(0, 80).replace(/\n/g, ' ') },
      accommodation: [text],
      conduct: entry === undefined ? [] : [{ ...entry, text }, ...base.conduct],
    };
    expect(await faults(content)).toEqual([]);
    expect(await faults(asContent2(content))).toEqual([]);
  });

  it('hold every letter beside its plain form', async () => {
    const blocks = [
      [0xc0, 0x24f],
      [0x1e00, 0x1eff],
      [0x370, 0x3ff],
      [0x400, 0x4ff],
    ] as const;
    for (const [first, last] of blocks) {
      const letters = Array.from({ length: last - first + 1 }, (_, index) =>
        String.fromCodePoint(first + index),
      );
      const shown = letters.filter((letter) => /\p{L}/u.test(letter));
      const text = shown.map((letter) => `${letter}${letter.normalize('NFD').charAt(0)}`).join(' ');
      const content = { ...oralDefence(), accommodation: [text] };
      expect(await faults(content)).toEqual([]);
    }
  });

  it('hold a character that was printed as its code point, broken between two lines', async () => {
    const base = oralDefence();
    const candidate = { ...base.candidate, birthPlace: '抱🜰ʏ𔘕Ῐ𐝓╁𐅙𘥤' };
    expect(await faults({ ...base, candidate })).toEqual([]);
  });

  it('hold any text at all', async () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (place, note) => {
        const base = oralDefence();
        const conduct = base.conduct.map((entry) => ({ ...entry, text: note }));
        const content = { ...base, candidate: { ...base.candidate, birthPlace: place }, conduct };
        expect(await faults(content)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
