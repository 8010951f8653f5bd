/** Faults of a file that was given to the app: each at its path, with a sentence for its code. */
import type { CertificationFaultCode } from '../../../domain/certification/certification.faults.ts';
import type frSession from '../../../../resources/locales/fr/session.json';
import type { ErrorDetails } from './create-api.ts';

export interface ShownFault {
  readonly path: string;
  /** In the file's text, counted from 1; absent when its reader does not tell. */
  readonly line?: number;
  readonly code: string;
  readonly message: string;
}

/** One entry for each code, so that the compiler asks for the sentence of a new one. */
const FAULT_CODES: Readonly<Record<CertificationFaultCode, keyof typeof frSession.import.fault>> = {
  'not-json': 'not-json',
  missing: 'missing',
  'wrong-type': 'wrong-type',
  'wrong-value': 'wrong-value',
  'bad-format': 'bad-format',
  'unknown-key': 'unknown-key',
  'too-few-items': 'too-few-items',
  'too-many-items': 'too-many-items',
  'too-long': 'too-long',
  'out-of-range': 'out-of-range',
  'duplicate-id': 'duplicate-id',
  'duplicate-entry': 'duplicate-entry',
  'not-printable': 'not-printable',
  'unknown-activity': 'unknown-activity',
  'unknown-competence': 'unknown-competence',
  'phases-missing': 'phases-missing',
  'phases-unexpected': 'phases-unexpected',
  'jury-flag-mismatch': 'jury-flag-mismatch',
  'contradiction-not-quoted': 'contradiction-not-quoted',
  'contradiction-without-evaluator': 'contradiction-without-evaluator',
  'duplicate-key': 'duplicate-key',
  'same-words': 'same-words',
  'unknown-bloc': 'unknown-bloc',
  'unknown-scale': 'unknown-scale',
  'unknown-level': 'unknown-level',
  'unknown-target': 'unknown-target',
  'scale-order': 'scale-order',
  'off-step': 'off-step',
  'range-reversed': 'range-reversed',
  'mentions-overlap': 'mentions-overlap',
  'nothing-to-mark': 'nothing-to-mark',
  unreachable: 'unreachable',
  'no-effect': 'no-effect',
  unseen: 'unseen',
  incompatible: 'incompatible',
};

export function isFaultCode(code: string): code is CertificationFaultCode {
  return Object.hasOwn(FAULT_CODES, code);
}

/** The faults that came with the refusal of a file; empty when there are none to read. */
export function readFaults(details: ErrorDetails): readonly ShownFault[] {
  const { faults } = details;
  return Array.isArray(faults) ? faults.flatMap(readFault) : [];
}

/** How many more faults than those the file has. */
export function readMoreFaults({ moreFaults }: ErrorDetails): number {
  return typeof moreFaults === 'number' ? moreFaults : 0;
}

function readFault(value: unknown): ShownFault[] {
  if (typeof value !== 'object' || value === null) return [];
  const { path, line, code, message } = value as Readonly<Record<string, unknown>>;
  if (typeof path !== 'string' || typeof code !== 'string') return [];
  return [
    {
      path,
      ...(typeof line === 'number' ? { line } : {}),
      code,
      message: typeof message === 'string' ? message : '',
    },
  ];
}
