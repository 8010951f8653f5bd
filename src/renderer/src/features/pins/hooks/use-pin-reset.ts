import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { preparationKeys } from '../../preparation/queries.ts';

export function usePinReset() {
  return useWrite(api.pins.reset, ({ id }) => preparationKeys.session(id), {
    readAgain: () => [preparationKeys.sessions],
    // PINs are in the request: nothing of it is kept once it is answered.
    gcTime: 0,
  });
}
