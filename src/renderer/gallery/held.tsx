import { useState } from 'react';
import type { ReactNode } from 'react';

export interface HeldProps<Value> {
  readonly initial: Value;
  readonly children: (value: Value, change: (value: Value) => void) => ReactNode;
}

/** Holds the value of what is shown, so that it can be tried. */
export function Held<Value>({ initial, children }: HeldProps<Value>) {
  const [value, change] = useState(initial);
  return children(value, change);
}

/** What a button of the gallery does. */
export function nothing(): void {
  // It is there to be looked at.
}
