import type { Instant } from '../../../../domain/time/time.ts';
import type { BackupsView } from '../../../../shared/areas/backups.ts';

export type BackupNeed =
  | { readonly kind: 'failed' | 'none' | 'absent' | 'failing' }
  | { readonly kind: 'old'; readonly at: Instant };

/** What about the backups needs a hand, most urgent first. */
export function backupNeeds(view: BackupsView): readonly BackupNeed[] {
  return [...stateOfCopies(view), ...stateOfSecond(view)];
}

function stateOfCopies({ failure, isOld, isRunning, lastGoodAt }: BackupsView): readonly BackupNeed[] {
  if (isRunning) return [];
  if (failure !== null) return [{ kind: 'failed' }];
  if (lastGoodAt === null) return [{ kind: 'none' }];
  return isOld ? [{ kind: 'old', at: lastGoodAt }] : [];
}

function stateOfSecond({ second }: BackupsView): readonly BackupNeed[] {
  return second === null || second.state === 'ready' ? [] : [{ kind: second.state }];
}
