import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../lib/error-views.tsx';

export interface FrozenRefusalProps {
  /** Id to which the summary at the top of the form leads. */
  readonly id: string;
  /** Null when nothing here was refused. */
  readonly error: unknown;
  readonly children: ReactNode;
}

/** Fields that a passage begun in the meantime has fixed, with the refusal beside them; what was typed stays. */
export function FrozenRefusal({ id, error, children }: FrozenRefusalProps) {
  return (
    <div id={id}>
      {children}
      <ErrorNotice error={error} />
    </div>
  );
}
