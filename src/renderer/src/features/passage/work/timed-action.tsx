import { useTranslation } from 'react-i18next';
import type { PassageView, PhaseView } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Glyph, IconButton, Menu, PrimaryBar } from '../../../ui/index.ts';
import { phaseAhead, phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import { phaseKey } from '../clock/words.ts';
import { FinishPanel } from '../commands/finish-panel.tsx';
import type { Panels } from '../commands/panels.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import type { Command, PassageCommander } from '../commands/use-passage-command.ts';

interface TimedActionProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

interface NextAct {
  readonly label: string;
  readonly note: string;
  readonly commands: readonly Command[];
  /** An end with time left is asked twice: it cannot be undone. */
  readonly isFinal: boolean;
}

/** What leads on while the phases run: the next phase, the resumption, or the end. */
export function TimedAction({ passage, panels }: TimedActionProps) {
  const command = usePassageCommand(passage.passageId);
  const clock = useClock(passage.clock);
  const act = useNextAct(passage);
  const hasTimeLeft = (phaseOnClock(clock)?.remainingMs ?? 0) > 0;
  const run = () => {
    command.send(act.commands, panels.close);
  };
  return (
    <>
      {panels.open === 'finish' ? (
        <FinishPanel passage={passage} commander={command} onConfirm={run} onClose={panels.close} />
      ) : (
        <ErrorNotice error={command.error} />
      )}
      <PrimaryBar
        label={act.label}
        note={act.note}
        secondary={<ClockCommands passage={passage} panels={panels} commander={command} />}
        onPress={() => {
          if (act.isFinal && hasTimeLeft) panels.show('finish');
          else run();
        }}
      />
    </>
  );
}

function useNextAct({ clock }: PassageView): NextAct {
  const { t } = useTranslation('passage');
  const current = phaseOnClock(clock);
  const next = phaseAhead(clock);
  const named = (phase: PhaseView) => ({ title: phase.title });
  if (current !== null && clock.status === 'paused') {
    return {
      label: t(`resume.${phaseKey(current.id)}`, named(current)),
      note: t('note.paused'),
      commands: [{ type: 'resume' }],
      isFinal: false,
    };
  }
  if (next !== null) {
    const verb = current === null ? 'start' : 'advance';
    return {
      label: t(`${verb}.${phaseKey(next.id)}`, named(next)),
      note: current === null ? t('note.undoable') : t('note.nextPhase'),
      commands: [{ type: 'start-phase', phaseId: next.id }],
      isFinal: false,
    };
  }
  if (current !== null) {
    return {
      label: t(`end.${phaseKey(current.id)}`, named(current)),
      note: t('note.lastPhase'),
      commands: [{ type: 'end-phase' }, { type: 'close-timed-phases' }],
      isFinal: true,
    };
  }
  return {
    label: t('action.closePhases'),
    note: t('note.phasesEnded'),
    commands: [{ type: 'close-timed-phases' }],
    isFinal: false,
  };
}

/** The other acts on a phase in progress. */
function ClockCommands({
  passage: { available, clock },
  panels,
  commander,
}: TimedActionProps & { readonly commander: PassageCommander }) {
  const { t } = useTranslation('passage');
  const current = phaseOnClock(clock);
  const next = phaseAhead(clock);
  if (current === null) return null;
  return (
    <>
      <Button
        icon={<Glyph name="paused" />}
        keyHint="P"
        aria-expanded={panels.open === 'pause'}
        isDisabled={clock.status !== 'running'}
        onPress={() => {
          panels.show('pause');
        }}
      >
        {t('action.pause')}
      </Button>
      <Button
        icon={<Glyph name="add" />}
        aria-expanded={panels.open === 'extra-time'}
        isDisabled={!available.includes('grant-extra-time')}
        onPress={() => {
          panels.show('extra-time');
        }}
      >
        {t('action.extraTime')}
      </Button>
      {next === null ? null : (
        <Menu
          label={t('action.more')}
          trigger={<IconButton label={t('action.more')} icon={<Glyph name="more" />} />}
          actions={[
            {
              id: 'end',
              label: t(`end.${phaseKey(current.id)}`, { title: current.title }),
              onAction: () => {
                commander.send([{ type: 'end-phase' }]);
              },
            },
            ...(clock.status === 'paused'
              ? [
                  {
                    id: 'advance',
                    label: t(`advance.${phaseKey(next.id)}`, { title: next.title }),
                    onAction: () => {
                      commander.send([{ type: 'start-phase', phaseId: next.id }]);
                    },
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  );
}
