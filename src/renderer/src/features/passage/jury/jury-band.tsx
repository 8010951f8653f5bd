import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Button, Notice } from '../../../ui/index.ts';
import type { Panels } from '../commands/panels.ts';
import { isHeldByJury, juryPanelOf } from './jury-panel.ts';
import { PresidentPanel } from './president-panel.tsx';
import { WithdrawalRulingPanel } from './withdrawal-ruling-panel.tsx';

/** What the jury owes before the rest, at the place of the act that leads on. */
export function JuryBand({ passage, panels }: { readonly passage: PassageView; readonly panels: Panels }) {
  switch (juryPanelOf(passage)) {
    case 'name-president':
      if (isHeldByJury(passage)) return <PresidentPanel passage={passage} onClose={null} />;
      // One panel at a time; beginning anew names a president in its own.
      return panels.open === null ? <PresidentMissing passage={passage} /> : null;
    case 'rule':
      return <WithdrawalRulingPanel passage={passage} />;
    case null:
      return null;
  }
}

/** Nobody presides, and the work goes on meanwhile: said in one line, which opens the panel. */
function PresidentMissing({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('jury');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <PresidentPanel
        passage={passage}
        onClose={() => {
          setOpen(false);
        }}
      />
    );
  }
  return (
    <Notice
      tone="caution"
      isLive
      title={t('president.missing')}
      actions={
        <Button
          onPress={() => {
            setOpen(true);
          }}
        >
          {t('president.title')}
        </Button>
      }
    />
  );
}
