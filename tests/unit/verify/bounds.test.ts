import { describe, expect, it, vi } from 'vitest';
import { fuzzVerify } from '../../../scripts/fuzz/fuzz-verify.ts';
import { PATHOLOGICAL } from '../../../scripts/fuzz/pathological.ts';
import { SeededRandom } from '../../../scripts/fuzz/random.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('whatever is given', () => {
  it('gets an answer: no crash, none that is slow, no forgery taken for true', async () => {
    const { authentic, crashes, over5s } = await fuzzVerify({ runs: 60, seed: 7 }, () => undefined);
    expect([...crashes, ...over5s, ...authentic]).toEqual([]);
  });

  it.each([...PATHOLOGICAL.keys()])(
    'is never authentic, and is answered, when it is made to keep busy: %s',
    async (kind) => {
      const build = PATHOLOGICAL.get(kind);
      const bytes = build?.(new SeededRandom(3)) ?? new Uint8Array();
      const { verdict } = await verifyDocuments([{ name: 'a.pdf', bytes }]);
      expect(['altered', 'not-checkable']).toContain(verdict);
    },
  );

  it('is not read beyond its start when it is too long', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n');
    const report = await verifyDocuments([
      { name: 'long.pdf', bytes, byteCount: 300 * 1024 * 1024 },
      { name: 'long.txt', bytes: new Uint8Array(16), byteCount: 300 * 1024 * 1024 },
    ]);
    expect(report.verdict).toBe('not-checkable');
    expect(report.documents[0]?.sections[0]?.findings[0]?.code).toBe('file-too-large');
    expect(report.companions).toEqual([{ name: 'long.txt', kind: 'unknown' }]);
  });
});
