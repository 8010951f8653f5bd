import { z } from 'zod';
import { BACKUP_NAME } from '../domain/backup/backup-name.ts';
import { pinConfirmation } from './confirmation.requests.ts';

/** One backup by its name, never by a path. */
export const backupRef = z.strictObject({
  name: z.string().regex(BACKUP_NAME),
  place: z.enum(['local', 'second']),
});

/** `confirmation` is needed as soon as there is a member whose PIN can be asked. */
export const restoreInput = backupRef.extend({ confirmation: pinConfirmation.nullable() });
