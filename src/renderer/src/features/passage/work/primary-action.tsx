import { useTranslation } from 'react-i18next';
import { isCandidateAbsent } from '../../../../../domain/passage/passage.rules.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { PrimaryBar } from '../../../ui/index.ts';
import { phaseAhead } from '../clock/clock-extrapolation.ts';
import { phaseKey } from '../clock/words.ts';
import type { Panels } from '../commands/panels.ts';
import { ReturnButton } from '../commands/return-button.tsx';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import { NextAttemptAction } from '../jury/attempts.tsx';
import { useMissing } from '../side/missing.ts';
import type { RulingDraft } from './ruling.ts';
import { RulingAction } from './ruling-action.tsx';
import { TimedAction } from './timed-action.tsx';

export interface PrimaryActionProps {
  readonly passage: PassageView;
  readonly panels: Panels;
  readonly ruling: RulingDraft;
}

/** The one act that leads on, always at the same place, with what holds it back in words. */
export function PrimaryAction({ passage, panels, ruling }: PrimaryActionProps) {
  if (passage.available.includes('open-finding')) return <FindingAction passage={passage} />;
  switch (passage.stage) {
    case 'reception':
      return <ReceptionAction passage={passage} />;
    case 'timed':
      return passage.clock.status === 'interrupted' ? (
        <RulingAction passage={passage} ruling={ruling} />
      ) : (
        <TimedAction passage={passage} panels={panels} />
      );
    case 'marking':
      return <MarkingAction passage={passage} panels={panels} />;
    case 'deliberation':
    case 'decision':
    case 'signature':
    case 'archived':
      // Their panels bring their own, at the same place.
      return null;
    case 'restarted':
      return <NextAttemptAction passage={passage} />;
  }
}

function ReceptionAction({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passage.passageId);
  const blockers = useStepBlockers(passage);
  const phase = phaseAhead(passage.clock);
  const isAbsent = isCandidateAbsent(passage);
  return (
    <>
      <ErrorNotice error={command.error} />
      {isAbsent ? (
        <PrimaryBar
          label={t('action.closeAbsent')}
          note={t('note.absent')}
          onPress={() => {
            command.send([{ type: 'close-timed-phases' }]);
          }}
        />
      ) : phase === null ? null : (
        <PrimaryBar
          label={t(`start.${phaseKey(phase.id)}`, { title: phase.title })}
          blockersTitle={t('missing.title')}
          blockers={blockers}
          note={t('note.undoable')}
          onPress={() => {
            command.send([{ type: 'start-phase', phaseId: phase.id }]);
          }}
        />
      )}
    </>
  );
}

/** Nobody of the jury is left: all that can follow is the finding that says so. */
function FindingAction({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passage.passageId);
  return (
    <>
      <ErrorNotice error={command.error} />
      <PrimaryBar
        label={t('action.openFinding')}
        note={t('note.finding')}
        onPress={() => {
          command.send([{ type: 'open-finding' }]);
        }}
      />
    </>
  );
}

function MarkingAction({ passage, panels }: Omit<PrimaryActionProps, 'ruling'>) {
  const { t } = useTranslation('passage');
  const command = usePassageCommand(passage.passageId);
  const blockers = useStepBlockers(passage);
  return (
    <>
      <ErrorNotice error={command.error} />
      <PrimaryBar
        label={t('action.openDeliberation')}
        blockersTitle={t('missing.title')}
        blockers={blockers}
        note={t('note.allSealed')}
        secondary={<ReturnButton passage={passage} panels={panels} />}
        onPress={() => {
          command.send([{ type: 'open-deliberation' }]);
        }}
      />
    </>
  );
}

function useStepBlockers(passage: PassageView): readonly string[] {
  const missing = useMissing(passage);
  const current = passage.steps.find(({ state }) => state === 'current');
  return missing(current?.missing ?? []).map(({ sentence }) => sentence);
}
