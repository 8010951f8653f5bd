/** What the tools of each system print, and what it is taken for. */
import { describe, expect, it } from 'vitest';
import {
  ofBitLocker,
  ofDevices,
  ofFileVault,
  readDiskEncryption,
} from '../../../src/main/platform/disk-encryption.ts';
import type { Run } from '../../../src/main/platform/disk-encryption.ts';

const dev = (name: string, type: string, fstype: string | null, ...children: readonly object[]) => ({
  ...{ name, type, fstype },
  ...(children.length > 0 ? { children } : {}),
});
const lsblk = (...blockdevices: readonly object[]) => JSON.stringify({ blockdevices });

const LUKS = dev(
  'sda3_crypt',
  'crypt',
  'LVM2_member',
  dev('sda3', 'part', 'crypto_LUKS', dev('sda', 'disk', null)),
);
const PLAIN = dev('sda2', 'part', 'ext4', dev('sda', 'disk', null));

describe('the disk under a folder, on Linux', () => {
  it.each([
    ['a partition', lsblk(PLAIN), 'plain'],
    ['a whole disk', lsblk(dev('vda', 'disk', null)), 'plain'],
    ['LVM over LUKS, as Debian installs it', lsblk(dev('vg-root', 'lvm', 'ext4', LUKS)), 'encrypted'],
    ['LUKS by itself', lsblk(LUKS), 'encrypted'],
    ['a mirror of which one half is plain', lsblk(dev('md0', 'raid1', 'ext4', LUKS, PLAIN)), 'plain'],
    ['a mirror of two encrypted disks', lsblk(dev('md0', 'raid1', 'ext4', LUKS, LUKS)), 'encrypted'],
    ['nothing', null, 'unknown'],
    ['no device', lsblk(), 'unknown'],
    ['words', 'lsblk: not a block device', 'unknown'],
  ])('%s', (_name, printed, expected) => {
    expect(ofDevices(printed)).toBe(expected);
  });

  it('is asked for where the folder is mounted, without its subvolume', async () => {
    const asked: string[] = [];
    const run: Run = (command, args) => {
      asked.push(`${command} ${args.at(-1) ?? ''}`);
      const source = '/dev/mapper/vg-home[/@home]';
      return Promise.resolve(
        command === 'findmnt' ? JSON.stringify({ filesystems: [{ source }] }) : lsblk(LUKS),
      );
    };
    expect(await readDiskEncryption('linux', '/home/jury/.config/Pupitre', run)).toBe('encrypted');
    expect(asked).toEqual(['findmnt /home/jury/.config/Pupitre', 'lsblk /dev/mapper/vg-home']);
  });

  it.each(['overlay', 'tmpfs', '//server/share', 'rpool/home'])('is unknown on %s', async (source) => {
    const run: Run = () => Promise.resolve(JSON.stringify({ filesystems: [{ source }] }));
    expect(await readDiskEncryption('linux', '/data', run)).toBe('unknown');
  });
});

describe('other systems', () => {
  it.each([
    ['1\r\n', 'encrypted'],
    ['2\r\n', 'plain'],
    ['3', 'plain'],
    ['5', 'plain'],
    ['6', 'unknown'],
    ['0', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('BitLocker %j', (printed, expected) => {
    expect(ofBitLocker(printed)).toBe(expected);
  });

  it('asks for the drive of the folder, and for nothing that its name could add', async () => {
    let command = '';
    const run: Run = (_command, args) => {
      command = args.at(-1) ?? '';
      return Promise.resolve('1');
    };
    await readDiskEncryption('win32', "C:\\Users\\l'autre'); calc", run);
    expect(command).not.toContain('autre');
  });

  it.each([
    ['FileVault is On.\n', 'encrypted'],
    ['FileVault is Off.\n', 'plain'],
    ['FileVault is On.\nEncryption in progress: Percent completed = 12\n', 'plain'],
    ['FileVault is Off, but needs to be restarted to finish.\n', 'unknown'],
    [null, 'unknown'],
  ])('FileVault %j', (printed, expected) => {
    expect(ofFileVault(printed)).toBe(expected);
  });

  it('says unknown of a system that it does not know', async () => {
    expect(await readDiskEncryption('freebsd', '/data', () => Promise.resolve('1'))).toBe('unknown');
  });
});
