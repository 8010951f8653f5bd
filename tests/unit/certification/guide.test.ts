/** What the guide shows is what the format takes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCertification } from '../../../src/domain/certification/certification.parse.ts';

const GUIDE = readFileSync(new URL('../../../docs/guide-certification.md', import.meta.url), 'utf8');

/** Examples by the key that they begin with; bare objects, by their place. */
const examples = [...GUIDE.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text.trim());

function exampleOf(key: string): Record<string, unknown> {
  const text = examples.find((example) => example.startsWith(`"${key}"`));
  return JSON.parse(`{${text ?? ''}}`) as Record<string, unknown>;
}

describe('the guide', () => {
  it('puts together a certification that reads', () => {
    const [whole = '', , scales = ''] = examples;
    const test = JSON.parse(examples.find((example) => example.includes('"soutenance"')) ?? '') as object;
    const file = {
      ...(JSON.parse(whole) as object),
      ...exampleOf('words'),
      scales: JSON.parse(`[${scales}]`) as unknown,
      ...exampleOf('competences'),
      tests: [{ ...test, scaleId: 'vingt', blocIds: ['BC1'], competenceIds: ['C1.2'] }],
      ...exampleOf('rule'),
      ...exampleOf('jury'),
    };
    expect(parseCertification({ ...file, scales: (file.scales as unknown[]).toReversed() })).toMatchObject({
      ok: true,
    });
  });
});
