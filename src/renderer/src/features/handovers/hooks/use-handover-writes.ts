import { api } from '../../../lib/api.ts';
import { useDesktopWrite, useWrite } from '../../../lib/use-write.ts';
import { handoverKeys } from '../queries.ts';

export function useHandOut() {
  return useDesktopWrite(api.handovers.handOut);
}

export function useTakeBack(sessionId: string) {
  return useWrite(api.handovers.takeBack, () => handoverKeys.ofSession(sessionId));
}

export function useReceiveSession() {
  return useWrite(api.handovers.receive);
}

export function useSendBack() {
  return useDesktopWrite(api.handovers.sendBack);
}

export function useBringBack() {
  return useWrite(api.handovers.bringBack, undefined, { readAgain: () => [['decisions'], ['candidates']] });
}
