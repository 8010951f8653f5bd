import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { preparationKeys } from '../../preparation/queries.ts';
import { certificationsKeys } from '../queries.ts';

/** Begins a draft: from nothing, from a version, after a model. */
export function useBeginDraft() {
  return useWrite(api.drafts.create, ({ id }) => certificationsKeys.draft(id));
}

export function useRemoveDraft() {
  const client = useQueryClient();
  return useWrite(api.drafts.remove, undefined, {
    onDone: () => client.invalidateQueries({ queryKey: certificationsKeys.drafts, exact: true }),
  });
}

/** Makes a version of a draft; the list is read again before it is shown. */
export function usePublishDraft() {
  const client = useQueryClient();
  return useWrite(api.drafts.publish, undefined, {
    onDone: () => client.invalidateQueries({ queryKey: preparationKeys.referentiels }),
  });
}

export function useExportDraft() {
  return useDesktopWrite(api.drafts.exportFile);
}

export function useExportCertification() {
  return useDesktopWrite(api.referentiels.exportFile);
}
