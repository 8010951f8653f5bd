/**
 * Pages of contents of version 0.1.0 do not move when later ones get tags: objects and decoded streams are compared with
 * those of before, since how a stream is compressed is Node's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSchema1 } from '../../../src/domain/minutes/content-1.schema.ts';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { valueSource } from '../../../src/pdf/pdf-source.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { renderCopy, renderOriginal } from './pdf-tools.ts';

const FOLDER = new URL('../../fixtures/released/0.1.0/', import.meta.url);
const GOLDEN = new URL('../../fixtures/documents/drawings-1.json', import.meta.url);
const samples = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

/** Digest of every object of a document, in order, with its stream as it was before it was compressed. */
async function drawingDigest(pdf: Uint8Array): Promise<string> {
  const file = readPdf(pdf);
  const parts: string[] = [];
  for (const [number, object] of file.revision(0).objects) {
    const source = valueSource(object.value).replace(/\/Length \d+/, '/Length');
    const data = object.data === null ? '' : Buffer.from(await file.decode(object)).toString('latin1');
    parts.push(`${String(number)} ${source} ${sha256Hex(data)}`);
  }
  return sha256Hex(parts.join('\n'));
}

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
