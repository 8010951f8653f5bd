import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCertificationText } from '../../../src/domain/certification/certification.parse.ts';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';

const FOLDER = path.join(import.meta.dirname, '../../../resources/certifications');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const CQP = 'cqp-commercial-sedentaire-alimentaire';

function read(file: string): Certification {
  const reading = parseCertificationText(readFileSync(path.join(FOLDER, file), 'utf8'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

describe('the certifications that are shipped', () => {
  it.each(FILES)('%s reads without a fault', (file) => {
    expect(read(file).title).not.toBe('');
  });

  it('are the CQP in both formats, and six models that say that they are to be adapted', () => {
    const all = FILES.map(read);
    expect(all.filter(({ isModel }) => isModel !== true).map(({ id, version }) => [id, version])).toEqual([
      [CQP, '2.0.0'],
      [CQP, '1.0.0'],
    ]);
    const models = all.filter(({ isModel }) => isModel === true);
    expect(models).toHaveLength(6);
    for (const { isRuleConfirmed, source, title } of models) {
      expect(title).toContain('(modèle à adapter)');
      expect(source.title).toContain('Modèle à adapter');
      expect(source.note).toBeDefined();
      expect(isRuleConfirmed).toBe(false);
    }
  });

  it('version 2.0.0 of the CQP says word for word what 1.0.0 says: it adds a scale, and a rule for each bloc', () => {
    const [first, second] = [read(`${CQP}.json`), read(`${CQP}-2.json`)];
    const { blocs, rule, scales, version } = second;
    const { blocs: firstBlocs, rule: firstRule } = first;
    // What differs is set aside here, key by key, and told below; all the rest is the same.
    const aside = { blocs: [], rule: null, scales: [], version: null };
    expect({ ...second, ...aside }).toEqual({ ...first, ...aside });
    expect(firstBlocs.every((bloc) => bloc.rule === undefined)).toBe(true);
    expect(blocs.map((bloc) => ({ ...bloc, rule: undefined }))).toEqual(firstBlocs);
    expect(blocs.map((bloc) => bloc.rule)).toEqual(blocs.map(() => ({ aggregation: { kind: 'jury' } })));
    // Rounded once and last: a competence is no longer brought to a level before the sum.
    expect(rule).toEqual({ ...firstRule, criteria: 'mean' });
    expect(scales).toMatchObject([
      {
        levels: [
          { id: 'acquis', value: 1 },
          { id: 'partiel', value: 0.5 },
          { id: 'non-acquis', value: 0 },
        ],
      },
    ]);
    expect(version).toBe('2.0.0');
  });
});
