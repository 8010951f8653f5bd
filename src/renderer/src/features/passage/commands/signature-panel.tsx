import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { CandidateSignature } from '../reception/candidate-signature.tsx';
import { CommandPanel } from './command-panel.tsx';
import type { Panels } from './panels.ts';

/** Once the test began, a signature that was not collected at the reception is asked here, up to the lock. */
export function SignaturePanel({
  passage,
  panels,
}: {
  readonly passage: PassageView;
  readonly panels: Panels;
}) {
  const { t } = useTranslation('passage');
  return (
    <CommandPanel title={t('signature.panel')} error={null} onClose={panels.close}>
      <CandidateSignature passage={passage} />
    </CommandPanel>
  );
}
