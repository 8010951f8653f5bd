import { useTranslation } from 'react-i18next';
import { SAMPLE_PIN } from '../../../../../shared/areas/sample.ts';
import { PinField } from '../../../ui/index.ts';
import { useSession } from '../../preparation/queries.ts';

export interface MemberPinFieldProps {
  readonly sessionId: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly onSubmit: () => void;
  /** A PIN that is being chosen, not given. */
  readonly isNew?: boolean;
  readonly errorMessage?: string | undefined;
  readonly isDisabled?: boolean;
  readonly shouldFocus?: boolean;
}

/** A PIN typed for a member; a sample session shows the one that all of its seats have. */
export function MemberPinField({ isNew = false, sessionId, ...field }: MemberPinFieldProps) {
  const { t } = useTranslation('pins');
  const session = useSession(sessionId);
  return (
    <PinField
      {...field}
      description={session.data?.isSample === true && !isNew ? t('sample', { pin: SAMPLE_PIN }) : ''}
      countLabel={(count) => t('digits', { count })}
      eraseLabel={t('erase')}
      clearLabel={t('clear')}
    />
  );
}
