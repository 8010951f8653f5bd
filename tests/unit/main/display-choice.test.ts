import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  describeDisplays,
  findDisplay,
  keepDisplay,
  readKeptDisplay,
} from '../../../src/main/platform/display-choice.ts';

const folder = mkdtempSync(join(tmpdir(), 'pupitre-display-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (id: number, x: number, label: string) => ({
  id,
  label,
  bounds: { x, y: 0, width: 1920, height: 1080 },
});
const DESK = at(1, 0, 'Portable');
const PROJECTOR = at(2, 1920, 'Projecteur');

describe('the display of the candidate', () => {
  it('is found again by its id, or by its name after another plug, and is never that of the jury', () => {
    const kept = { id: 2, label: 'Projecteur' };
    expect(findDisplay([DESK, PROJECTOR], kept, 1)).toBe(PROJECTOR);
    const replugged = { ...PROJECTOR, id: 7 };
    expect(findDisplay([DESK, replugged], kept, 1)).toBe(replugged);
    expect(findDisplay([DESK], kept, 1)).toBeNull();
    expect(findDisplay([DESK, PROJECTOR], kept, 2)).toBeNull();
    // A name that says nothing is nobody's.
    expect(findDisplay([DESK, at(8, 1920, '')], { id: 2, label: '' }, 1)).toBeNull();
  });

  it('is kept between runs, and a file that says nothing is as none', () => {
    const file = join(folder, 'candidate-screen.json');
    expect(readKeptDisplay(file)).toBeNull();
    keepDisplay(file, PROJECTOR);
    expect(readKeptDisplay(file)).toEqual({ id: 2, label: 'Projecteur' });
    writeFileSync(file, '{"id":"two"}');
    expect(readKeptDisplay(file)).toBeNull();
    keepDisplay(join(folder, 'gone', 'x.json'), PROJECTOR);
  });

  it('tells which displays show the same', () => {
    const [desk, mirror, other] = describeDisplays([DESK, at(2, 0, 'Miroir'), at(3, 1920, 'Autre')], 1);
    expect(desk).toMatchObject({ isDesk: true, isMirrored: true });
    expect(mirror).toMatchObject({ isDesk: false, isMirrored: true });
    expect(other).toMatchObject({ isDesk: false, isMirrored: false });
  });
});
