import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { obtainTree } from '../../../scripts/runtime/artifact-cache.ts';

let root: string;
let notices: string[];
let builds: number;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pupitre-cache-'));
  notices = [];
  builds = 0;
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

function obtain(name = 'addon-1'): Promise<string> {
  return obtainTree({
    root,
    name,
    notice: (text) => notices.push(text),
    build: async (directory) => {
      builds += 1;
      await writeFile(path.join(directory, 'addon.node'), 'compiled');
    },
  });
}

describe('obtainTree', () => {
  it('builds once, then reuses what it built', async () => {
    const first = await obtain();
    const second = await obtain();
    expect(second).toBe(first);
    expect(builds).toBe(1);
    expect(await readFile(path.join(second, 'addon.node'), 'utf8')).toBe('compiled');
    expect(notices).toEqual([]);
  });

  it('builds again under another name', async () => {
    await obtain('addon-1');
    await obtain('addon-2');
    expect(builds).toBe(2);
  });

  it.each([
    ['a changed file', (tree: string) => writeFile(path.join(tree, 'addon.node'), 'tampered')],
    ['a missing file', (tree: string) => rm(path.join(tree, 'addon.node'))],
    ['an added file', (tree: string) => writeFile(path.join(tree, 'extra'), '')],
    ['a missing manifest', (tree: string) => rm(path.join(tree, '..', 'manifest.json'))],
    ['a cut manifest', (tree: string) => writeFile(path.join(tree, '..', 'manifest.json'), '{"addon')],
  ])('notices %s and builds again', async (_fault, damage) => {
    await damage(await obtain());
    const mended = await obtain();
    expect(builds).toBe(2);
    expect(await readFile(path.join(mended, 'addon.node'), 'utf8')).toBe('compiled');
    expect(await readdir(mended)).toEqual(['addon.node']);
    expect(notices).toEqual([expect.stringContaining('damaged')]);
  });

  it('leaves nothing behind when a build fails', async () => {
    const failing = obtainTree({
      root,
      name: 'addon-1',
      notice: () => undefined,
      build: async (directory) => {
        await writeFile(path.join(directory, 'half'), '');
        throw new Error('no compiler');
      },
    });
    await expect(failing).rejects.toThrow('no compiler');
    expect(await readdir(root)).toEqual([]);
  });

  it('clears what a maker killed days ago left, and spares one at work', async () => {
    const [abandoned, recent] = [path.join(root, '.draft-old'), path.join(root, '.draft-new')];
    await mkdir(abandoned);
    await mkdir(recent);
    const daysAgo = new Date(Date.now() - 3 * 24 * 3_600_000);
    await utimes(abandoned, daysAgo, daysAgo);
    await obtain();
    expect((await readdir(root)).sort()).toEqual(['.draft-new', 'addon-1']);
  });

  it('says in words that the disk is full', async () => {
    const full = obtainTree({
      root,
      name: 'addon-1',
      notice: () => undefined,
      build: () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' })),
    });
    await expect(full).rejects.toThrow('The disk is full');
  });

  it('keeps one sound copy when two make it at once', async () => {
    const [first, second] = await Promise.all([obtain(), obtain()]);
    expect(first).toBe(second);
    expect(existsSync(path.join(first, 'addon.node'))).toBe(true);
    expect(await readdir(root)).toEqual(['addon-1']);
  });
});
