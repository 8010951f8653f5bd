import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { SegmentedControl, Stack, TextField } from '../../../ui/index.ts';
import { EMPTY_CHOICE } from './choice-draft.ts';
import { DrawWay } from './draw-way.tsx';
import { EnvelopeWay } from './envelope-way.tsx';
import { PickWay } from './pick-way.tsx';
import type { WayProps } from './way.ts';

const WAYS = ['pick', 'draw', 'envelope'] as const;
type Way = (typeof WAYS)[number];

export type SubjectWaysProps = Pick<WayProps, 'onChosen' | 'onShowEnvelopes' | 'view'>;

/** The jury picks, draws, or lets the candidate point at an envelope. */
export function SubjectWays({ view, onChosen, onShowEnvelopes }: SubjectWaysProps) {
  const { t } = useTranslation('roleplay');
  const [way, setWay] = useState<Way>(wayUnderWay(view));
  const [draft, setDraft] = useState(EMPTY_CHOICE);
  const props: WayProps = {
    view,
    draft,
    onChange: (patch) => {
      setDraft((current) => ({ ...current, ...patch }));
    },
    onChosen,
    onShowEnvelopes,
  };
  return (
    <Stack>
      {view.choice === null ? null : (
        <TextField
          label={t('replace.reason')}
          description={t('replace.note')}
          value={draft.replaceReason}
          maxLength={4_000}
          onChange={(replaceReason) => {
            props.onChange({ replaceReason });
          }}
        />
      )}
      <SegmentedControl
        label={t('way.label')}
        segments={WAYS.map((id) => ({ id, label: t(`way.${id}`) }))}
        value={way}
        onChange={setWay}
      />
      {way === 'pick' ? <PickWay {...props} /> : null}
      {way === 'draw' ? <DrawWay {...props} /> : null}
      {way === 'envelope' ? <EnvelopeWay {...props} /> : null}
    </Stack>
  );
}

/** Something that is sealed already is gone on with. */
function wayUnderWay({ envelopes, sealedDraw }: RoleplayView): Way {
  if (envelopes !== null) return 'envelope';
  return sealedDraw === null ? 'pick' : 'draw';
}
