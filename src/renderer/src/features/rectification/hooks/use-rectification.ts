import type { RectificationView } from '../../../../../shared/areas/minutes.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { rectificationKeys } from '../queries.ts';

/** Each answer is the rectifications of the minutes that are asked about. */
const ofMinutes = (_view: RectificationView, { minutesId }: { readonly minutesId: string }) =>
  rectificationKeys.rectification(minutesId);

export function useLockRectification() {
  return useWrite(api.rectifications.lock, ofMinutes);
}

export function useSignRectification() {
  return useWrite(api.rectifications.sign, ofMinutes);
}

export function useCancelRectification() {
  return useWrite(api.rectifications.cancel, ofMinutes);
}

export function useArchiveRectification() {
  return useWrite(api.rectifications.archive, ofMinutes);
}
