import { useTranslation } from 'react-i18next';
import { Button, Glyph, Menu } from '../../../ui/index.ts';

/** What a session is asked for now and then: always in the same place, by what it concerns. */
export function OtherActions({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('session');
  const params = { sessionId };
  return (
    <Menu
      label={t('page.otherActions')}
      trigger={<Button icon={<Glyph name="more" />}>{t('page.otherActions')}</Button>}
      groups={[
        {
          title: t('page.ofPapers'),
          actions: [
            {
              id: 'deliberation',
              label: t('page.deliberation'),
              href: { to: '/sessions/$sessionId/deliberation', params },
            },
            {
              id: 'minutes',
              label: t('page.sessionMinutes'),
              href: { to: '/sessions/$sessionId/minutes', params },
            },
            { id: 'papers', label: t('page.papers'), href: { to: '/sessions/$sessionId/papers', params } },
          ],
        },
        {
          title: t('page.ofFiles'),
          actions: [
            {
              id: 'evidence',
              label: t('page.evidence'),
              href: { to: '/sessions/$sessionId/evidence', params },
            },
            {
              id: 'elsewhere',
              label: t('page.elsewhere'),
              href: { to: '/sessions/$sessionId/handover', params },
            },
          ],
        },
        {
          title: t('page.ofSettings'),
          actions: [{ id: 'edit', label: t('page.edit'), href: { to: '/sessions/$sessionId/edit', params } }],
        },
      ]}
    />
  );
}
