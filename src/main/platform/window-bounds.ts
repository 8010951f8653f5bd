import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export const MIN_WIDTH = 1024;
export const MIN_HEIGHT = 700;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowBounds extends Area {
  readonly isMaximized: boolean;
}

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(MIN_WIDTH),
  height: z.int().min(MIN_HEIGHT),
  isMaximized: z.boolean(),
});

/** Bounds kept from the last run, or null when there are none or they lie on a screen that is gone. */
export function readBounds(file: string, screens: readonly Area[]): WindowBounds | null {
  try {
    const bounds = boundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return screens.some((screen) => overlaps(bounds, screen)) ? bounds : null;
  } catch {
    return null;
  }
}

/** Keeps bounds for the next run; a comfort, so a failure to write is nothing to tell. */
export function writeBounds(file: string, bounds: WindowBounds): void {
  try {
    writeFileSync(file, JSON.stringify(bounds));
  } catch {
    // The next window opens at the default size.
  }
}

/** Whether enough of the window is on the screen to take hold of it. */
function overlaps(bounds: Area, screen: Area): boolean {
  const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  const height = Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y);
  return width > 100 && height > 100;
}
