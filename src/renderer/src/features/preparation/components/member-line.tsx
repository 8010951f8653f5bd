import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRESENCE_MODES } from '../../../../../domain/jury/jury.types.ts';
import type { MemberView, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Badge, Button, Glyph, IconButton, Menu, bindClasses } from '../../../ui/index.ts';
import { useRemoveMember, useSaveMember } from '../hooks/use-session-writes.ts';
import { memberInputOf, presenceWords } from '../member-draft.ts';
import styles from './jury-panel.module.css';

const cx = bindClasses(styles);

export interface MemberLineProps {
  readonly session: SessionView;
  readonly member: MemberView;
  readonly onEdit: () => void;
  readonly onSetPin: () => void;
}

export function MemberLine({ session, member, onEdit, onSetPin }: MemberLineProps) {
  const { t } = useTranslation(['session', 'common']);
  const save = useSaveMember();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <div className={cx('line')}>
        <div>
          <div className={cx('name')}>{member.name}</div>
          <div className={cx('capacity')}>{member.capacity}</div>
          <MemberTags member={member} />
          {member.hasPin ? null : (
            <div className={cx('missingPin')}>
              <Button aria-label={`${t('member.setPin')} (${member.name})`} onPress={onSetPin}>
                {t('member.setPin')}
              </Button>
            </div>
          )}
        </div>
        <Menu
          trigger={
            <IconButton label={t('member.actions', { name: member.name })} icon={<Glyph name="more" />} />
          }
          label={t('member.actions', { name: member.name })}
          actions={[
            { id: 'edit', label: t('common:action.edit'), onAction: onEdit },
            {
              id: 'pin',
              label: member.hasPin ? t('member.changePin') : t('member.setPin'),
              onAction: onSetPin,
            },
            ...PRESENCE_MODES.filter((mode) => mode !== member.presence).map((presence) => ({
              id: presence,
              label: t(`member.${presenceWords(session)}.${presence}`),
              onAction: () => {
                save.mutate(memberInputOf(session.id, { ...member, presence }, member.id));
              },
            })),
            {
              id: 'remove',
              label: t('common:action.remove'),
              isDanger: true,
              onAction: () => {
                setRemoving(true);
              },
            },
          ]}
        />
      </div>
      <ErrorNotice error={save.error} />
      <RemoveMember
        member={member}
        isOpen={isRemoving}
        onClose={() => {
          setRemoving(false);
        }}
      />
    </>
  );
}

function MemberTags({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation(['session', 'common']);
  return (
    <div className={cx('facts')}>
      {member.isPresident ? <Badge tone="accent">{t('member.tag.president')}</Badge> : null}
      {member.isExternal ? <span>{t('member.tag.external')}</span> : null}
      {member.isConsultative ? <span>{t('member.tag.consultative')}</span> : null}
      {member.isSubstitute === true ? <Badge>{t('member.tag.substitute')}</Badge> : null}
      <span>{t(`common:college.${member.college}`)}</span>
      <span>{t(`common:presence.${member.presence}`)}</span>
      {member.hasPin ? (
        <span>{t('member.pinSet')}</span>
      ) : (
        <Badge tone="caution">{t('member.pinMissing')}</Badge>
      )}
    </div>
  );
}

interface RemoveMemberProps {
  readonly member: MemberView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function RemoveMember({ member, isOpen, onClose }: RemoveMemberProps) {
  const { t } = useTranslation('session');
  const remove = useRemoveMember();
  return (
    <ConfirmDialog
      title={t('member.removeTitle', { name: member.name })}
      confirmLabel={t('member.removeConfirm')}
      isOpen={isOpen}
      write={remove}
      onConfirm={() => {
        remove.mutate({ jurorId: member.id }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <p>{t('member.removeText')}</p>
    </ConfirmDialog>
  );
}
