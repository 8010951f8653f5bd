import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export interface FocusInsideProps {
  readonly className?: string;
  readonly children: ReactNode;
}

/** Something that was just asked for takes the keyboard: what is marked as asked first, else its text field, else its first
 * button. */
export function FocusInside({ className, children }: FocusInsideProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inside = ref.current;
    const target =
      inside?.querySelector<HTMLElement>('[data-asked-first] button') ??
      inside?.querySelector<HTMLElement>('textarea, input') ??
      inside?.querySelector<HTMLElement>('button');
    target?.focus();
  }, []);
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
