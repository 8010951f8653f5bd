/** This computer as a device in the room of another desk: the shell holds its window, which has no part in what is kept here. */
import type { JoiningView } from '../../../shared/areas/room.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, refuse } from '../../kernel/refusal.ts';

/** Enters rooms through the shell, with pages in that language. */
export function createJoining(
  { desktop, publish }: Pick<Deps, 'desktop' | 'publish'>,
  language: () => 'fr' | 'en',
): AreaHandlers<'joining'> {
  const state = async (): Promise<Answer<JoiningView>> => granted({ room: await desktop.enteredRoom() });
  return {
    state,
    enter: async (room) => {
      const { address } = room;
      switch (await desktop.enterRoom({ ...room, language: language() })) {
        case 'not-reached':
          return refuse('desk-not-reached', { address });
        case 'not-genuine':
          return refuse('desk-not-genuine', { address });
        case 'entered':
          publish('data-changed', { topic: 'room' });
          return state();
      }
    },
  };
}
