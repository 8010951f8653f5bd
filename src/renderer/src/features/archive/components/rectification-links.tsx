import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MinutesFacts } from '../../../../../shared/areas/archive.ts';
import type { MinutesLink } from '../../../../../shared/areas/minutes.ts';
import { LinkButton } from '../../../ui/index.ts';
import { useRectification } from '../../rectification/queries.ts';
import { SeriesNotices } from './series-notices.tsx';

/** Where the archived minutes of a test stand in their series. */
export function RectificationLinks({ row }: { readonly row: MinutesFacts }) {
  const { t } = useTranslation('rectification');
  const { minutesId, rectifiedBy, rectifies } = row;
  const open = useRectification(minutesId).data?.open ?? null;
  const isOpen = open !== null && rectifiedBy === null;
  return (
    <SeriesNotices
      rectifies={rectifies === null ? null : <MinutesLinkTo link={rectifies} />}
      rectifiedBy={rectifiedBy === null ? null : <MinutesLinkTo link={rectifiedBy} />}
      open={
        isOpen ? (
          <LinkButton href={{ to: '/archive/$minutesId/rectification', params: { minutesId } }}>
            {t('archive.continue')}
          </LinkButton>
        ) : null
      }
    />
  );
}

function MinutesLinkTo({ link: { minutesId, number } }: { readonly link: MinutesLink }) {
  return (
    <Link to="/archive/$minutesId" params={{ minutesId }}>
      {number}
    </Link>
  );
}
