/** Which display the candidate's screen goes to, and which of them show the same; decided from what the system tells. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { DisplayView } from '../../shared/areas/room.ts';
import type { Area } from './window-bounds.ts';

/** A display as the system tells of it. */
export interface FoundDisplay {
  readonly id: number;
  readonly label: string;
  readonly bounds: Area;
}

const keptSchema = z.object({ id: z.number(), label: z.string() });
export type KeptDisplay = z.output<typeof keptSchema>;

/** The display that was chosen last; null when none was. */
export function readKeptDisplay(file: string): KeptDisplay | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the choice for the next time; a comfort, so a failure to write is nothing to tell. */
export function keepDisplay(file: string, { id, label }: KeptDisplay): void {
  try {
    writeFileSync(file, JSON.stringify({ id, label }));
  } catch {
    // It is chosen again the next time.
  }
}

/** The displays for the jury to choose from. */
export function describeDisplays(found: readonly FoundDisplay[], deskId: number): readonly DisplayView[] {
  return found.map(({ bounds, id, label }) => ({
    id,
    label,
    width: bounds.width,
    height: bounds.height,
    isDesk: id === deskId,
    isMirrored: found.some((other) => other.id !== id && isSamePlace(bounds, other.bounds)),
  }));
}

/**
 * The display that was chosen, plugged in again: by its id, else by its name, for a plug gives another id. Never the one that the
 * jury works on.
 */
export function findDisplay(
  found: readonly FoundDisplay[],
  kept: KeptDisplay,
  deskId: number,
): FoundDisplay | null {
  const others = found.filter(({ id }) => id !== deskId);
  return (
    others.find(({ id }) => id === kept.id) ??
    others.find(({ label }) => label !== '' && label === kept.label) ??
    null
  );
}

/** Displays that lie at the same place of the desktop show the same. */
function isSamePlace(one: Area, other: Area): boolean {
  return one.x === other.x && one.y === other.y;
}
