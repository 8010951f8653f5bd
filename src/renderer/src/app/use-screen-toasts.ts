import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { leaveToasts } from '../ui/index.ts';

/** What a screen said stays on it: it goes as the screen is left. */
export function useScreenToasts(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
        if (pathChanged) leaveToasts();
      }),
    [router],
  );
}
