import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../lib/loaded.tsx';
import { Notice, PinField, Select } from '../../../ui/index.ts';
import { useDeclarers } from '../queries.ts';

export interface ActorFieldsProps {
  readonly administratorId: string | null;
  readonly pin: string;
  readonly onAdministrator: (id: string) => void;
  readonly onPin: (pin: string) => void;
  readonly onSubmit: () => void;
}

/** Who answers, and their PIN. */
export function ActorFields({ administratorId, onAdministrator, onPin, onSubmit, pin }: ActorFieldsProps) {
  const { t } = useTranslation(['reporting', 'session']);
  const declarers = useDeclarers();
  return (
    <Loaded query={declarers}>
      {(people) =>
        people.length === 0 ? (
          <Notice tone="caution">{t('declare.nobody')}</Notice>
        ) : (
          <>
            <Select
              label={t('declare.who')}
              placeholder={t('declare.choose')}
              options={people.map(({ id, name }) => ({ id, label: name }))}
              value={administratorId}
              onChange={onAdministrator}
            />
            <PinField
              label={t('declare.pin')}
              value={pin}
              onChange={onPin}
              onSubmit={onSubmit}
              countLabel={(count) => t('session:pin.count', { count })}
              eraseLabel={t('session:pin.erase')}
              clearLabel={t('session:pin.clear')}
            />
          </>
        )
      }
    </Loaded>
  );
}
