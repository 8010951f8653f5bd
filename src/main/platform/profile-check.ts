/** Whether the data folder can hold what the application writes: asked before anything else touches it. */
import { closeSync, openSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from '../../core/db/private-files.ts';

/** Why it cannot. */
export type ProfileFault = 'profile-unwritable' | 'profile-not-folder' | 'network-folder' | 'disk-full';

/** Kinds of file systems that Linux names by these numbers: NFS, SMB, CIFS, SMB2, AFS, Coda. */
const NETWORK_KINDS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245]);

/** What is wrong with that folder, which is made when it is not there; null when nothing is. */
export function profileFault(root: string, fileSystemKind = kindOfFileSystem): ProfileFault | null {
  try {
    makePrivateFolder(root);
    if (root.startsWith('\\\\') || NETWORK_KINDS.has(fileSystemKind(root))) return 'network-folder';
    tryToWrite(join(root, `.probe-${String(process.pid)}`));
    return null;
  } catch (error) {
    return faultOf(error);
  }
}

function tryToWrite(probe: string): void {
  closeSync(openSync(probe, 'w', 0o600));
  rmSync(probe);
}

function faultOf(error: unknown): ProfileFault {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'profile-not-folder';
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'profile-unwritable';
}

function kindOfFileSystem(folder: string): number {
  return process.platform === 'linux' ? statfsSync(folder).type : 0;
}
