import { parseCertification } from '../../../src/domain/certification/certification.parse.ts';
import { nodeAt, removeAt, setAt } from '../referentiel/json-access.ts';
import type { JsonPath } from '../referentiel/json-access.ts';
import { sampleFile } from './sample.ts';

/** Spoils a file in place. */
export type Spoil = (file: unknown) => void;

/** What is spoilt, how, and the faults that come of it: path, code and reason. */
export type Faulty = readonly [string, Spoil, readonly string[]];

export const set =
  (path: JsonPath, value: unknown): Spoil =>
  (file) => {
    setAt(file, path, value);
  };

export const remove =
  (path: JsonPath): Spoil =>
  (file) => {
    removeAt(file, path);
  };

export const push =
  (path: JsonPath, value: unknown): Spoil =>
  (file) => {
    setAt(file, [...path, Number(nodeAt(file, path)['length'])], value);
  };

export const all =
  (...spoils: readonly Spoil[]): Spoil =>
  (file) => {
    for (const spoil of spoils) spoil(file);
  };

/** Faults of the sample once it is spoilt; none when it still reads. */
export function faultsOf(spoil: Spoil): string[] {
  const file = sampleFile();
  spoil(file);
  const reading = parseCertification(file);
  return reading.ok ? [] : reading.faults.map(({ code, message, path }) => `${path} ${code} : ${message}`);
}
