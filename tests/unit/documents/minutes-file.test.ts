import { describe, expect, it } from 'vitest';
import { minutesFileSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import {
  buildMinutesFile,
  canonicalJson,
  minutesContentDigest,
  sha256Hex,
} from '../../../src/core/documents/minutes-file.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';

describe('the minutes file', () => {
  it('holds the content, canonical and matching its digests', () => {
    const content = oralDefence();
    const digest = minutesContentDigest(content);
    const built = buildMinutesFile(content);
    expect(built.contentDigest).toBe(digest);
    expect(built.sha256).toBe(sha256Hex(new TextEncoder().encode(built.json)));
    const read = minutesFileSchema.parse(JSON.parse(built.json));
    expect(canonicalJson(read)).toBe(built.json);
    expect(sha256Hex(canonicalJson(read.content))).toBe(digest);
  });

  it('does not depend on the order of keys', () => {
    const content = oralDefence();
    const reversed = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
    expect(minutesContentDigest(reversed)).toBe(minutesContentDigest(content));
  });

  it('changes its digest with any value', () => {
    const content = oralDefence();
    expect(minutesContentDigest({ ...content, revision: 2 })).not.toBe(minutesContentDigest(content));
  });

  it('hashes as published', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });
});
