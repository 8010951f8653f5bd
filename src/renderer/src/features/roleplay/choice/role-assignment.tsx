import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { FieldGrid, Select, Stack, bindClasses } from '../../../ui/index.ts';
import { useRoleplayWrite } from '../hooks/use-roleplay-write.ts';
import styles from '../roleplay.module.css';
import { rolesAfter } from './roles.ts';

const cx = bindClasses(styles);

/** A list box needs an id for "no role"; no role has an empty one. */
const OBSERVER = '';

export interface RoleAssignmentProps {
  readonly passage: PassageView;
  readonly view: RoleplayView;
}

/** Who plays whom, and who observes: one control for each member who sits. */
export function RoleAssignment({ passage, view }: RoleAssignmentProps) {
  const { t } = useTranslation('roleplay');
  const { list } = useFormats();
  const writer = useRoleplayWrite(passage.passageId);
  const roles = view.cards.map(({ role }) => role);
  const unplayed = roles.filter(({ id }) => !view.roles.some(({ roleId }) => roleId === id));
  const nameOf = (jurorId: string) => passage.seats.find((seat) => seat.jurorId === jurorId)?.name ?? '';
  return (
    <Stack gap="1">
      <h3 className={cx('listTitle')}>{t('roles.title')}</h3>
      <FieldGrid>
        {view.roles.map(({ jurorId, roleId }) => (
          <Select
            key={jurorId}
            label={nameOf(jurorId)}
            placeholder={t('roles.observes')}
            isDisabled={!view.isOpen}
            options={[
              { id: OBSERVER, label: t('roles.observes') },
              ...roles.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={roleId ?? OBSERVER}
            onChange={(chosen) => {
              const next = rolesAfter(view.roles, jurorId, chosen === OBSERVER ? null : chosen);
              writer.run(() => api.roleplay.assignRoles({ passageId: passage.passageId, roles: [...next] }));
            }}
          />
        ))}
      </FieldGrid>
      <p className={cx('soft')} role="status">
        {unplayed.length === 0
          ? t('roles.allPlayed')
          : t('roles.unplayed', { count: unplayed.length, names: list(unplayed.map(({ name }) => name)) })}
      </p>
      <ErrorNotice error={writer.error} />
    </Stack>
  );
}
