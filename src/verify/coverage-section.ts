/** What the signatures cover, in which order they came, and that nothing else was done to the file. */
import { memberField, SEAL_FIELD, TIMESTAMP_FIELD } from '../domain/minutes/signature-fields.ts';
import { fail, type Finding, pass, type Section } from './report.ts';
import type { Field, Update } from './signature-fields.ts';

/** Fields that minutes with this many signatories reserve. */
export function minutesFields(signatoryCount: number): readonly string[] {
  const members = Array.from({ length: signatoryCount }, (_, index) => memberField(index + 1));
  return [...members, SEAL_FIELD, TIMESTAMP_FIELD];
}

/** Checks the fields against those that are expected (null when nobody can tell), and every update. */
export function coverageSection(
  fields: readonly Field[],
  updates: readonly Update[],
  expected: readonly string[] | null,
): Section {
  const faults = [
    ...(expected === null ? [] : fieldFindings(fields, expected)),
    ...updates.flatMap((update) => updateFindings(update)),
    ...orderFindings(updates),
  ];
  const findings = faults.length > 0 ? faults : [pass('updates-only-sign'), pass('coverage-whole')];
  return { id: 'coverage', values: {}, findings };
}

function fieldFindings(fields: readonly Field[], expected: readonly string[]): Finding[] {
  const found = fields.map(({ name }) => name);
  const isSame = found.length === expected.length && expected.every((name) => found.includes(name));
  return isSame ? [] : [fail('fields-other', { found: found.join(', '), expected: expected.join(', ') })];
}

function updateFindings({ faults, field, signature, rank }: Update): Finding[] {
  if (signature === null || field === null) return [...faults];
  const isOfField = (signature.kind === 'timestamp') === (field.name === TIMESTAMP_FIELD);
  return [
    ...faults,
    ...(signature.isWhole ? [] : [fail('coverage-range', { field: field.name, revision: rank })]),
    ...(isOfField ? [] : [fail('field-kind', { field: field.name })]),
  ];
}

/** Members in any order, then the seal, then at most the timestamp. */
function orderFindings(updates: readonly Update[]): Finding[] {
  const stages = updates.flatMap(({ field }) => (field === null ? [] : [stageOf(field.name)]));
  const isOrdered = stages.every((stage, index) => stage >= (stages[index - 1] ?? 0));
  const seals = stages.filter((stage) => stage === 1).length;
  return [...(isOrdered ? [] : [fail('order-wrong')]), ...(seals === 0 ? [fail('seal-missing')] : [])];
}

function stageOf(field: string): number {
  if (field === SEAL_FIELD) return 1;
  return field === TIMESTAMP_FIELD ? 2 : 0;
}
