/** The Debian machine that the package is tried on: its ordinary user, its programs, and what they leave. Needs root. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runCommand } from '../../scripts/runtime/command.ts';

export const USER = 'pupitre-essai';
const LONGEST_MS = 60_000;

/** Runs a program; what it printed, or throws what it complained of. */
export async function must(
  program: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, stderr, stdout } = await runCommand(program, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** An ordinary user with an empty home; answers the home. */
export async function newUser(): Promise<string> {
  await removeUser();
  await must('useradd', ['--create-home', '--shell', '/bin/bash', USER]);
  return `/home/${USER}`;
}

export async function removeUser(): Promise<void> {
  await runCommand('userdel', ['--remove', '--force', USER]);
}

export interface Started {
  readonly process: ChildProcess;
  /** What it printed so far, both streams. */
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

/** Starts a program as the ordinary user, without anything of root's surroundings. */
export function startAsUser(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const home = `/home/${USER}`;
  const child = spawn(
    'setpriv',
    [`--reuid=${USER}`, `--regid=${USER}`, '--init-groups', '--', program, ...args],
    {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...{ HOME: home, USER, LOGNAME: USER, PATH: '/usr/bin:/bin', TZ: 'Europe/Paris' },
        ...{ LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr', DISPLAY: process.env['DISPLAY'] },
        ...env,
      },
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, output: () => text, exited };
}

/** Waits until `look` finds something; throws `what` when it does not in a minute. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
): Promise<T> {
  const end = Date.now() + LONGEST_MS;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await wait(100);
  }
  throw new Error(`not within a minute: ${what}`);
}

/** The processes that descend from one, itself among them. */
export function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(readProc(name, 'status'))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const family = new Set([pid]);
  for (let grown = 0; grown !== family.size;) {
    grown = family.size;
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
  }
  return [...family];
}

/** A file of /proc about that process; empty when it is gone. */
export function readProc(pid: number | string, name: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Addresses on which those processes listen for others, TCP and UDP, as the kernel writes them. */
export function listeningOf(pids: readonly number[]): readonly string[] {
  const inodes = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(
        ([, , , state, , , , , , inode]) =>
          inode !== undefined && inodes.has(inode) && (table.startsWith('udp') || state === '0A'),
      )
      .map(([, address]) => `${table} ${address ?? ''}`),
  );
}

function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${String(pid)}/fd`).flatMap((fd) => {
      const target = readLink(`/proc/${String(pid)}/fd/${fd}`);
      return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
    });
  } catch {
    return [];
  }
}

function readLink(place: string): string {
  try {
    return readlinkSync(place);
  } catch {
    return '';
  }
}

/**
 * Every file of the user's that came since then (epoch ms) outside of the application's own folders, in home and in the
 * temporary folders. What an earlier run left there is of the same user's number.
 */
export async function strayFiles(
  home: string,
  own: readonly string[],
  since: number,
): Promise<readonly string[]> {
  // Others' files come and go while it looks: what it could not look at is not the user's.
  const { stdout } = await runCommand('find', [
    ...[home, '/tmp', '/var/tmp', '/dev/shm', '-user', USER, '-type', 'f'],
    ...['-newerct', `@${String(since / 1_000)}`],
    ...['-not', '-path', '*/.bash*', '-not', '-name', '.profile'],
  ]);
  return stdout
    .split('\n')
    .filter((file) => file !== '' && !own.some((folder) => file.startsWith(`${path.join(home, folder)}/`)));
}
