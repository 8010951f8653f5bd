import type { PassageView } from '../../../../../shared/views.ts';
import { juryPanelOf } from './jury-panel.ts';
import { PresidentPanel } from './president-panel.tsx';
import { WithdrawalRulingPanel } from './withdrawal-ruling-panel.tsx';

/** What the jury owes before the rest, at the place of the act that leads on. */
export function JuryBand({ passage }: { readonly passage: PassageView }) {
  switch (juryPanelOf(passage)) {
    case 'name-president':
      return <PresidentPanel passage={passage} />;
    case 'rule':
      return <WithdrawalRulingPanel passage={passage} />;
    case null:
      return null;
  }
}
