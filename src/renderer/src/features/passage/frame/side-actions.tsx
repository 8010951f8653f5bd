import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { Button } from '../../../ui/index.ts';
import { canDepart } from '../commands/departure-panel.tsx';
import { KeysDialog } from '../commands/keys-dialog.tsx';
import type { Panels } from '../commands/panels.ts';
import { canWithdraw } from '../commands/withdrawal.ts';
import { callableIn, canNamePresident, canRestart } from '../jury/jury-panel.ts';
import { PrintGrids } from '../../preparation/index.ts';
import { isSignatureAsked } from '../reception/candidate-signature.tsx';
import styles from './passage-frame.module.css';

export interface SideActionsProps {
  readonly passage: PassageView;
  readonly panels: Panels;
  readonly isJournalShown: boolean;
  readonly onToggleJournal: () => void;
}

/** What can be done at any stage: note an incident, read the journal, see the keys. */
export function SideActions({ passage, panels, isJournalShown, onToggleJournal }: SideActionsProps) {
  const { t } = useTranslation(['passage', 'jury']);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const canNote = passage.available.includes('note-incident');
  useShortcuts({
    P: () => {
      if (passage.available.includes('pause')) panels.show('pause');
    },
    I: () => {
      if (canNote) panels.show('incident');
    },
    '?': () => {
      setHelpOpen(true);
    },
  });
  return (
    <div className={styles['sideActions'] ?? ''}>
      <Button
        variant="quiet"
        keyHint="I"
        isDisabled={!canNote}
        aria-expanded={panels.open === 'incident'}
        onPress={() => {
          panels.show('incident');
        }}
      >
        {t('action.incident')}
      </Button>
      {passage.stage !== 'reception' && isSignatureAsked(passage) ? (
        <Button
          variant="quiet"
          aria-expanded={panels.open === 'signature'}
          onPress={() => {
            panels.show('signature');
          }}
        >
          {t('action.signature')}
        </Button>
      ) : null}
      {canWithdraw(passage) ? (
        <Button
          variant="quiet"
          aria-expanded={panels.open === 'withdrawal'}
          onPress={() => {
            panels.show('withdrawal');
          }}
        >
          {t('action.withdrawal')}
        </Button>
      ) : null}
      {canDepart(passage) ? (
        <Button
          variant="quiet"
          aria-expanded={panels.open === 'leave-together'}
          onPress={() => {
            panels.show('leave-together');
          }}
        >
          {t('together.departure')}
        </Button>
      ) : null}
      {callableIn(passage).length > 0 ? (
        <Button
          variant="quiet"
          aria-expanded={panels.open === 'call'}
          onPress={() => {
            panels.show('call');
          }}
        >
          {t('jury:call.open')}
        </Button>
      ) : null}
      {canNamePresident(passage) ? (
        <Button
          variant="quiet"
          aria-expanded={panels.open === 'president'}
          onPress={() => {
            panels.show('president');
          }}
        >
          {t('jury:president.open')}
        </Button>
      ) : null}
      {canRestart(passage) ? (
        <Button
          variant="quiet"
          aria-expanded={panels.open === 'restart'}
          onPress={() => {
            panels.show('restart');
          }}
        >
          {t('jury:restart.open')}
        </Button>
      ) : null}
      {passage.stage === 'reception' ? (
        <PrintGrids sessionId={passage.sessionId} passageId={passage.passageId} />
      ) : null}
      <Button variant="quiet" aria-expanded={isJournalShown} onPress={onToggleJournal}>
        {t('action.journal')}
      </Button>
      <Button
        variant="quiet"
        keyHint="?"
        onPress={() => {
          setHelpOpen(true);
        }}
      >
        {t('action.keys')}
      </Button>
      <KeysDialog
        passage={passage}
        isOpen={isHelpOpen}
        onClose={() => {
          setHelpOpen(false);
        }}
      />
    </div>
  );
}
