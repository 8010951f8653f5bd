import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGathering } from '../../../scripts/dev/gathering.ts';
import type { Need, Part } from '../../../scripts/dev/gathering.ts';
import { keepRunning } from '../../../scripts/dev/kept-running.ts';
import type { KeptRunning } from '../../../scripts/dev/kept-running.ts';

describe('what a change needs', () => {
  let needs: Need[];
  let waiting: (() => void) | null;

  /** Builds that rest once `settle` says that the time of settling went by. */
  function builds() {
    needs = [];
    waiting = null;
    const gathering = createGathering(
      (need) => needs.push(need),
      (run) => {
        waiting = run;
        return () => (waiting = null);
      },
    );
    const settle = () => {
      const run = waiting;
      waiting = null;
      run?.();
    };
    const build = (...parts: Part[]) => {
      parts.forEach(gathering.begun);
      for (const part of parts) gathering.ended(part, true);
      settle();
    };
    return { gathering, settle, build };
  }

  it('is a start once all parts are built for the first time, and not before', () => {
    const { gathering, settle } = builds();
    gathering.ended('main', true);
    settle();
    gathering.ended('renderer', true);
    settle();
    expect(needs).toEqual([]);
    gathering.ended('preload', true);
    settle();
    expect(needs).toEqual(['restart']);
  });

  it.each<[Part[], Need]>([
    [['renderer'], 'reload'],
    [['main'], 'restart'],
    [['preload'], 'restart'],
    [['main', 'preload', 'renderer'], 'restart'],
  ])('after %j is one %s', (parts, need) => {
    const { build } = builds();
    build('main', 'preload', 'renderer');
    needs.length = 0;
    build(...parts);
    expect(needs).toEqual([need]);
  });

  it('is said when the slowest part is built, though the quickest was long ago', () => {
    const { build, gathering, settle } = builds();
    build('main', 'preload', 'renderer');
    needs.length = 0;
    gathering.begun('main');
    gathering.ended('main', true);
    gathering.begun('renderer');
    settle();
    expect(needs).toEqual([]);
    gathering.ended('renderer', true);
    settle();
    expect(needs).toEqual(['restart']);
  });

  it('is nothing while a part cannot be built, and all of it once it can', () => {
    const { build, gathering, settle } = builds();
    build('main', 'preload', 'renderer');
    needs.length = 0;
    gathering.begun('main');
    gathering.ended('main', false);
    settle();
    build('renderer');
    expect(needs).toEqual([]);
    build('main');
    expect(needs).toEqual(['restart']);
  });
});

describe('a program that is kept running', () => {
  let folder: string;
  let kept: KeptRunning;
  let codes: number[];

  const said = () => readFileSync(path.join(folder, 'said'), 'utf8').trim().split('\n');
  const says = (lines: readonly string[]) =>
    vi.waitFor(() => {
      expect(said()).toEqual(lines);
    }, 20_000);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pupitre-dev-'));
    writeFileSync(path.join(folder, 'said'), '');
    // Says what happens to it, and takes its time to leave when it is asked to.
    writeFileSync(
      path.join(folder, 'program.mjs'),
      `import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
       const say = (text) => appendFileSync('${folder}/said', text + '\\n');
       say(existsSync('${folder}/lock') ? 'two at once' : 'starts');
       writeFileSync('${folder}/lock', '');
       const leave = (code) => { rmSync('${folder}/lock'); say('leaves'); process.exit(code); };
       process.on('message', (word) => { say(word); });
       process.on('SIGTERM', () => setTimeout(leave, 50, 0));
       process.on('SIGUSR2', () => leave(7));
       writeFileSync('${folder}/pid', String(process.pid));`,
    );
    codes = [];
    kept = keepRunning(process.execPath, [path.join(folder, 'program.mjs')], (code) => codes.push(code));
  });

  afterEach(async () => {
    await kept.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is started anew after the one before has left, and told to reload', async () => {
    await kept.restart();
    await says(['starts']);
    await kept.restart();
    await says(['starts', 'leaves', 'starts']);
    kept.reload();
    await says(['starts', 'leaves', 'starts', 'reload']);
    await kept.end();
    expect(said().at(-1)).toBe('leaves');
    expect(codes).toEqual([]);
  });

  it('says with which code it left by itself', async () => {
    await kept.restart();
    await says(['starts']);
    await vi.waitFor(() => {
      process.kill(Number(readFileSync(path.join(folder, 'pid'), 'utf8')), 'SIGUSR2');
    }, 20_000);
    await vi.waitFor(() => {
      expect(codes).toEqual([7]);
    }, 20_000);
    kept.reload();
    expect(said()).toEqual(['starts', 'leaves']);
  });
});
