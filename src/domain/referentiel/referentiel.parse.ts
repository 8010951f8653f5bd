/** Reading format 1: the whole of it is right, or every fault is named by its path. `certification.parse.ts` reads texts. */
import { crossCheck } from './referentiel.checks.ts';
import { faultsOfIssue, unprintableFaults } from './referentiel.faults.ts';
import type { ReferentielFault } from './referentiel.faults.ts';
import { referentielSchema } from './referentiel.schema.ts';
import type { Referentiel } from './referentiel.schema.ts';

export type ReferentielReading =
  | { readonly ok: true; readonly value: Referentiel }
  | { readonly ok: false; readonly faults: readonly ReferentielFault[] };

/** Checks parsed JSON against the format, then across fields; faults come in the order of the file's format. */
export function parseReferentiel(input: unknown): ReferentielReading {
  const structure = referentielSchema.safeParse(input);
  if (!structure.success) {
    return { ok: false, faults: structure.error.issues.flatMap((issue) => faultsOfIssue(issue, input)) };
  }
  const faults = [...crossCheck(structure.data), ...unprintableFaults(structure.data)];
  return faults.length === 0 ? { ok: true, value: structure.data } : { ok: false, faults };
}
