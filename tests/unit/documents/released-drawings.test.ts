/**
 * Pages of contents of version 0.1.0 do not move when later ones get tags: objects and decoded streams are compared with
 * those of before, since how a stream is compressed is Node's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSchema1, type MinutesContent1 } from '../../../src/domain/minutes/content-1.schema.ts';
import { buildMinutesFile } from '../../../src/core/documents/minutes-file.ts';
import { minutesFileSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import { redrawing } from '../../fixtures/verify/checking.ts';
import { drawingDigest } from './drawing-digest.ts';
import { renderCopy, renderOriginal } from './pdf-tools.ts';

const FOLDER = new URL('../../fixtures/released/0.1.0/', import.meta.url);
/** Made of what the code of 0.1.0 wrote, without the names of filters: what is drawn again has none. */
const FIRST = new URL('../../fixtures/documents/drawings-0.1.0.json', import.meta.url);
const GOLDEN = new URL('../../fixtures/documents/drawings-1.json', import.meta.url);
const samples = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

const TEXTS: Readonly<Record<string, string>> = {
  link: `https://exemple.fr/${'a'.repeat(400)}`,
  long: 'Le candidat a demandé que la question soit répétée. '.repeat(300),
  lines: Array.from({ length: 60 }, (_, index) => `Ligne ${String(index)}`).join('\n'),
  odd: 'e\u0301 ﬁ ﬂ ‐ ‑ ­ ʼ ʻ ∆ Ω µ ⁄ ∕ 😀 李 \u202e abc \t x\u00a0y\u202fz [U+0041] n°\u00a05 « a »',
  viet: 'Nguyễn Thị Ánh Ṧ Ž ğ ș Ł ß Øystein Ægir Þór Ħal Ŵyn ŉ Ǆ ĳ',
  greek: 'Ελένη Παπαδοπούλου, Дмитрий Щербаков',
};

/** The released samples, and one of them with texts that its fonts and columns had no room for. */
function contentsOfFirst(): Record<string, MinutesContent1> {
  const read = (name: string) =>
    contentSchema1.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const base = read('oral-defence.json');
  const [entry] = base.conduct;
  if (entry === undefined) throw new TypeError('no entry');
  const longest = Object.entries(TEXTS).map(([name, text]): [string, MinutesContent1] => [
    name,
    {
      ...base,
      candidate: { ...base.candidate, birthPlace: text.slice(0, 90) },
      session: { ...base.session, organisation: text.slice(0, 80).replace(/\n/g, ' ') },
      accommodation: [text],
      conduct: [{ ...entry, text }, ...base.conduct],
    },
  ]);
  return Object.fromEntries([
    ...samples.map((name): [string, MinutesContent1] => [name, read(name)]),
    ...longest,
  ]);
}

describe('contents of version 0.1.0, drawn again as it drew them', { timeout: 60_000 }, () => {
  const golden = JSON.parse(readFileSync(FIRST, 'utf8')) as Record<string, string>;
  it.each(Object.entries(contentsOfFirst()))('are what it drew: %s', async (name, content) => {
    const { file, json } = buildMinutesFile(content);
    const [first] = redrawing.minutes(minutesFileSchema.parse(file), json);
    expect(await drawingDigest((await first?.()) ?? new Uint8Array())).toBe(golden[name]);
  });
});

describe('the drawing of contents of version 0.1.0', { timeout: 60_000 }, () => {
  it.each(samples)('has not moved: %s', async (name) => {
    const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Record<string, unknown>;
    const content = contentSchema1.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
    const found = {
      original: await drawingDigest(await renderOriginal(content)),
      copy: await drawingDigest(await renderCopy(content)),
    };
    expect(found).toEqual(golden[name]);
  });
});
