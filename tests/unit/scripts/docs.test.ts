/** What the documents of the project name is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DOCUMENTS = ['README.md', ...globSync('docs/{*,how-to/*}.md', { cwd: ROOT })];
/** Where a document begins to count, when it leaves `src` out. */
const BASES = ['', 'src', 'src/renderer/src', 'src/main'];

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const inCode = (text: string) => [...text.matchAll(/`([^`\s]+)`/g)].map(([, code = '']) => code);

/** Files and folders that a document names in code, save patterns such as `<area>`, `*` and `NNNN`. */
function pathsOf(text: string): readonly string[] {
  return inCode(text).filter(
    (code) =>
      /^[\w.-]+(?:\/[\w.-]+)+\/?$/.test(code) &&
      !/[A-Z]{4}/.test(code) &&
      /^(src|tests|scripts|docs|core|main|renderer|shared|domain|platform|ui)\//.test(code),
  );
}

const isThere = (named: string) => BASES.some((base) => existsSync(path.join(ROOT, base, named)));

describe('the documents', () => {
  it.each(DOCUMENTS)('%s names files and folders that exist', (file) => {
    expect(pathsOf(read(file)).filter((named) => !isThere(named))).toEqual([]);
  });

  it.each([...DOCUMENTS, ...globSync('docs/adr/*.md', { cwd: ROOT })])(
    '%s leads to documents that exist',
    (file) => {
      const links = [...read(file).matchAll(/\]\(([^)#:\s]+)(?:#[\w-]+)?\)/g)].map(([, link = '']) => link);
      expect(links.filter((link) => !existsSync(path.join(ROOT, path.dirname(file), link)))).toEqual([]);
    },
  );

  it('number each decision once, in its name and in its title', () => {
    const decisions = globSync('docs/adr/*.md', { cwd: ROOT }).sort();
    const numbers = decisions.map((file) => Number(path.basename(file).slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(decisions.map((file) => Number(/^# (\d+)\. /.exec(read(file))?.[1]))).toEqual(numbers);
  });

  it('tell the areas in the order in which they stand', () => {
    const folders = globSync('src/core/areas/*/index.ts', { cwd: ROOT }).map((file) => file.split('/')[3]);
    const section = read('docs/architecture.md').split('## Areas')[1]?.split('\n## ')[0] ?? '';
    const told = [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, area]) => area);
    const ordered = [...read('.dependency-cruiser.mjs').matchAll(/\.\.\.\[('[\w', -]+)\],/g)]
      .flatMap(([, list = '']) => [...list.matchAll(/'([\w-]+)'/g)])
      .map(([, area]) => area)
      .filter((area) => folders.includes(area));
    expect(told).toEqual(ordered);
    expect([...told].sort()).toEqual([...folders].sort());
  });

  it('have a glossary of words that the code uses', () => {
    const sources = globSync(['src/**/*.{ts,tsx}', 'tests/**/*.ts'], { cwd: ROOT }).map(read).join('\n');
    const rows = read('docs/glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const words = rows.flatMap((row) => inCode(row)).filter((word) => /^[A-Za-z]+$/.test(word));
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter((word) => !sources.includes(word))).toEqual([]);
  });
});
