import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';

/** Whether all grids are sealed, so that the work is now the whole jury's: deliberation and what follows. */
export function isSealed({ stage }: PassageView): boolean {
  switch (stage) {
    case 'reception':
    case 'timed':
    case 'marking':
    case 'restarted':
      return false;
    case 'deliberation':
    case 'decision':
    case 'signature':
    case 'archived':
      return true;
  }
}
