import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explainFileError } from './failure.ts';
import { digestFile } from './integrity.ts';

const MANIFEST = 'manifest.json';
const TREE = 'tree';
const DRAFT_PREFIX = '.draft-';
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Relative path to SHA-256 of each file of a tree. */
type Manifest = Record<string, string>;

export interface CachedTree {
  /** Folder that holds every entry. */
  root: string;
  /** Entry name; it must change whenever the content should. */
  name: string;
  /** Fills an empty folder with the content. */
  build: (directory: string) => Promise<void>;
  notice: (text: string) => void;
}

/** Folder holding the tree: reused when each file still has its recorded digest, built again otherwise. */
export async function obtainTree({ root, name, build, notice }: CachedTree): Promise<string> {
  const entry = path.join(root, name);
  try {
    const state = await inspect(entry);
    if (state === 'sound') return path.join(entry, TREE);
    if (state === 'damaged') {
      notice(`The cached copy in ${entry} is damaged; making it again.`);
      await rm(entry, { recursive: true, force: true });
    }
    return await create(root, entry, build);
  } catch (error) {
    throw explainFileError(error, entry);
  }
}

async function create(root: string, entry: string, build: CachedTree['build']): Promise<string> {
  await mkdir(root, { recursive: true });
  await removeAbandonedDrafts(root);
  const draft = await mkdtemp(path.join(root, DRAFT_PREFIX));
  try {
    const tree = path.join(draft, TREE);
    await mkdir(tree);
    await build(tree);
    await writeFile(path.join(draft, MANIFEST), JSON.stringify(await describe(tree), null, 1));
    // A reader sees the whole entry or none of it; of two makers at once, the first one's copy stays.
    await rename(draft, entry).catch(async (error: unknown) => {
      if ((await inspect(entry)) !== 'sound') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return path.join(entry, TREE);
}

/** A maker that was killed leaves its draft behind, some hundred megabytes of it. */
async function removeAbandonedDrafts(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(DRAFT_PREFIX)) continue;
    const draft = path.join(root, name);
    const { mtimeMs } = await lstat(draft).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(draft, { recursive: true, force: true });
  }
}

async function inspect(entry: string): Promise<'absent' | 'sound' | 'damaged'> {
  try {
    await lstat(entry);
  } catch {
    return 'absent';
  }
  try {
    const recorded: unknown = JSON.parse(await readFile(path.join(entry, MANIFEST), 'utf8'));
    const actual = await describe(path.join(entry, TREE));
    return JSON.stringify(recorded) === JSON.stringify(actual) ? 'sound' : 'damaged';
  } catch {
    return 'damaged';
  }
}

async function describe(tree: string): Promise<Manifest> {
  const entries = await readdir(tree, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const manifest: Manifest = {};
  for (const file of files) {
    manifest[path.relative(tree, file)] = await digestFile(file, 'sha256', 'hex');
  }
  return manifest;
}
