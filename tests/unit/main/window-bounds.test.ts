import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBounds, writeBounds } from '../../../src/main/platform/window-bounds.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const BOUNDS = { x: 100, y: 50, width: 1280, height: 800, isMaximized: false };

describe('bounds of the window', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pupitre-bounds-'));
    file = join(folder, 'window.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('come back as they were kept', () => {
    writeBounds(file, BOUNDS);
    expect(readBounds(file, [SCREEN])).toEqual(BOUNDS);
  });

  it('are forgotten when their screen is gone, when too small or unreadable', () => {
    writeBounds(file, { ...BOUNDS, x: 3_000 });
    expect(readBounds(file, [SCREEN])).toBeNull();
    writeBounds(file, { ...BOUNDS, width: 300 });
    expect(readBounds(file, [SCREEN])).toBeNull();
    writeFileSync(file, '{');
    expect(readBounds(file, [SCREEN])).toBeNull();
    expect(readBounds(join(folder, 'absent.json'), [SCREEN])).toBeNull();
  });

  it('that cannot be written are nothing to tell', () => {
    expect(() => {
      writeBounds(join(folder, 'absent', 'window.json'), BOUNDS);
    }).not.toThrow();
  });
});
