import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, Page } from '../../../ui/index.ts';

export interface NotRectifiableProps {
  readonly number: string;
  readonly breadcrumb: ReactNode;
  /** The way on. */
  readonly actions: ReactNode;
  /** Why these minutes are not rectified. */
  readonly children: ReactNode;
}

/** In the place of the form, where these minutes cannot be rectified. */
export function NotRectifiable({ actions, breadcrumb, children, number }: NotRectifiableProps) {
  const { t } = useTranslation('rectification');
  return (
    <Page title={t('title', { number })} breadcrumb={breadcrumb}>
      <Notice tone="caution" actions={actions}>
        {children}
      </Notice>
    </Page>
  );
}
