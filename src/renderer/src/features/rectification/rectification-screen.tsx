import { useTranslation } from 'react-i18next';
import { mayBeRectified } from '../../../../domain/minutes/rectification-authority.ts';
import type { RectificationView } from '../../../../shared/areas/minutes.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Notice, Page } from '../../ui/index.ts';
import { OpenRectificationPage } from './components/open-rectification.tsx';
import { RectificationBreadcrumb } from './components/rectification-breadcrumb.tsx';
import { RectificationForm } from './components/rectification-form.tsx';
import { useRectification } from './queries.ts';

/** Corrects archived minutes: corrections first, then signatures, then the archive. */
export function RectificationScreen({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('rectification');
  const query = useRectification(minutesId);
  useDocumentTitle(query.data === undefined ? null : t('title', { number: query.data.standing.number }));
  return (
    <LoadedScreen query={query} title={t('loading')}>
      {(view) => <Stage minutesId={minutesId} view={view} />}
    </LoadedScreen>
  );
}

function Stage({ minutesId, view }: { readonly minutesId: string; readonly view: RectificationView }) {
  if (view.standing.minutesId !== minutesId) return <Superseded minutesId={minutesId} view={view} />;
  if (view.open !== null) return <OpenRectificationPage view={view} open={view.open} />;
  return mayBeRectified(view.standing.content) ? <RectificationForm view={view} /> : <Unsigned view={view} />;
}

/** Nobody signed these minutes, so nobody answers for a correction: the way back to them. */
function Unsigned({ view: { standing } }: { readonly view: RectificationView }) {
  const { t } = useTranslation('rectification');
  const { minutesId, number } = standing;
  return (
    <Page title={t('title', { number })} breadcrumb={<RectificationBreadcrumb minutes={standing} />}>
      <Notice
        tone="caution"
        actions={
          <LinkButton href={{ to: '/archive/$minutesId', params: { minutesId } }}>
            {t('backToMinutes', { number })}
          </LinkButton>
        }
      >
        {t('unsigned')}
      </Notice>
    </Page>
  );
}

/** Only the minutes that stand can be rectified: the way to them. */
function Superseded({ minutesId, view }: { readonly minutesId: string; readonly view: RectificationView }) {
  const { t } = useTranslation('rectification');
  const { standing, series } = view;
  const asked = series.find((item) => item.minutesId === minutesId) ?? standing;
  return (
    <Page
      title={t('title', { number: asked.number })}
      breadcrumb={<RectificationBreadcrumb minutes={asked} />}
    >
      <Notice
        tone="caution"
        actions={
          <LinkButton href={{ to: '/archive/$minutesId', params: { minutesId: standing.minutesId } }}>
            {t('openLatest', { number: standing.number })}
          </LinkButton>
        }
      >
        {t('superseded')}
      </Notice>
    </Page>
  );
}
