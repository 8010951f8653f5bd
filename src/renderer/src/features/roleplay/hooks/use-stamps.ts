import type { RoleplayView, StampView } from '../../../../../shared/areas/roleplay.ts';
import { api } from '../../../lib/api.ts';
import { useRoleplayWrite } from './use-roleplay-write.ts';

export interface Stamps {
  readonly give: (kind: StampView['kind'], targetId: string) => void;
  readonly takeBack: (stampId: string) => void;
  readonly error: unknown;
}

/** Stamps of the panel on what passes in the play; the laptop is the whole jury's, so none bears a name. */
export function useStamps({ passageId }: Pick<RoleplayView, 'passageId'>): Stamps {
  const writer = useRoleplayWrite(passageId);
  return {
    give: (kind, targetId) => {
      writer.run(() => api.roleplay.stamp({ passageId, kind, targetId, jurorId: null }));
    },
    takeBack: (stampId) => {
      writer.run(() => api.roleplay.retractStamp({ passageId, stampId }));
    },
    error: writer.error,
  };
}
