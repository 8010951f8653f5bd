import { useEffect, useState } from 'react';
import { ApiError } from './create-api.ts';

const LOOK_MS = 250;

/**
 * Seconds left of the wait that a refusal asks for (`pin-throttled`), null when it asks for none. Calls `onOver`, which must
 * be stable, once the wait is over: its sentence is no longer true.
 */
export function useWait(failure: unknown, onOver: (failure: null) => void): number | null {
  const waitMs = waitOf(failure);
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    if (waitMs === null) return;
    const end = performance.now() + waitMs;
    const timer = setInterval(() => {
      const rest = end - performance.now();
      setLeftMs(rest);
      if (rest <= 0) onOver(null);
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      setLeftMs(null);
    };
  }, [failure, onOver, waitMs]);
  return waitMs === null ? null : Math.max(0, Math.ceil((leftMs ?? waitMs) / 1_000));
}

function waitOf(failure: unknown): number | null {
  if (!(failure instanceof ApiError) || failure.code !== 'pin-throttled') return null;
  const { waitMs } = failure.details;
  return typeof waitMs === 'number' ? waitMs : null;
}
