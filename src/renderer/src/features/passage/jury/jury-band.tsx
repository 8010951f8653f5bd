import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/views.ts';
import { Button, Notice } from '../../../ui/index.ts';
import { isHeldByJury, juryPanelOf } from './jury-panel.ts';
import { PresidentPanel } from './president-panel.tsx';
import { WithdrawalRulingPanel } from './withdrawal-ruling-panel.tsx';

/** What the jury owes before the rest, at the place of the act that leads on. */
export function JuryBand({ passage }: { readonly passage: PassageView }) {
  switch (juryPanelOf(passage)) {
    case 'name-president':
      return isHeldByJury(passage) ? (
        <PresidentPanel passage={passage} onClose={null} />
      ) : (
        <PresidentMissing passage={passage} />
      );
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
