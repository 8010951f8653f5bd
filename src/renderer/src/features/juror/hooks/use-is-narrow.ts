import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 37.5rem)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

/** A phone's width, or a larger screen at high zoom: one competence fills it. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
