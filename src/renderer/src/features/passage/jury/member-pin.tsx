import { useTranslation } from 'react-i18next';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { PinField } from '../../../ui/index.ts';

export interface MemberPinProps {
  readonly member: SeatView;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly onSubmit: () => void;
}

/** The PIN of the member who answers for an act. */
export function MemberPin({ member, value, onChange, onSubmit }: MemberPinProps) {
  const { t } = useTranslation(['jury', 'grid']);
  return (
    <PinField
      label={t('pin', { name: member.name })}
      value={value}
      onChange={onChange}
      onSubmit={onSubmit}
      countLabel={(count) => t('grid:door.digits', { count })}
      eraseLabel={t('grid:door.erase')}
      clearLabel={t('grid:door.clear')}
    />
  );
}
