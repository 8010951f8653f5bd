import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/index.ts';
import { QueryError } from './error-views.tsx';

export interface LoadedProps<Value> {
  readonly query: UseQueryResult<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** A part of a screen that needs a reading: its content, or the failure, or a word while it is read. */
export function Loaded<Value>({ query, children }: LoadedProps<Value>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  return <p role="status">{t('loading')}</p>;
}

export interface LoadedScreenProps<Value> extends LoadedProps<Value> {
  /** Title while there is nothing to show. */
  readonly title: string;
}

/** A whole screen that needs a reading; `children` draws the page. */
export function LoadedScreen<Value>({ query, title, children }: LoadedScreenProps<Value>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Page title={title}>
      <Loaded query={query}>{children}</Loaded>
    </Page>
  );
}
