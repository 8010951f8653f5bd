import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../lib/use-document-title.ts';
import { Button, EmptyState, ErrorState, LinkButton, Page } from '../ui/index.ts';

export function NotFoundScreen() {
  const { t } = useTranslation();
  useDocumentTitle(t('notFound.title'));
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        title={t('notFound.text')}
        actions={<LinkButton href={{ to: '/' }}>{t('action.goHome')}</LinkButton>}
      />
    </Page>
  );
}

/** A screen that threw while drawing: the rest of the app, and what main has saved, stand. */
export function CrashedScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  useDocumentTitle(t('crash.title'));
  return (
    <Page title={t('crash.title')}>
      <ErrorState
        title={t('crash.safe')}
        remedy={t('crash.todo')}
        code={error instanceof Error ? error.message : undefined}
        actions={
          <>
            <Button onPress={reset}>{t('action.retry')}</Button>
            <LinkButton href={{ to: '/' }}>{t('action.goHome')}</LinkButton>
          </>
        }
      />
    </Page>
  );
}
