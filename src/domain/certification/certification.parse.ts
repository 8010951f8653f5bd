/** Reading a certification's file, of either format: the whole of it is right, or every fault is named by path and line. */
import { jsonLines } from '../referentiel/json-lines.ts';
import { locateJsonFault } from '../referentiel/json-syntax.ts';
import { faultsOfIssue, unprintableFaults } from '../referentiel/referentiel.faults.ts';
import { parseReferentiel } from '../referentiel/referentiel.parse.ts';
import { REFERENTIEL_SCHEMA } from '../referentiel/referentiel.schema.ts';
import type { Referentiel } from '../referentiel/referentiel.schema.ts';
import { crossCheckCertification, unseenFaults } from './certification.checks.ts';
import { certificationFault } from './certification.faults.ts';
import type { CertificationFault, PlacedFault } from './certification.faults.ts';
import { CERTIFICATION_SCHEMA, certificationSchema } from './certification.schema.ts';
import type { Certification } from './certification.schema.ts';
import { fromReferentiel } from './from-referentiel.ts';

/** What a file holds: `file` is its own content, whose digest minutes cite; `value` is what the app works with. */
export type CertificationFile =
  | { readonly format: 1; readonly value: Certification; readonly file: Referentiel }
  | { readonly format: 2; readonly value: Certification; readonly file: Certification };

type Reading<Fault> =
  ({ readonly ok: true } & CertificationFile) | { readonly ok: false; readonly faults: readonly Fault[] };

export type CertificationReading = Reading<CertificationFault>;

/** Checks parsed JSON against the format that its `schema` names, then across fields; no fault has a line. */
export function parseCertification(input: unknown): CertificationReading {
  const reading = read(input);
  return reading.ok
    ? reading
    : { ok: false, faults: reading.faults.map((fault) => ({ ...fault, line: null })) };
}

/** Same, from a file's text, each fault with its line. In format 2, a key that stands twice is a fault. */
export function parseCertificationText(text: string): CertificationReading {
  const broken = locateJsonFault(text);
  if (broken !== undefined) {
    const place = `ligne ${String(broken.line)}, colonne ${String(broken.column)}`;
    const fault = certificationFault([], 'not-json', `le texte cesse d’être du JSON : ${place}`);
    return { ok: false, faults: [{ ...fault, line: broken.line }] };
  }
  const reading = read(JSON.parse(text));
  if (reading.ok && reading.format === 1) return reading;
  const { lineOf, repeatedKeys } = jsonLines(text);
  const repeated = repeatedKeys.map(({ line, path }): CertificationFault => ({
    path,
    line,
    code: 'duplicate-key',
    message: 'cette clé figure deux fois dans le même objet : la première serait perdue',
  }));
  if (reading.ok) return repeated.length === 0 ? reading : { ok: false, faults: repeated };
  const faults = reading.faults.map((fault) => ({ ...fault, line: lineOf(fault.path) }));
  return { ok: false, faults: [...repeated, ...faults] };
}

function read(input: unknown): Reading<PlacedFault> {
  if (schemaOf(input) === REFERENTIEL_SCHEMA) {
    const reading = parseReferentiel(input);
    if (!reading.ok) return reading;
    return { ok: true, format: 1, file: reading.value, value: fromReferentiel(reading.value) };
  }
  if (schemaOf(input) !== CERTIFICATION_SCHEMA && isObject(input)) {
    const expected = `« ${CERTIFICATION_SCHEMA} » ou « ${REFERENTIEL_SCHEMA} » attendu`;
    const isAbsent = schemaOf(input) === undefined;
    const message = isAbsent ? `champ obligatoire absent : ${expected}` : expected;
    return {
      ok: false,
      faults: [certificationFault(['schema'], isAbsent ? 'missing' : 'wrong-value', message)],
    };
  }
  const structure = certificationSchema.safeParse(input);
  if (!structure.success) {
    return { ok: false, faults: structure.error.issues.flatMap((issue) => faultsOfIssue(issue, input)) };
  }
  const { data } = structure;
  const faults = [...crossCheckCertification(data), ...unprintableFaults(data), ...unseenFaults(data)];
  return faults.length === 0 ? { ok: true, format: 2, file: data, value: data } : { ok: false, faults };
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function schemaOf(input: unknown): unknown {
  return isObject(input) ? input['schema'] : undefined;
}
