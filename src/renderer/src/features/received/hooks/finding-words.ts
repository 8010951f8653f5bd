import { useTranslation } from 'react-i18next';
import type { ReceivedFinding } from '../../../../../shared/areas/decisions/received.ts';
import { instant } from '../../../../../domain/time/time.ts';
import { useFormats } from '../../../lib/format.ts';

/** Says a finding of the check as the verifier does, instants as dates; empty for one that it has no sentence for. */
export function useFindingWords(): (finding: ReceivedFinding) => string {
  const { i18n, t } = useTranslation('verify');
  const { dateTime } = useFormats();
  return ({ code, values }) => {
    const key = `finding.${code}`;
    if (!i18n.exists(`verify:${key}`)) return '';
    const told = Object.entries(values).map(([name, value]) => [
      name,
      name.endsWith('At') && typeof value === 'number' ? dateTime(instant(value)) : value,
    ]);
    return t(key as 'finding.file-cut', Object.fromEntries(told) as { byteCount: number });
  };
}
