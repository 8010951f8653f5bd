/** The declaration against the schema: what passes our check is accepted by libxml2, whatever is in it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkXml, readXml } from '../../../src/core/documents/xml-files.ts';
import {
  faultsOfCertification,
  faultsOfDeclarant,
  faultsOfRow,
} from '../../../src/domain/reporting/declaration-check.ts';
import { declarationXml } from '../../../src/domain/reporting/declaration-xml.ts';
import {
  ACCESS_WAYS,
  EXAM_MODES,
  INITIATIVES,
  LANGUAGE_LEVELS,
  MENTIONS,
  VAE_WAYS,
} from '../../../src/domain/reporting/declaration.types.ts';
import type { Declaration, DeclaredRow } from '../../../src/domain/reporting/declaration.types.ts';
import { declaration, declaredRow, holder, schemaFile } from '../../fixtures/reporting/declarations.ts';

const TODAY = '2026-11-30';
const bytes = (text: string) => new TextEncoder().encode(text);
const verdictOf = (made: Declaration) => checkXml(bytes(declarationXml(made)), schemaFile());

it('writes what the schema accepts, and the same for the same declaration', async () => {
  expect(await verdictOf(declaration())).toEqual({ kind: 'fits' });
  expect(declarationXml(declaration())).toBe(declarationXml(declaration()));
});

it('holds what the expected file holds', async () => {
  const expected = readFileSync('tests/fixtures/reporting/attendu.xml');
  const made = declaration({ rows: [declaredRow({ initiative: null, enrolledOn: null })] });
  expect(await readXml(bytes(declarationXml(made)))).toEqual(await readXml(expected));
});

it('keeps the offset of winter and of summer', () => {
  const written = (month: number, offsetMinutes: number) =>
    declarationXml({ ...declaration(), at: Date.UTC(2026, month, 30, 8), offsetMinutes });
  expect(written(10, 60)).toContain('<cpf:horodatage>2026-11-30T09:00:00+01:00<');
  expect(written(5, 120)).toContain('<cpf:horodatage>2026-06-30T10:00:00+02:00<');
  expect(written(5, -240)).toContain('<cpf:horodatage>2026-06-30T04:00:00-04:00<');
});

it('tells what of a file does not fit, by line', async () => {
  const known = await checkXml(
    readFileSync('tests/fixtures/reporting/ce-que-pupitre-sait.xml'),
    schemaFile(),
  );
  expect(known.kind === 'faults' && known.faults.map(({ line }) => line)).toContain(6);
});

it('refuses a schema that is none, and a file with a document type', async () => {
  const made = bytes(declarationXml(declaration()));
  expect((await checkXml(made, bytes('<a/>'))).kind).toBe('schema-unusable');
  expect((await checkXml(made, bytes('no XML'))).kind).toBe('schema-unusable');
  const bomb = bytes('<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>');
  expect(await checkXml(bomb, schemaFile())).toMatchObject({ kind: 'faults' });
  expect(await readXml(bomb)).toBeNull();
  expect(await readXml(bytes('<a'))).toBeNull();
});

/** Any characters that a person may have typed or pasted, and those at the edges of lengths. */
const name = fc.oneof(
  fc.string({ maxLength: 70, unit: 'grapheme' }),
  fc.constantFrom('É', 'x'.repeat(60), 'x'.repeat(61), '𝒜'.repeat(60)),
);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const day = fc
  .date({ min: new Date('1899-06-01'), max: new Date('2101-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const holderOf = fc.record({
  birthName: name,
  usualName: name,
  firstNames: fc.array(name, { maxLength: 4 }),
  sex: optional(fc.constantFrom('M' as const, 'F' as const)),
  birthDate: optional(day),
  birthPlace: name,
  birthPostcode: optional(fc.constantFrom('59000', '', '0123456789')),
  birthCode: optional(fc.constantFrom('59350', '2A004', '2C004', '99109', '5935', '97101')),
  birthCountry: optional(fc.constantFrom('100', '109', '10', '')),
});
const rowOf: fc.Arbitrary<DeclaredRow> = fc.record({
  technicalId: fc.string({ maxLength: 260 }),
  isByScore: fc.boolean(),
  examFrom: optional(day),
  examTo: optional(day),
  examMode: optional(fc.constantFrom(...EXAM_MODES)),
  examPostalCode: fc.string({ maxLength: 10 }),
  validFrom: day,
  validUntil: optional(day),
  languageLevel: optional(fc.constantFrom(...LANGUAGE_LEVELS)),
  hasDigitalLevel: fc.boolean(),
  score: name,
  mention: optional(fc.constantFrom(...MENTIONS)),
  accessWay: optional(fc.constantFrom(...ACCESS_WAYS)),
  vaeWay: optional(fc.constantFrom(...VAE_WAYS)),
  initiative: optional(fc.constantFrom(...INITIATIVES)),
  enrolledOn: optional(day),
  holder: fc.oneof(
    { arbitrary: holderOf, weight: 1 },
    {
      arbitrary: fc
        .tuple(name, name)
        .map(([birthName, usualName]) => ({ ...holder(), birthName, usualName })),
      weight: 2,
    },
  ),
});

it('finds every row that the schema would refuse', async () => {
  let sound = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        rowOf,
        rowOf.map((row) => ({ ...declaredRow(), holder: row.holder, score: row.score })),
      ),
      async (row) => {
        if (faultsOfRow(row, TODAY).length > 0) return;
        sound += 1;
        expect(await verdictOf(declaration({ rows: [row] }))).toEqual({ kind: 'fits' });
      },
    ),
    { numRuns: 400 },
  );
  expect(sound).toBeGreaterThan(20);
});

