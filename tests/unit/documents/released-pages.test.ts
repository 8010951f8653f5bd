import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentSchema1 } from '../../../src/domain/minutes/content-1.schema.ts';
import { proofSchema1 } from '../../../src/domain/minutes/proof.schema.ts';
import { canonicalJson, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { renderCopy, renderDraft, renderOriginal, runOnPdf } from './pdf-tools.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/released/0.1.0/', import.meta.url));
const TIMEOUT = 60_000;

const RENDERERS: Readonly<Record<string, typeof renderOriginal>> = {
  original: renderOriginal,
  draft: renderDraft,
  copy: renderCopy,
};

const read = (name: string) => readFileSync(`${FOLDER}${name}`, 'utf8');
const samples = readdirSync(FOLDER).flatMap((name) =>
  name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [],
);
const textOf = (pdf: Uint8Array) => runOnPdf(pdf, 'pdftotext', ['-raw'], ['-']);
const schemaDigest = (schema: z.ZodType) => sha256Hex(canonicalJson(z.toJSONSchema(schema)));

describe('what version 0.1.0 signed', () => {
  it('has the schema that was released', () => {
    expect(schemaDigest(contentSchema1)).toBe(read('schema.sha256').trim());
    expect(schemaDigest(proofSchema1)).toBe(read('proof-schema.sha256').trim());
  });

  it('is held here in samples of each kind', () => {
    expect(samples.length).toBeGreaterThanOrEqual(9);
  });

  it.each(samples)(
    'is read and printed word for word as it was released: %s',
    async (name) => {
      const content = contentSchema1.parse(JSON.parse(read(`${name}.json`)));
      expect(canonicalJson(content)).toBe(read(`${name}.json`));
      const printed = readdirSync(FOLDER).filter(
        (file) => file.startsWith(`${name}.`) && file.endsWith('.txt'),
      );
      expect(printed).toContain(`${name}.original.txt`);
      for (const file of printed) {
        const mode = file.split('.')[1] ?? '';
        expect(textOf((await RENDERERS[mode]?.(content)) ?? new Uint8Array())).toBe(read(file));
      }
    },
    TIMEOUT,
  );
});
