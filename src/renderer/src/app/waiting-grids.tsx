import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingGrids } from '../features/grid/index.ts';
import { Inline, LinkButton, Notice } from '../ui/index.ts';

/** Entries of grids that are not saved: said on every other screen, read behind the seat's PIN. */
export function WaitingGrids({ shownPassageId }: { readonly shownPassageId: string | null }) {
  const { t } = useTranslation('common');
  const waiting = useSyncExternalStore(waitingGrids.subscribe, waitingGrids.state);
  const elsewhere = waiting.filter(({ passageId }) => passageId !== shownPassageId);
  const count = elsewhere.reduce((sum, grid) => sum + grid.count, 0);
  if (count === 0) return null;
  return (
    <Notice
      tone="caution"
      isLive
      title={t('unsaved.grids', { count })}
      actions={
        <Inline gap="1">
          {elsewhere.map(({ passageId }) => (
            <LinkButton key={passageId} href={{ to: '/passages/$passageId', params: { passageId } }}>
              {t('unsaved.openPassage')}
            </LinkButton>
          ))}
        </Inline>
      }
    >
      {t('unsaved.behindPin')}
    </Notice>
  );
}

/** The file of unsaved entries was there and could not be read. */
export function KeptDamage({ isDamaged }: { readonly isDamaged: boolean }) {
  const { t } = useTranslation('common');
  if (!isDamaged) return null;
  return (
    <Notice tone="danger" isLive title={t('unsaved.damagedTitle')}>
      {t('unsaved.damagedText')}
    </Notice>
  );
}
