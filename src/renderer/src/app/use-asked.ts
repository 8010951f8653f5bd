import { useMatchRoute, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../shared/areas/app.ts';
import { api, subscribe } from '../lib/api.ts';
import { handFile } from '../lib/handed-file.tsx';
import { showToast } from '../ui/index.ts';

const SCREENS = {
  certification: '/certifications',
  handover: '/receive',
  subject: '/subjects',
  update: '/preferences/update',
} as const;

/**
 * Goes where the system asked to: the update of the menu, the import of a file that was opened. A passage is not left for
 * it: what was asked is said, and waits for its screen.
 */
export function useAsked(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const matchRoute = useMatchRoute();
  useEffect(() => {
    const show = (asked: Asked): void => {
      if (asked.opens === 'nothing') {
        showToast({ message: t('notOpened', { name: asked.name }) });
        return;
      }
      if (asked.opens !== 'update') {
        handFile({ for: asked.opens, file: new File([new Uint8Array(asked.bytes)], asked.name) });
      }
      if (matchRoute({ to: '/passages/$passageId' }) === false) void navigate({ to: SCREENS[asked.opens] });
      else showToast({ message: t('askedLater') });
    };
    const take = async (): Promise<void> => {
      for (let asked = await api.app.takeAsked(); asked !== null; asked = await api.app.takeAsked())
        show(asked);
    };
    const takeAll = (): void => {
      take().catch(() => undefined);
    };
    takeAll();
    return subscribe('data-changed', ({ topic }) => {
      if (topic === 'asked') takeAll();
    });
  }, [matchRoute, navigate, t]);
}
