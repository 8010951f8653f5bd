/** Updates as someone at the desk asks for them. No key is pinned here, so each is refused: what they change is told in tests/db/updates. */
import type { AreaGenerators } from './generator.types.ts';

export const updateGenerators: AreaGenerators<'updates'> = {
  state: () => undefined,
  check: () => undefined,
  drop: () => undefined,
  install: () => ({ offerId: 'none' }),
};
