import { useTranslation } from 'react-i18next';
import { Button, ErrorState, Notice } from '../ui/index.ts';
import { errorTexts } from './errors.ts';

/** A failed action, said beside what caused it. Draws nothing without an error. */
export function ErrorNotice({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('errors');
  if (error === null || error === undefined) return null;
  const texts = errorTexts(t, error);
  return (
    <Notice tone="danger" isLive title={texts.what}>
      {texts.safe} {texts.todo}
    </Notice>
  );
}

/** A reading that failed, in the place of what it would have shown. */
export function QueryError({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation(['errors', 'common']);
  const texts = errorTexts(t, error);
  return (
    <ErrorState
      title={texts.what}
      safe={texts.safe}
      remedy={texts.todo}
      code={t('common:errorCode', { code: texts.code })}
      actions={<Button onPress={onRetry}>{t('common:action.retry')}</Button>}
    />
  );
}
