import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { OwnRoleCard } from '../../roleplay/index.ts';
import { useOwnCard } from '../queries.ts';

/** The member's own card of a role play; nobody else's ever comes to this device. */
export function OwnCard({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('juror');
  const query = useOwnCard(passage.passageId);
  return (
    <Loaded query={query}>
      {(card) => {
        if (card !== null) return <OwnRoleCard card={card} />;
        return <p>{t(passage.subjectTitle === null ? 'card.waiting' : 'card.none')}</p>;
      }}
    </Loaded>
  );
}
