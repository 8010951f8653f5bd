import { useTranslation } from 'react-i18next';
import type { CertificateState } from '../../../../../shared/areas/signing.ts';
import { Badge } from '../../../ui/index.ts';

const TONES = {
  valid: 'accent',
  'not-yet-valid': 'caution',
  expired: 'caution',
  retired: 'plain',
  revoked: 'danger',
} as const satisfies Readonly<Record<CertificateState, string>>;

/** State of a certificate in a word. */
export function CertificateStateBadge({ state }: { readonly state: CertificateState }) {
  const { t } = useTranslation('signing');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
