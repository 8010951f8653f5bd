import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Exit code; null when the command was stopped by a signal or its time limit. */
  code: number | null;
  /** The signal that ended the command, a crash for instance. */
  endedBy: NodeJS.Signals | null;
  /** Standard output, or nothing when it was shown to the person directly. */
  stdout: string;
  /** Standard error, or nothing when it was shown to the person directly. */
  stderr: string;
  /** Set when the program could not be started at all. */
  missing: boolean;
}

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Show the command's output as it comes instead of collecting it. */
  inherit?: boolean;
  signal?: AbortSignal;
}

/** Runs a program without a shell and resolves when it ends; a failing program does not reject. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...(options.signal ? { signal: options.signal } : {}),
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    let missing = false;
    child.on('error', (error) => {
      if (!('code' in error && error.code === 'ENOENT')) return;
      missing = true;
      resolve({ code: null, endedBy: null, stdout, stderr, missing });
    });
    child.on('close', (code, endedBy) => {
      resolve({ code, endedBy, stdout, stderr, missing });
    });
  });
}

/** The last lines of a program's output that say something. */
export function lastLines(text: string, count = 6): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
    .slice(-count);
}
