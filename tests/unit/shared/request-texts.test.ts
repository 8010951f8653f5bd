/** No request of the contract lets a text in that the signed form would refuse, or that says nothing to the eye. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { cleanText, cleanTexts, isUnreadable } from '../../../src/domain/text/clean-text.ts';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import { contract } from '../../../src/shared/contract.ts';
import { exactText, lineText, proseText } from '../../../src/shared/request-parts.ts';

interface Leaf {
  readonly path: string;
  readonly schema: z.ZodType;
}

type Def = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every schema inside a schema that takes a text, with its path; throws on a kind of schema that it does not know. */
function textsIn(schema: z.ZodType, path: string): readonly Leaf[] {
  const def = schema._zod.def as unknown as Def;
  const inner = (key: string, name = '') => textsIn(def[key] as z.ZodType, path + name);
  switch (def.type) {
    case 'string':
      return [{ path, schema }];
    case 'object':
      return Object.entries(def['shape'] as Record<string, z.ZodType>).flatMap(([key, field]) =>
        textsIn(field, `${path}.${key}`),
      );
    case 'array':
      return inner('element', '[]');
    case 'record':
      return [...inner('keyType', '{key}'), ...inner('valueType', '{}')];
    case 'union':
      return (def['options'] as readonly z.ZodType[]).flatMap((option) => textsIn(option, path));
    case 'pipe':
      return [...inner('in'), ...inner('out')];
    case 'nullable':
    case 'optional':
    case 'nonoptional':
    case 'readonly':
    case 'default':
      return inner('innerType');
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'undefined':
    case 'transform':
    case 'null':
    case 'custom':
      return [];
    case 'lazy':
      // Data of any shape, the texts of which have a test of their own below.
      return [];
    default:
      throw new Error(`${path}: a schema of kind "${def.type}" that this test does not know`);
  }
}

const leaves = Object.entries(contract).flatMap(([area, endpoints]) =>
  Object.entries<{ readonly request: z.ZodType }>(endpoints).flatMap(([method, { request }]) =>
    textsIn(request, `${area}.${method}`),
  ),
);

const HOSTILE = ['a\ud800b', 'a\udc00', '\u0000', 'a\u0007b', 'a\u009fb', 'a\u0000', 'perdu\u{fffd}'].flatMap(
  (text) => [
    text,
    // Long enough for the fields that ask for a length.
    text.padEnd(12, 'x'),
    `https://exemple.fr/${text}`,
  ],
);

describe('texts of the requests', () => {
  it('are many, so that the walk reaches them', () => {
    expect(leaves.length).toBeGreaterThan(80);
    expect(leaves.map(({ path }) => path)).toContain('seats.addNote.text');
    expect(leaves.map(({ path }) => path)).toContain('deliberation.decide.dissents[].opinion');
  });

  it.each(leaves.map(({ path, schema }) => [path, schema] as const))('%s', (_path, schema) => {
    for (const text of HOSTILE) {
      const parsed = schema.safeParse(text);
      if (parsed.success) expect(isUnreadable(String(parsed.data)), JSON.stringify(text)).toBe(false);
    }
    const decomposed = schema.safeParse('e\u0301te\u0301 de l\u2019anne\u0301e');
    // Ids and passwords are compared to the letter, and kept so; all that a person writes is composed.
    const isExact = schema.safeParse(' x'.padEnd(14, 'x')).data !== 'x'.padEnd(13, 'x');
    if (decomposed.success && !isExact) expect(decomposed.data).toBe('été de l’année');
  });

  it('of a subject are cleaned at any depth', () => {
    const { request } = contract.subjects.save;
    const parsed = request.safeParse({
      subject: { title: 'Cafe\u0301\ud800', roles: [{ brief: 'a\r\nb\u0000' }] },
    });
    expect(parsed.data?.subject).toEqual({ title: 'Café', roles: [{ brief: 'a\nb' }] });
  });
});

describe('entries that are kept', () => {
  it('are cleaned at any depth', () => {
    const seat = { kind: 'seat', code: 'database-locked', passageId: 'p', jurorId: 'j' };
    const write = {
      kind: 'write',
      code: 'database-locked',
      area: 'a',
      method: 'm',
      words: ['Cafe\u0301\ud800'],
    };
    const parsed = contract.kept.replace.request.safeParse({
      entries: [
        { ...seat, words: [{ text: 'a\u0007b' }] },
        { ...write, request: { deep: ['a\r\nb\u0000'] } },
      ],
    });
    expect(parsed.data?.entries).toEqual([
      { ...seat, words: [{ text: 'ab' }] },
      { ...write, words: ['Café'], request: { deep: ['a\nb'] } },
    ]);
  });
});

describe('the three kinds of text', () => {
  it('clean what a person typed, and refuse what is lost', () => {
    expect(proseText(40).parse(' un\r\ndeux\u2028trois\u000bquatre\tcinq \ud83d')).toBe(
      'un\ndeux\ntrois\nquatre cinq',
    );
    expect(lineText(40).parse('\u{feff} Anne\u0301e\u00a01 ')).toBe('Année\u00a01');
    expect(lineText(40).safeParse('un\ndeux').success).toBe(false);
    expect(lineText(40).safeParse('\u{fffd}quipe').success).toBe(false);
    expect(exactText(40).safeParse('un\ndeux').success).toBe(false);
    expect(exactText(40).parse(' e\u0301 ')).toBe(' e\u0301 ');
  });

  it(
    'keep every character that can be written, and always give what can be signed',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          const cleaned = cleanText(text);
          expect(cleanText(cleaned)).toBe(cleaned);
          if (!/[\p{Cc}\p{Cs}\u{feff}\u2028\u2029]/u.test(text)) expect(cleaned).toBe(text.normalize('NFC'));
          expect(() => canonicalJson(cleanTexts({ text }))).not.toThrow();
        }),
      );
    },
  );
});
