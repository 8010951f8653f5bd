import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/index.ts';
import { useRoomPage } from '../hooks/room-page.ts';
import { PlainPage } from './frame.tsx';

/** Why this page does nothing: it has just begun, another tab does, or the browser cannot. */
export function PageNotice({ kind }: { readonly kind: 'starting' | 'elsewhere' | 'unsupported' }) {
  const { t } = useTranslation('juror');
  const page = useRoomPage();
  if (kind === 'starting') return <p role="status">{t('starting')}</p>;
  return (
    <PlainPage title={t(`${kind}.title`)}>
      <p>{t(`${kind}.text`)}</p>
      {kind === 'unsupported' ? null : (
        <Button variant="primary" size="large" onPress={page.takeOver}>
          {t('elsewhere.here')}
        </Button>
      )}
    </PlainPage>
  );
}
