import { useTranslation } from 'react-i18next';
import { PinField, Select, Stack } from '../../../ui/index.ts';
import { useAdministrators } from '../queries.ts';

export interface GivenPin {
  readonly administratorId: string;
  readonly pin: string;
}

export interface AdministratorFieldsProps {
  readonly label: string;
  readonly pinLabel: string;
  readonly value: GivenPin;
  readonly onChange: (given: GivenPin) => void;
}

/** Who answers for an act, among the administrators in office, and their PIN. */
export function AdministratorFields({ label, onChange, pinLabel, value }: AdministratorFieldsProps) {
  const { t } = useTranslation(['candidates', 'pins']);
  const active = (useAdministrators().data ?? []).filter(({ isActive }) => isActive);
  if (active.length === 0) return <p>{t('alike.noAdministrator')}</p>;
  return (
    <Stack>
      <Select
        label={label}
        placeholder={label}
        options={active.map(({ id, name }) => ({ id, label: name }))}
        value={value.administratorId === '' ? null : value.administratorId}
        onChange={(administratorId) => {
          onChange({ administratorId, pin: '' });
        }}
      />
      <PinField
        label={pinLabel}
        value={value.pin}
        onChange={(pin) => {
          onChange({ ...value, pin });
        }}
        countLabel={(count) => t('pins:digits', { count })}
        eraseLabel={t('pins:erase')}
        clearLabel={t('pins:clear')}
        isDisabled={value.administratorId === ''}
      />
    </Stack>
  );
}
