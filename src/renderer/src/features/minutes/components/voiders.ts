import type { LockView } from '../../../../../shared/areas/passage/lock.ts';

/** Who may answer for voiding what was signed of a lock: whose signatures it bears or awaits, those who signed first. */
export function voidersOf({ awaited, external, signatures }: LockView): readonly {
  readonly jurorId: string;
  readonly name: string;
}[] {
  const all = [...signatures, ...external.flatMap(({ members }) => members), ...awaited];
  return [...new Map(all.map(({ jurorId, name }) => [jurorId, { jurorId, name }])).values()];
}
