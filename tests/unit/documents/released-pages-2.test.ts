/** What version 0.2.0 signed: later versions may add formats beside these, and change none of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { canonicalJson, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { buildSessionFile } from '../../../src/core/documents/session-file.ts';
import { contentSchema1 } from '../../../src/domain/minutes/content-1.schema.ts';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import { proofSchema } from '../../../src/domain/minutes/proof.schema.ts';
import { sessionContentSchema1 } from '../../../src/domain/session-minutes/session-content-1.schema.ts';
import { drawingDigest } from './drawing-digest.ts';
import { FONTS_DIR, renderCopy, renderDraft, renderOriginal, runOnPdf } from './pdf-tools.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/released/0.2.0/', import.meta.url));
const TIMEOUT = 60_000;
const RENDERERS: Readonly<Record<string, typeof renderOriginal>> = {
  original: renderOriginal,
  draft: renderDraft,
  copy: renderCopy,
};

const read = (name: string) => readFileSync(`${FOLDER}${name}`, 'utf8');
const files = readdirSync(FOLDER);
/** Of the originals, as released: who verifies draws them again, and they must come out the same. */
const drawings = JSON.parse(read('drawings.digests')) as Readonly<Record<string, string>>;
const SESSION = 'session.session.json';
const samples = files.flatMap((name) =>
  name.endsWith('.json') && name !== SESSION ? [name.slice(0, -'.json'.length)] : [],
);
const textOf = (pdf: Uint8Array) => runOnPdf(pdf, 'pdftotext', ['-raw'], ['-']);
const digestOf = (schema: z.ZodType) => sha256Hex(canonicalJson(z.toJSONSchema(schema)));

describe('what version 0.2.0 signed', () => {
  it('has the schemas that were released', () => {
    const contents = z.discriminatedUnion('schema', [contentSchema1, contentSchema2]);
    expect(digestOf(contents)).toBe(read('schema.sha256').trim());
    expect(digestOf(proofSchema)).toBe(read('proof-schema.sha256').trim());
    const sessions = z.discriminatedUnion('schema', [sessionContentSchema1]);
    expect(digestOf(sessions)).toBe(read('session-schema.sha256').trim());
  });

  it('is held here in samples of each kind', () => {
    expect(samples.length).toBeGreaterThanOrEqual(7);
  });

  it.each(samples)(
    'is read and printed word for word as it was released: %s',
    async (name) => {
      const content = contentSchema2.parse(JSON.parse(read(`${name}.json`)));
      expect(canonicalJson(content)).toBe(read(`${name}.json`));
      const printed = files.filter((file) => file.startsWith(`${name}.`) && file.endsWith('.txt'));
      expect(printed).toContain(`${name}.original.txt`);
      for (const file of printed) {
        const mode = file.split('.')[1] ?? '';
        const pdf = (await RENDERERS[mode]?.(content)) ?? new Uint8Array();
        expect(textOf(pdf)).toBe(read(file));
        if (mode === 'original') expect(await drawingDigest(pdf)).toBe(drawings[name]);
      }
    },
    TIMEOUT,
  );

  it(
    'is read and printed word for word as it was released: minutes of a session',
    async () => {
      const content = sessionContentSchema1.parse(JSON.parse(read(SESSION)));
      expect(canonicalJson(content)).toBe(read(SESSION));
      const { contentDigest } = buildSessionFile(content);
      const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });
      const pages = await renderer.renderSessionPdf({ mode: 'original', content, contentDigest });
      expect(textOf(pages)).toBe(read('session.original.txt'));
      expect(await drawingDigest(pages)).toBe(drawings['session']);
    },
    TIMEOUT,
  );
});
