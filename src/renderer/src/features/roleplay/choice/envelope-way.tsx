import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Inline, Stack } from '../../../ui/index.ts';
import { useRoleplayWrite } from '../hooks/use-roleplay-write.ts';
import { ChoiceAct } from './choice-act.tsx';
import { drawFaults, drawOrder } from './choice-draft.ts';
import { Commitment } from './commitment.tsx';
import { DrawList } from './draw-list.tsx';
import type { WayProps } from './way.ts';

/** The candidate decides, blind: one sealed envelope for each subject that may come up. */
export function EnvelopeWay({ view, draft, onChange, onShowEnvelopes }: WayProps) {
  const { t } = useTranslation('roleplay');
  const writer = useRoleplayWrite(view.passageId);
  const [isListOpen, setListOpen] = useState(false);
  if (view.envelopes === null || isListOpen) {
    return (
      <Stack>
        <DrawList view={view} draft={draft} onChange={onChange} />
        <ErrorNotice error={writer.error} />
        <ChoiceAct
          label={t('envelope.seal')}
          faults={drawFaults(view, draft)}
          isPending={writer.isPending}
          onPress={() => {
            writer.run(
              () => api.roleplay.prepareEnvelopes(drawOrder(view, draft)),
              () => {
                setListOpen(false);
              },
            );
          }}
        />
      </Stack>
    );
  }
  return (
    <Stack>
      <Commitment sealed={view.envelopes} />
      <Inline gap="2">
        <Button variant="primary" size="large" onPress={onShowEnvelopes}>
          {t('envelope.show')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            setListOpen(true);
          }}
        >
          {t('seal.again')}
        </Button>
      </Inline>
    </Stack>
  );
}
