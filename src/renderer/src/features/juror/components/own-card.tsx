import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { OwnRoleCard } from '../../roleplay/index.ts';
import { useJurorDevice } from '../hooks/device.ts';
import { useOwnCard } from '../queries.ts';

/** The member's own card of a role play, with their own marks on it; nobody else's ever comes to this device. */
export function OwnCard({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('juror');
  const { passageId } = passage;
  const query = useOwnCard(passageId);
  const { jottings } = useJurorDevice();
  const nameOf = (moveId: string) => `said ${passageId} ${moveId}`;
  // Drawn again with each tick.
  useSyncExternalStore(jottings.subscribe, () => jottings.count(nameOf('')));
  const ticks = {
    has: (moveId: string) => jottings.text(nameOf(moveId)) !== '',
    set: (moveId: string, isTicked: boolean) => {
      jottings.put(nameOf(moveId), isTicked ? 'x' : '');
    },
  };
  return (
    <Loaded query={query}>
      {(card) => {
        if (card !== null) return <OwnRoleCard card={card} ticks={ticks} />;
        return <p>{t(passage.subjectTitle === null ? 'card.waiting' : 'card.none')}</p>;
      }}
    </Loaded>
  );
}
