import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { certificationJsonSchema } from '../../../src/domain/certification/json-schema.ts';
import { removeAt, setAt } from '../referentiel/json-access.ts';
import type { JsonPath } from '../referentiel/json-access.ts';
import { cqp } from './certification-files.ts';
import { SAMPLE, sampleFile } from './sample.ts';

const FILE = new URL('../../../resources/schemas/pupitre.certification-2.schema.json', import.meta.url);
const published: unknown = JSON.parse(readFileSync(FILE, 'utf8'));

describe('the published JSON Schema', () => {
  it('is current (npm run certification:schema)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(certificationJsonSchema())));
  });

  const reader = z.fromJSONSchema(published as Parameters<typeof z.fromJSONSchema>[0]);

  it('takes good certifications', () => {
    expect(reader.safeParse(SAMPLE).error).toBeUndefined();
    expect(reader.safeParse(cqp).error).toBeUndefined();
  });

  it.each<readonly [string, JsonPath, unknown]>([
    ['an unknown key', ['colour'], 'red'],
    ['a lost character', ['title'], 'Titre \u{fffd}'],
    ['a control', ['title'], 'Titre \u{85}'],
    ['a space at the edge', ['competences', 1, 'statement'], 'Lire '],
    ['an unknown kind of rule', ['rule', 'aggregation', 'kind'], 'guess'],
    ['one level', ['scales', 0, 'levels'], [SAMPLE.scales[0].levels[0]]],
    ['a weight of nothing', ['blocs', 0, 'weight'], 0],
    ['another format', ['schema'], 'pupitre.certification/3'],
  ])('refuses %s', (_name, path, value) => {
    const file = sampleFile();
    setAt(file, path, value);
    expect(reader.safeParse(file).success).toBe(false);
  });

  it('refuses a file without its words', () => {
    const file = sampleFile();
    removeAt(file, ['words']);
    expect(reader.safeParse(file).success).toBe(false);
  });
});
