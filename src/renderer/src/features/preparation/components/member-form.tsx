import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { COLLEGES, PRESENCE_MODES } from '../../../../../domain/jury/jury.types.ts';
import type { MemberView, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Checkbox, Inline, SegmentedControl, Select, Stack, TextField } from '../../../ui/index.ts';
import { useSaveMember } from '../hooks/use-session-writes.ts';
import { EMPTY_MEMBER, memberDraftFaults, memberInputOf } from '../member-draft.ts';
import type { MemberDraft } from '../member-draft.ts';
import styles from './jury-panel.module.css';

export interface MemberFormProps {
  readonly session: SessionView;
  /** Null adds a member. */
  readonly member: MemberView | null;
  readonly onClose: () => void;
}

export function MemberForm({ session, member, onClose }: MemberFormProps) {
  const { t } = useTranslation(['session', 'common']);
  const [draft, setDraft] = useState<MemberDraft>(member ?? EMPTY_MEMBER);
  const [isTried, setTried] = useState(false);
  const save = useSaveMember();
  const faults = isTried ? memberDraftFaults(draft) : [];
  const errorOf = (field: 'name' | 'capacity') =>
    faults.includes(field) ? t('common:field.required') : undefined;
  const set = (patch: Partial<MemberDraft>) => {
    setDraft((current) => ({ ...current, ...patch }));
  };
  return (
    <Form
      className={styles['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (memberDraftFaults(draft).length > 0) return;
        save.mutate(memberInputOf(session.id, draft, member?.id), { onSuccess: onClose });
      }}
    >
      <h3>{member === null ? t('member.newTitle') : t('member.editTitle', { name: member.name })}</h3>
      <Stack>
        <TextField
          // The form opens at the user's request, in place of the button they pressed.
          // eslint-disable-next-line jsx-a11y-x/no-autofocus
          autoFocus
          label={t('member.name')}
          value={draft.name}
          maxLength={200}
          onChange={(name) => {
            set({ name });
          }}
          errorMessage={errorOf('name')}
        />
        <TextField
          label={t('member.capacity')}
          description={t('member.capacityHint')}
          value={draft.capacity}
          maxLength={200}
          onChange={(capacity) => {
            set({ capacity });
          }}
          errorMessage={errorOf('capacity')}
        />
        <Standing draft={draft} onChange={set} />
        <ErrorNotice error={save.error} />
        <Inline>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('member.save')}
          </Button>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
        </Inline>
      </Stack>
    </Form>
  );
}

interface StandingProps {
  readonly draft: MemberDraft;
  readonly onChange: (patch: Partial<MemberDraft>) => void;
}

/** What the composition rules look at. */
function Standing({ draft, onChange }: StandingProps) {
  const { t } = useTranslation(['session', 'common']);
  return (
    <>
      <Select
        label={t('member.college')}
        placeholder=""
        options={COLLEGES.map((id) => ({ id, label: t(`common:college.${id}`) }))}
        value={draft.college}
        onChange={(college) => {
          onChange({ college });
        }}
      />
      <Stack gap="half">
        <Checkbox
          isSelected={draft.isPresident}
          onChange={(isPresident) => {
            onChange({ isPresident });
          }}
        >
          {t('member.president')}
        </Checkbox>
        <Checkbox
          isSelected={draft.isExternal}
          onChange={(isExternal) => {
            onChange({ isExternal });
          }}
        >
          {t('member.external')}
        </Checkbox>
        <Checkbox
          isSelected={draft.isConsultative}
          onChange={(isConsultative) => {
            onChange({ isConsultative });
          }}
        >
          {t('member.consultative')}
        </Checkbox>
        <Checkbox
          isSelected={draft.isSubstitute === true}
          onChange={(isSubstitute) => {
            onChange({ isSubstitute });
          }}
        >
          {t('member.substitute')}
        </Checkbox>
        {draft.isSubstitute === true ? (
          <p className={styles['hint'] ?? ''}>{t('member.substituteHint')}</p>
        ) : null}
      </Stack>
      <SegmentedControl
        label={t('member.presence')}
        isLabelVisible
        segments={PRESENCE_MODES.map((id) => ({ id, label: t(`common:presence.${id}`) }))}
        value={draft.presence}
        onChange={(presence) => {
          onChange({ presence });
        }}
      />
    </>
  );
}
