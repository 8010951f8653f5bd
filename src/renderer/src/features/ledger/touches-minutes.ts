import type { TouchedThing } from '../../../../shared/areas/ledger.ts';

/** Whether faults of the register touch the passage of these minutes. */
export function touchesMinutes(touched: readonly TouchedThing[], minutesId: string): boolean {
  return touched.some(({ minutes }) => minutes?.id === minutesId);
}
