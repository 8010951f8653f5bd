import { useState } from 'react';

export type Ruling = 'resume' | 'count';

/** The president's ruling while it is being written; kept when it is refused. */
export interface RulingDraft {
  readonly choice: Ruling | null;
  readonly reason: string;
  readonly choose: (choice: Ruling) => void;
  readonly explain: (reason: string) => void;
}

export function useRulingDraft(): RulingDraft {
  const [choice, choose] = useState<Ruling | null>(null);
  const [reason, explain] = useState('');
  return { choice, reason, choose, explain };
}
