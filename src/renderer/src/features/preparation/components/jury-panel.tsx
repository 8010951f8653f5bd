import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { Button, Disclosure, Glyph, Stack } from '../../../ui/index.ts';
import { CompositionFaults } from './composition-faults.tsx';
import { presenceWords } from '../member-draft.ts';
import styles from './jury-panel.module.css';
import { MemberForm } from './member-form.tsx';
import { MemberLine } from './member-line.tsx';
import { MemberPin } from './member-pin.tsx';

/** What is open in the panel: at most one thing at a time. */
type Opened = { readonly kind: 'none' | 'add' } | { readonly kind: 'edit' | 'pin'; readonly jurorId: string };

const NOTHING: Opened = { kind: 'none' };

/** The jury at the side of the day: who sits, in what capacity, and what the rules say of it. */
export function JuryPanel({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  const [opened, setOpened] = useState<Opened>(NOTHING);
  const close = () => {
    setOpened(NOTHING);
  };
  const drawMember = (member: MemberView) => {
    if (opened.kind === 'edit' && opened.jurorId === member.id)
      return <MemberForm session={session} member={member} onClose={close} />;
    if (opened.kind === 'pin' && opened.jurorId === member.id)
      return <MemberPin member={member} onClose={close} />;
    return (
      <MemberLine
        session={session}
        member={member}
        onEdit={() => {
          setOpened({ kind: 'edit', jurorId: member.id });
        }}
        onSetPin={() => {
          setOpened({ kind: 'pin', jurorId: member.id });
        }}
      />
    );
  };
  return (
    <Disclosure
      title={t('page.jury')}
      level={2}
      aside={
        <span className={styles['hint'] ?? ''}>{t('page.sitting', { count: session.members.length })}</span>
      }
      // The day comes first once it has begun: whoever sits is settled, unless the jury cannot sit.
      defaultExpanded={!session.isFrozen || session.compositionFaults.length > 0}
    >
      <Stack>
        {presenceWords(session) === 'markToCome' ? (
          <p className={styles['hint'] ?? ''}>{t('page.changesToCome')}</p>
        ) : null}
        <CompositionFaults session={session} />
        {session.members.length === 0 && opened.kind !== 'add' ? <p>{t('member.none')}</p> : null}
        <ul className={styles['members'] ?? ''}>
          {session.members.map((member) => (
            <li key={member.id}>{drawMember(member)}</li>
          ))}
        </ul>
        {opened.kind === 'add' ? (
          <MemberForm session={session} member={null} onClose={close} />
        ) : (
          <div>
            <Button
              icon={<Glyph name="add" />}
              onPress={() => {
                setOpened({ kind: 'add' });
              }}
            >
              {t('member.add')}
            </Button>
          </div>
        )}
      </Stack>
    </Disclosure>
  );
}
