import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LONGEST_MS = 120_000;

it(
  'a defence is played to its archived minutes on plain Node, without Electron',
  async () => {
    const script = path.join(ROOT, 'scripts/core-smoke.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: ROOT });
    expect(stdout.trim()).toMatch(/^PV-2026-[0-9A-Z]{4}-0001$/);
  },
  LONGEST_MS,
);
