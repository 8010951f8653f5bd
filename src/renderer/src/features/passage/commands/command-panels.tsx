import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { isSignatureAsked } from '../reception/candidate-signature.tsx';
import { CallPanel } from '../jury/call-panel.tsx';
import { callableIn, canNamePresident, canRestart } from '../jury/jury-panel.ts';
import { PresidentPanel } from '../jury/president-panel.tsx';
import { RestartPanel } from '../jury/restart-panel.tsx';
import { canDepart, DeparturePanel } from './departure-panel.tsx';
import { ExtraTimePanel } from './extra-time-panel.tsx';
import { IncidentPanel } from './incident-panel.tsx';
import type { Panels } from './panels.ts';
import { PausePanel } from './pause-panel.tsx';
import { ReturnPanel } from './return-panel.tsx';
import { SignaturePanel } from './signature-panel.tsx';
import { WithdrawalPanel } from './withdrawal-panel.tsx';
import { canWithdraw } from './withdrawal.ts';

/** The panel that is open, as long as its command still has a meaning. */
export function CommandPanels({
  passage,
  panels,
}: {
  readonly passage: PassageView;
  readonly panels: Panels;
}) {
  const { available } = passage;
  switch (panels.open) {
    case 'pause':
      return available.includes('pause') ? <PausePanel passage={passage} panels={panels} /> : null;
    case 'incident':
      return available.includes('note-incident') ? <IncidentPanel passage={passage} panels={panels} /> : null;
    case 'signature':
      return isSignatureAsked(passage) ? <SignaturePanel passage={passage} panels={panels} /> : null;
    case 'extra-time':
      return available.includes('grant-extra-time') ? (
        <ExtraTimePanel passage={passage} panels={panels} />
      ) : null;
    case 'withdrawal':
      return canWithdraw(passage) ? <WithdrawalPanel passage={passage} panels={panels} /> : null;
    case 'call':
      return callableIn(passage).length > 0 ? <CallPanel passage={passage} panels={panels} /> : null;
    case 'restart':
      return canRestart(passage) ? <RestartPanel passage={passage} panels={panels} /> : null;
    case 'president':
      return canNamePresident(passage) ? <PresidentPanel passage={passage} onClose={panels.close} /> : null;
    case 'return':
      return <ReturnPanel passage={passage} panels={panels} />;
    case 'leave-together':
      return canDepart(passage) ? <DeparturePanel passage={passage} panels={panels} /> : null;
    case 'leave-for-next':
    case 'leave':
    case null:
      return null;
  }
}
