/** One start, seen from outside: the picture on the display, the processes, and when the files of the profile were made. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runCommand } from '../runtime/command.ts';
import { firstThatStays } from './start-screen.ts';
import type { WatchedScreen } from './start-screen.ts';
import type { StartedApplication } from './start-applications.ts';

/** Milliseconds from the start on; what the application has no such thing of is absent. */
export interface StartTimes {
  /** Its main process has read its script, and holds the data folder. */
  readonly mainMs?: number;
  /** The process of the core was started. */
  readonly coreMs?: number;
  /** The core has read its script, and makes the file of the data. */
  readonly dataMs?: number;
  /** The core is open, and the thread of the first backup has begun. */
  readonly backupMs?: number;
  /** The process of the first page was started. */
  readonly pageMs?: number;
  /** Something of the window is seen. */
  readonly paintMs: number;
  /** The picture is the one that stays: what is drawn listens. */
  readonly usableMs: number;
}

/** Nobody's account, which every Linux has. */
const NOBODY = 65_534;
const TICKS_EACH_SECOND = 100;
const REST_MS = 1_000;

/** Starts it on a new profile in `work`, looks until its first screen stands, and ends it. */
export async function startOnce(
  { executable, title }: StartedApplication,
  { screen, work }: { readonly screen: WatchedScreen; readonly work: string },
): Promise<StartTimes> {
  const home = path.join(work, 'home');
  const profile = path.join(home, 'profile');
  mkdirSync(home);
  if (process.getuid?.() === 0) chownSync(home, NOBODY, NOBODY);
  const looks = screen.watch();
  const startedAt = performance.now();
  const [program = '', ...args] = [
    ...ordinarily(),
    ...[executable, `--user-data-dir=${profile}`, '--lang=fr'],
  ];
  const child = spawn(program, args, {
    cwd: home,
    detached: true,
    stdio: 'ignore',
    env: {
      ...{ HOME: home, PATH: '/usr/bin:/bin', TZ: 'Europe/Paris', DISPLAY: screen.env['DISPLAY'] },
      ...{ LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr' },
    },
  });
  const exited = once(child, 'exit');
  try {
    const seen = await looks;
    const found = await runCommand('xdotool', ['search', '--onlyvisible', '--name', title], {
      env: screen.env,
    });
    if (found.stdout.trim() === '') throw new Error(`no window is called ${title}`);
    const since = (at: number | null) => (at === null ? null : at - startedAt - performance.timeOrigin);
    const begunOf = (mark: string) => since(processBegun(child.pid ?? 0, mark));
    const madeAt = (name: string) => since(birthOf(path.join(profile, name)));
    const parts = {
      mainMs: madeAt('logs'),
      coreMs: begunOf('--utility-sub-type=node.mojom.NodeService'),
      dataMs: madeAt('pupitre.sqlite'),
      backupMs: madeAt('backups'),
      pageMs: begunOf('--type=renderer'),
    };
    return {
      ...Object.fromEntries(
        Object.entries(parts).flatMap(([part, at]) => (at === null ? [] : [[part, at] as const])),
      ),
      paintMs: (seen[0]?.at ?? NaN) - startedAt,
      usableMs: firstThatStays(seen).at - startedAt,
    };
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await exited;
    // Until the display has put its window away.
    await wait(REST_MS);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Chromium keeps its sandbox from root: by root, it is started as nobody, with a /proc that it may read. */
function ordinarily(): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  const account = [
    'setpriv',
    `--reuid=${String(NOBODY)}`,
    `--regid=${String(NOBODY)}`,
    '--clear-groups',
    '--',
  ];
  if ((statSync('/proc').mode & 0o005) === 0o005) return account;
  const own = ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  // The first process of such a space answers for its orphans: not the one that is measured.
  return [...own, 'sh', '-c', '"$@"; exit $?', 'sh', ...account];
}

function birthOf(file: string): number | null {
  try {
    return statSync(file).birthtimeMs;
  } catch {
    return null;
  }
}

/** When the first process under `root` began whose command line has that mark; epoch ms. */
function processBegun(root: number, mark: string): number | null {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), statOf(name)] as const),
  );
  const isUnder = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && isUnder(parents.get(pid)?.parent ?? 0));
  const bootAt = Date.now() - Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1_000;
  const begun = [...parents]
    .filter(([pid]) => isUnder(pid) && commandOf(pid).includes(mark))
    .map(([, { ticks }]) => bootAt + (ticks / TICKS_EACH_SECOND) * 1_000);
  return begun.length === 0 ? null : Math.min(...begun);
}

function statOf(pid: string): { readonly parent: number; readonly ticks: number } {
  // What stands after the name, which may hold anything.
  const fields = readProc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return { parent: Number(fields[1]), ticks: Number(fields[19]) };
}

const commandOf = (pid: number): string => readProc(String(pid), 'cmdline');

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
