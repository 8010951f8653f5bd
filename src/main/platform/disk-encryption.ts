/**
 * Whether the disk under the data is encrypted, as the system tells an ordinary user. Only a plain answer counts: a system
 * that does not say, a tool that is missing or slow, or a file system over several disks is unknown, and said to be.
 */
import { execFile } from 'node:child_process';
import { parse } from 'node:path';
import { z } from 'zod';
import type { DiskEncryption } from '../../shared/areas/app.ts';

const TIMEOUT_MS = 8_000;

/** What a command prints; null when it fails, is missing or takes too long. */
export type Run = (command: string, args: readonly string[]) => Promise<string | null>;

/** Runs a command of the system, in the language that its words are read in. */
export const runQuietly: Run = (command, args) =>
  new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(command, args, { timeout: TIMEOUT_MS, windowsHide: true, env }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });

/** Of the disk that this folder is on. */
export async function readDiskEncryption(
  platform: string,
  folder: string,
  run: Run,
): Promise<DiskEncryption> {
  if (platform === 'linux') return onLinux(folder, run);
  if (platform === 'win32') return ofBitLocker(await run(...bitLockerQuery(folder)));
  if (platform === 'darwin') return ofFileVault(await run('/usr/bin/fdesetup', ['status']));
  return 'unknown';
}

const mounts = z.object({ filesystems: z.array(z.object({ source: z.string() })).min(1) });

/** A device and, under it, those that it stands on. */
interface Device {
  readonly type: string;
  readonly fstype?: string | null | undefined;
  readonly children?: readonly Device[] | undefined;
}

const device: z.ZodType<Device> = z.lazy(() =>
  z.object({
    type: z.string(),
    fstype: z.string().nullish(),
    children: z.array(device).optional(),
  }),
);
const devices = z.object({ blockdevices: z.array(device).min(1) });

async function onLinux(folder: string, run: Run): Promise<DiskEncryption> {
  const found = mounts.safeParse(
    json(await run('findmnt', ['--json', '--output', 'SOURCE', '--target', folder])),
  );
  // A subvolume stands in brackets behind its device.
  const source = found.data?.filesystems[0]?.source.replace(/\[.*\]$/, '') ?? '';
  if (!source.startsWith('/dev/')) return 'unknown';
  return ofDevices(await run('lsblk', ['--json', '--inverse', '--output', 'NAME,TYPE,FSTYPE', source]));
}

/** Encrypted where every way down to a disk passes LUKS or plain dm-crypt; of several disks each counts. */
export function ofDevices(printed: string | null): DiskEncryption {
  const read = devices.safeParse(json(printed));
  if (!read.success) return 'unknown';
  return read.data.blockdevices.every(isEncrypted) ? 'encrypted' : 'plain';
}

function isEncrypted({ children = [], fstype, type }: Device): boolean {
  if (type === 'crypt' || fstype === 'crypto_LUKS') return true;
  return children.length > 0 && children.every(isEncrypted);
}

/** The property that Explorer shows; an ordinary user may read it, unlike manage-bde. */
function bitLockerQuery(folder: string): [command: string, args: readonly string[]] {
  const drive = parse(folder)
    .root.slice(0, 2)
    .replaceAll(/[^A-Za-z:]/g, '');
  const property = `(New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('System.Volume.BitLockerProtection')`;
  return ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', property]];
}

/** 1 is on, 2 off; under way, suspended and locked are neither, and the first two leave the key within reach. */
export function ofBitLocker(printed: string | null): DiskEncryption {
  const state = printed?.trim() ?? '';
  if (state === '1') return 'encrypted';
  return ['2', '3', '4', '5'].includes(state) ? 'plain' : 'unknown';
}

export function ofFileVault(printed: string | null): DiskEncryption {
  if (printed === null) return 'unknown';
  // While it encrypts or decrypts, a second line says so.
  if (/^FileVault is On\.\s*$/.test(printed)) return 'encrypted';
  return /^FileVault is (On|Off)\./.test(printed) ? 'plain' : 'unknown';
}

function json(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
