/** A file of format 1 rewritten in format 2, with a note on each thing that it said beyond its format. */
import { jsonLines } from '../../referentiel/json-lines.ts';
import { formatPath } from '../../referentiel/referentiel.faults.ts';
import { parseReferentiel } from '../../referentiel/referentiel.parse.ts';
import { REFERENTIEL_SCHEMA } from '../../referentiel/referentiel.schema.ts';
import { certificationFault } from '../certification.faults.ts';
import type { CertificationFault } from '../certification.faults.ts';
import { parseCertification, parseCertificationText } from '../certification.parse.ts';
import { CERTIFICATION_SCHEMA } from '../certification.schema.ts';
import type { Certification } from '../certification.schema.ts';
import { fromReferentiel } from '../from-referentiel.ts';
import { withLifts } from './apply.ts';
import type { Note } from './apply.ts';
import { lift } from './lift.ts';
import { asObject } from './raw.ts';

/** What became of one part of the file, or what its author may want to write now. French. */
export interface UpgradeNote {
  readonly path: string;
  /** In the file that was given, counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type Upgrade =
  | { readonly ok: true; readonly value: Certification; readonly notes: readonly UpgradeNote[] }
  | { readonly ok: false; readonly faults: readonly CertificationFault[] };

/** The certification that a text of format 1 means; its faults are those of the text that was given. */
export function upgradeText(text: string): Upgrade {
  const strict = parseCertificationText(text);
  if (strict.ok && strict.format === 2) {
    const message = `ce fichier est déjà au format « ${CERTIFICATION_SCHEMA} »`;
    return refused([{ ...certificationFault(['schema'], 'wrong-value', message), line: 1 }]);
  }
  if (!strict.ok && strict.faults.some(({ code }) => code === 'not-json')) return refused(strict.faults);
  const input = asObject(JSON.parse(text));
  if (input['schema'] !== REFERENTIEL_SCHEMA) return strict.ok ? refused([]) : refused(strict.faults);

  const { lineOf } = jsonLines(text);
  const { lifts, rest } = lift(input);
  const reading = parseReferentiel(rest);
  if (!reading.ok) return refused(reading.faults.map((fault) => ({ ...fault, line: lineOf(fault.path) })));
  const { notes, value } = withLifts(fromReferentiel(reading.value), lifts);
  const checked = parseCertification(value);
  // Places of the new file, that nobody has seen yet: each of its parts keeps its id, which the reasons name.
  if (!checked.ok) return refused(checked.faults);
  return { ok: true, value: checked.value, notes: notes.map((note) => placed(note, lineOf)) };
}

function refused(faults: readonly CertificationFault[]): Upgrade {
  return { ok: false, faults };
}

function placed({ at, message }: Note, lineOf: (path: string) => number): UpgradeNote {
  const path = formatPath(at);
  return { path, line: lineOf(path), message };
}
