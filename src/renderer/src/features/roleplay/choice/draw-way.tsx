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

/** Chance decides, in two steps: the list and the seed are sealed, then the draw is done on them. */
export function DrawWay({ view, draft, onChange, onChosen }: WayProps) {
  const { t } = useTranslation('roleplay');
  const writer = useRoleplayWrite(view.passageId);
  const [isListOpen, setListOpen] = useState(false);
  const order = drawOrder(view, draft);
  if (view.sealedDraw !== null && !isListOpen) {
    return (
      <Stack>
        <Commitment sealed={view.sealedDraw} />
        <ErrorNotice error={writer.error} />
        <Inline gap="2">
          <Button
            variant="primary"
            size="large"
            isPending={writer.isPending}
            onPress={() => {
              writer.run(() => api.roleplay.draw(order), onChosen);
            }}
          >
            {t('draw.confirm')}
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
  return (
    <Stack>
      <DrawList view={view} draft={draft} onChange={onChange} />
      <ErrorNotice error={writer.error} />
      <ChoiceAct
        label={t('draw.seal')}
        faults={drawFaults(view, draft)}
        isPending={writer.isPending}
        onPress={() => {
          writer.run(
            () => api.roleplay.sealDraw(order),
            () => {
              setListOpen(false);
            },
          );
        }}
      />
    </Stack>
  );
}
