import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import type { ChoiceDraft } from './choice-draft.ts';

/** What each way of choosing works on. */
export interface WayProps {
  readonly view: RoleplayView;
  readonly draft: ChoiceDraft;
  readonly onChange: (patch: Partial<ChoiceDraft>) => void;
  readonly onChosen: () => void;
  /** Turns the window towards the candidate. */
  readonly onShowEnvelopes: () => void;
}