it('finds every declarant and code that the schema would refuse', async () => {
  const id = fc.oneof(fc.constantFrom('AAAA0001', '', 'AAAA00011'), fc.string({ maxLength: 9 }));
  await fc.assert(
    fc.asyncProperty(id, id, fc.string({ maxLength: 22 }), async (senderId, certifierId, contractId) => {
      const declarant = { senderId, certifierId, contractId, depositor: 'CERTIFICATEUR' as const };
      if (faultsOfDeclarant(declarant).length > 0) return;
      expect(await verdictOf({ ...declaration(), declarant })).toEqual({ kind: 'fits' });
    }),
  );
});

it.each([
  [{ birthName: '' }, 'birthName', 'missing'],
  [{ firstNames: [] }, 'firstName', 'missing'],
  [{ firstNames: ['Maëlle', 'x'.repeat(61)] }, 'otherFirstNames', 'too-long'],
  [{ sex: null }, 'sex', 'missing'],
  [{ birthDate: null }, 'birthDate', 'missing'],
  [{ birthDate: '2026-02-31' }, 'birthDate', 'malformed'],
  [{ birthDate: '2027-01-01' }, 'birthDate', 'impossible'],
  [{ birthCode: null }, 'birthCode', 'missing'],
  [{ birthCode: '2C004' }, 'birthCode', 'malformed'],
  [{ birthCode: '99109' }, 'birthCountry', 'impossible'],
  [{ birthCountry: '109' }, 'birthCountry', 'impossible'],
] as const)('names the field of the holder that is to be mended: %j', (wrong, field, code) => {
  const row = declaredRow({ holder: { ...holder(), ...wrong } });
  expect(faultsOfRow(row, TODAY)).toEqual([{ field, code, place: 'person' }]);
});

it('takes a postal code where the INSEE code is not known, in France alone', async () => {
  const inFrance = { ...holder(), birthCode: null, birthPostcode: '59000' };
  expect(faultsOfRow(declaredRow({ holder: inFrance }), TODAY)).toEqual([]);
  expect(await verdictOf(declaration({ rows: [declaredRow({ holder: inFrance })] }))).toEqual({
    kind: 'fits',
  });
  const abroad = { ...inFrance, birthCountry: '109' };
  expect(faultsOfRow(declaredRow({ holder: abroad }), TODAY)).toEqual([
    { field: 'birthCode', code: 'missing', place: 'person' },
  ]);
});

it('takes who is born abroad, or in Corsica', () => {
  const abroad = { ...holder(), birthCode: '99109', birthCountry: '109', birthPlace: 'Musterstadt' };
  expect(faultsOfRow(declaredRow({ holder: abroad }), TODAY)).toEqual([]);
  expect(faultsOfRow(declaredRow({ holder: { ...holder(), birthCode: '2A004' } }), TODAY)).toEqual([]);
});

it('asks for the access way from the enrolment, and for the codes from their places', () => {
  expect(faultsOfRow(declaredRow({ accessWay: null }), TODAY)).toEqual([
    { field: 'accessWay', code: 'missing', place: 'enrolment' },
  ]);
  expect(faultsOfCertification({ register: 'RNCP', code: 'RS12' })).toEqual([
    { field: 'code', code: 'malformed', place: 'certification' },
  ]);
  expect(faultsOfCertification({ register: '', code: '' }).map(({ field }) => field)).toEqual([
    'register',
    'code',
  ]);
  expect(faultsOfCertification({ register: 'RNCP', code: 'RNCP99999BC01' })).toEqual([]);
});
