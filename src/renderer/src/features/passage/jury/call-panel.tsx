import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingPresence } from '../../../../../domain/jury/jury-acts.types.ts';
import type { CallableMember } from '../../../../../shared/areas/passage/jury.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, SegmentedControl, showToast, ToggleButton } from '../../../ui/index.ts';
import styles from '../commands/command-panel.module.css';
import { CommandPanel } from '../commands/command-panel.tsx';
import type { Panels } from '../commands/panels.ts';
import { useDeclare } from '../reception/use-declare.ts';
import { CallDeclaration } from './call-declaration.tsx';
import { callableIn } from './jury-panel.ts';
import { useCallMember } from './use-jury-acts.ts';

const cx = bindClasses(styles);

interface CallPanelProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

/** Calls in a substitute, or a member who was absent: their declaration first, then their seat. */
export function CallPanel({ passage, panels }: CallPanelProps) {
  const { t } = useTranslation('jury');
  const declare = useDeclare(passage.passageId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [presence, setPresence] = useState<SittingPresence>('on-site');
  const members = callableIn(passage);
  const member = members.find(({ jurorId }) => jurorId === chosen) ?? null;
  const call = useCallMember(passage.passageId, () => {
    panels.close();
    showToast({ message: t('call.saved', { name: member?.name ?? '' }) });
  });
  return (
    <CommandPanel
      title={t('call.title')}
      text={t(passage.jury.mayArrivalsMark ? 'call.asMember' : 'call.asSpeaker')}
      error={declare.error ?? call.error}
      onClose={panels.close}
    >
      <div className={cx('choices')} role="group" aria-label={t('call.member')}>
        {members.map((each) => (
          <ToggleButton
            key={each.jurorId}
            isSelected={each === member}
            onChange={() => {
              declare.reset();
              call.reset();
              setChosen(each.jurorId);
            }}
          >
            <CallableName member={each} />
          </ToggleButton>
        ))}
      </div>
      <SegmentedControl
        label={t('call.presence')}
        segments={[
          { id: 'on-site', label: t('call.onSite') },
          { id: 'remote', label: t('call.remote') },
        ]}
        value={presence}
        onChange={setPresence}
      />
      {member === null ? null : (
        <CallDeclaration
          key={member.jurorId}
          member={member}
          onDeclare={(word, settle) => {
            const { passageId } = passage;
            declare.mutate({ passageId, jurorId: member.jurorId, ...word }, { onSuccess: settle });
          }}
        >
          <Button
            variant="primary"
            isPending={call.isPending}
            onPress={() => {
              if (call.isPending) return;
              call.mutate({ jurorId: member.jurorId, presence });
            }}
          >
            {t('call.confirm', { name: member.name })}
          </Button>
        </CallDeclaration>
      )}
    </CommandPanel>
  );
}

function CallableName({
  member: { capacity, declaration, isSubstitute, name },
}: {
  readonly member: CallableMember;
}) {
  const { t } = useTranslation('jury');
  const facts = [
    name,
    isSubstitute ? t('call.substitute') : capacity,
    declaration?.kind === 'withdrawn' ? t('call.hasLink') : '',
  ];
  return facts.filter((part) => part !== '').join(' · ');
}
