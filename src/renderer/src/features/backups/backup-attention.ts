import type { Instant } from '../../../../domain/time/time.ts';
import type { BackupsView } from '../../../../shared/backups.views.ts';

/** A backup is old after this: each start and each day makes one. */
const OLD_AFTER_MS = 2 * 86_400_000;

export type BackupNeed =
  | { readonly kind: 'failed' | 'none' | 'absent' | 'failing' }
  | { readonly kind: 'old'; readonly at: Instant };

/** What about the backups needs a hand at that moment (epoch ms), most urgent first. */
export function backupNeeds(view: BackupsView, now: number): readonly BackupNeed[] {
  return [...stateOfCopies(view, now), ...stateOfSecond(view)];
}

function stateOfCopies({ failure, isRunning, lastGoodAt }: BackupsView, now: number): readonly BackupNeed[] {
  if (isRunning) return [];
  if (failure !== null) return [{ kind: 'failed' }];
  if (lastGoodAt === null) return [{ kind: 'none' }];
  return now - lastGoodAt > OLD_AFTER_MS ? [{ kind: 'old', at: lastGoodAt }] : [];
}

function stateOfSecond({ second }: BackupsView): readonly BackupNeed[] {
  return second === null || second.state === 'ready' ? [] : [{ kind: second.state }];
}
