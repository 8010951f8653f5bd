/** Faults of a référentiel file: where, which (closed code, for translation) and why (French, for the command line). */
import type { z } from 'zod';
import { unprintableTexts } from '../text/printable.ts';

export type ReferentielFaultCode =
  | 'not-json'
  | 'missing'
  | 'wrong-type'
  | 'wrong-value'
  | 'bad-format'
  | 'not-printable'
  | 'unknown-key'
  | 'too-few-items'
  | 'too-many-items'
  | 'too-long'
  | 'out-of-range'
  | 'duplicate-id'
  | 'duplicate-entry'
  | 'unknown-activity'
  | 'unknown-competence'
  | 'phases-missing'
  | 'phases-unexpected'
  | 'jury-flag-mismatch'
  | 'contradiction-not-quoted'
  | 'contradiction-without-evaluator';

export interface ReferentielFault {
  /** Such as `blocs[0].competences[2].criteria[0].title`; empty for the file as a whole. */
  readonly path: string;
  readonly code: ReferentielFaultCode;
  readonly message: string;
}

/** Faults that a report shows at most: beyond, their author has enough to do. */
const MAX_SHOWN_FAULTS = 100;

/** The first faults of a file, and how many more it has. */
export function cappedFaults<Fault>(faults: readonly Fault[]): {
  readonly faults: readonly Fault[];
  readonly moreFaults: number;
} {
  return {
    faults: faults.slice(0, MAX_SHOWN_FAULTS),
    moreFaults: Math.max(0, faults.length - MAX_SHOWN_FAULTS),
  };
}

export type FaultPath = readonly PropertyKey[];

const MAX_SHOWN_KEY = 60;

/** Writes a path the way the file's author would in JavaScript; odd keys are quoted and shown without control characters. */
export function formatPath(path: FaultPath): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${String(step)}]`;
    const key = String(step);
    if (/^[A-Za-z_]\w*$/.test(key) && key.length <= MAX_SHOWN_KEY)
      return written === '' ? key : `${written}.${key}`;
    const shown = JSON.stringify(key.slice(0, MAX_SHOWN_KEY)).replace(/\p{C}/gu, '\u{FFFD}');
    return `${written}[${shown}]`;
  }, '');
}

/** One fault at a path. */
export function faultAt(path: FaultPath, code: ReferentielFaultCode, message: string): ReferentielFault {
  return { path: formatPath(path), code, message };
}

/** Turns one structural issue into faults, one for each unknown key; `input` tells an absent field from a wrong one. */
export function faultsOfIssue(issue: z.core.$ZodIssue, input: unknown): ReferentielFault[] {
  const { path } = issue;
  if (path.length > 0 && isAbsent(input, path)) return [faultAt(path, 'missing', 'champ obligatoire absent')];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => faultAt([...path, key], 'unknown-key', 'champ inconnu de ce format'));
    case 'invalid_type':
      return [faultAt(path, 'wrong-type', `type attendu : ${nameOfType(issue.expected)}`)];
    case 'invalid_value':
      return [faultAt(path, 'wrong-value', `valeur attendue : ${issue.values.map(quote).join(' ou ')}`)];
    case 'too_small':
      return [faultOfMinimum(path, issue)];
    case 'too_big':
      return [faultOfMaximum(path, issue)];
    case 'invalid_union':
      return [faultOfUnion(path, issue)];
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [faultAt(path, 'bad-format', issue.message)];
  }
}

/** A kind that none of the closed set is, or a value that may be of several types and is of none. */
function faultOfUnion(path: FaultPath, issue: z.core.$ZodIssueInvalidUnion): ReferentielFault {
  const options: unknown = 'options' in issue ? issue.options : undefined;
  if (Array.isArray(options)) {
    return faultAt(path, 'wrong-value', `valeur attendue : ${options.map(quote).join(' ou ')}`);
  }
  const types = issue.errors.flatMap((issues) =>
    issues.flatMap((inner) => (inner.code === 'invalid_type' ? [nameOfType(inner.expected)] : [])),
  );
  return faultAt(path, 'wrong-type', `type attendu : ${[...new Set(types)].join(' ou ')}`);
}

function faultOfMinimum(path: FaultPath, issue: z.core.$ZodIssueTooSmall): ReferentielFault {
  const minimum = String(issue.minimum);
  return issue.origin === 'array'
    ? faultAt(path, 'too-few-items', `nombre d’éléments attendu : ${minimum} au moins`)
    : faultAt(
        path,
        'out-of-range',
        `valeur attendue : ${issue.inclusive === false ? `plus de ${minimum}` : `${minimum} au moins`}`,
      );
}

function faultOfMaximum(path: FaultPath, issue: z.core.$ZodIssueTooBig): ReferentielFault {
  const maximum = String(issue.maximum);
  if (issue.origin === 'array') {
    return faultAt(path, 'too-many-items', `nombre d’éléments attendu : ${maximum} au plus`);
  }
  return issue.origin === 'string'
    ? faultAt(path, 'too-long', `longueur attendue : ${maximum} caractères au plus`)
    : faultAt(path, 'out-of-range', `valeur attendue : ${maximum} au plus`);
}

function isAbsent(input: unknown, path: FaultPath): boolean {
  let current = input;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return true;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current === undefined;
}

function quote(value: unknown): string {
  return `« ${String(value)} »`;
}

function nameOfType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'texte';
    case 'array':
      return 'liste';
    case 'object':
      return 'objet';
    case 'boolean':
      return 'true ou false';
    case 'int':
      return 'nombre entier';
    case 'number':
      return 'nombre';
    default:
      return expected;
  }
}

/** A fault for each text that no document could print whole. */
export function unprintableFaults(file: unknown): readonly ReferentielFault[] {
  return unprintableTexts(file).map(({ characters, path }) =>
    faultAt(path, 'not-printable', `caractères que les documents n’impriment pas : ${characters.join(' ')}`),
  );
}
