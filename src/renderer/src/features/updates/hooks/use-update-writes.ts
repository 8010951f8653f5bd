import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { updatesKeys } from '../queries.ts';

/** Each answer is the whole of the updates. */
const ofUpdates = () => updatesKeys.updates;

export function useCheckUpdate() {
  return useDesktopWrite(() => api.updates.check(), ofUpdates);
}

export function useDropUpdate() {
  return useWrite(() => api.updates.drop(), ofUpdates);
}

/** The application closes after it. */
export function useInstallUpdate() {
  return useDesktopWrite((offerId: string) => api.updates.install({ offerId }));
}
