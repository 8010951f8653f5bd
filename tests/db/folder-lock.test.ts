/** One computer at a time in a data folder, whatever the computers are called. */
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { computerNotes } from '../../src/core/db/computer-notes.ts';
import { folderLock, isAlive, SILENCE_MS } from '../../src/core/db/folder-lock.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('two computers on one folder', () => {
  const notes: string[] = [];
  afterEach(() => {
    for (const path of notes.splice(0)) rmSync(path, { recursive: true });
  });

  /** A start on a computer of that name, with its own notes. */
  function lockOf(host: string, computer = mkdtempSync(join(tmpdir(), 'pupitre-computer-'))) {
    notes.push(computer);
    return folderLock(folder, computerNotes(computer), host);
  }

  it('of one name, such as cloned images, see each other as well', () => {
    const [here, there] = [lockOf('SALLE-12'), lockOf('SALLE-12')];
    there.take();
    expect(here.other()).toMatchObject({ host: 'SALLE-12' });
    here.take();
    expect(there.isTaken()).toBe(true);
    expect(there.other()).toMatchObject({ host: 'SALLE-12' });
  });

  it('are not one computer that starts again after a power cut, or a second time', () => {
    const first = lockOf('SALLE-12');
    first.take();
    const again = folderLock(folder, computerNotes(notes[0] ?? ''), 'SALLE-12');
    expect(again.other()).toBeNull();
    const alias = join(folder, 'alias');
    symlinkSync(folder, alias);
    expect(folderLock(alias, computerNotes(notes[0] ?? ''), 'SALLE-12').other()).toBeNull();
    // The notes may lie on a home that several computers share.
    expect(folderLock(folder, computerNotes(notes[0] ?? ''), 'SALLE-13').other()).not.toBeNull();
  });

  it('are kept apart where the notes cannot be written', () => {
    const blocked = join(mkdtempSync(join(tmpdir(), 'pupitre-computer-')), 'file');
    notes.push(dirname(blocked));
    writeFileSync(blocked, '');
    const lock = folderLock(folder, computerNotes(join(blocked, 'notes')), 'SALLE-12');
    lock.take();
    expect(lock.isTaken()).toBe(false);
    expect(lock.other()).not.toBeNull();
  });

  it('see each other, while the holder moves its count on', async () => {
    const [here, there] = [lockOf('ici'), lockOf('ailleurs')];
    expect(here.other()).toBeNull();
    there.take();
    const holder = here.other();
    expect(holder).toMatchObject({ host: 'ailleurs', beat: 0 });
    if (holder === null) throw new Error('no holder');
    const beats = () => {
      writeFileSync(join(folder, 'pupitre.lock'), JSON.stringify({ ...holder, beat: 1 }));
      return Promise.resolve();
    };
    expect(await isAlive(here, holder, beats)).toBe(true);
  });

  it('take over from one that is silent, which then knows that it lost the folder', async () => {
    const [here, there] = [lockOf('ici'), lockOf('ailleurs')];
    there.take();
    const holder = here.other();
    if (holder === null) throw new Error('no holder');
    let waited = 0;
    const wait = (ms: number) => Promise.resolve(void (waited += ms));
    expect(await isAlive(here, holder, wait)).toBe(false);
    expect(waited).toBe(SILENCE_MS);
    here.take();
    expect(there.isTaken()).toBe(true);
    there.release();
    expect(here.isTaken()).toBe(false);
    here.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
