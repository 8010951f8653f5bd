/** What a passage lacks before its first phase, and the stages in which each command has a meaning. */
import type {
  AttendanceStatus,
  PassageCommand,
  PassageContext,
  PassageRefusal,
  PassageStage,
  PassageState,
  SystemCommand,
} from './passage.types.ts';

const ALL_STAGES: readonly PassageStage[] = [
  'reception',
  'timed',
  'marking',
  'deliberation',
  'decision',
  'signature',
  'archived',
  'restarted',
];

/** Once content is locked nothing may be added to what the members sign. */
const UNLOCKED_STAGES = ALL_STAGES.filter((stage) => !['signature', 'archived', 'restarted'].includes(stage));

const STAGES: Readonly<Record<(PassageCommand | SystemCommand)['type'], readonly PassageStage[]>> = {
  'check-identity': ['reception'],
  'record-attendance': ['reception'],
  'start-phase': ['reception', 'timed'],
  'undo-start': ['timed'],
  pause: ['timed'],
  resume: ['timed'],
  'end-phase': ['timed'],
  'grant-extra-time': ['timed'],
  'return-to-phase': ['timed', 'marking'],
  'note-incident': UNLOCKED_STAGES,
  'rule-on-interruption': ['timed'],
  'close-timed-phases': ['reception', 'timed'],
  'open-deliberation': ['marking'],
  'close-deliberation': ['deliberation'],
  'reopen-deliberation': ['decision'],
  'open-finding': ['reception', 'timed', 'marking', 'deliberation'],
  tick: ALL_STAGES,
  'note-clock-jump': ALL_STAGES.filter((stage) => stage !== 'archived' && stage !== 'restarted'),
  recover: ALL_STAGES,
  'note-gap': ALL_STAGES,
  'leave-test': ['timed'],
  'note-mark': ALL_STAGES,
  'note-pin-reset': ALL_STAGES.filter((stage) => stage !== 'archived' && stage !== 'restarted'),
  // Grids are read from the deliberation on: what was read is not marked again.
  'reopen-grid': ['timed', 'marking'],
  'note-scan': UNLOCKED_STAGES,
  'lock-content': ['decision'],
  'void-lock': ['signature'],
  archive: ['signature'],
  'set-presence': ['reception'],
  'call-member': UNLOCKED_STAGES,
  'withdraw-member': UNLOCKED_STAGES,
  'undo-withdrawal': UNLOCKED_STAGES,
  'rule-on-withdrawal': UNLOCKED_STAGES,
  'name-president': UNLOCKED_STAGES,
  'restart-test': UNLOCKED_STAGES,
  'complete-details': UNLOCKED_STAGES,
  'note-declaration': UNLOCKED_STAGES,
};

/** Whether a command has a meaning at the stage where the passage stands. */
export function isOfStage(state: PassageState, command: PassageCommand | SystemCommand): boolean {
  return STAGES[command.type].includes(state.stage);
}

/** Whether the candidate was recorded absent, justified or not. */
export function isCandidateAbsent({ attendance }: Pick<PassageState, 'attendance'>): boolean {
  return isAbsence(attendance?.status ?? null);
}

/** Whether that attendance is an absence. */
export function isAbsence(status: AttendanceStatus | null): boolean {
  return status === 'absent-justified' || status === 'absent-unjustified';
}

/** Everything that keeps the first phase from starting, in the order in which the panel mends it. */
export function receptionGaps(state: PassageState, context: PassageContext): readonly PassageRefusal[] {
  const gaps: PassageRefusal[] = [];
  if (state.identity === null) gaps.push('identity-missing');
  if (state.attendance === null) gaps.push('attendance-missing');
  if (isCandidateAbsent(state)) gaps.push('candidate-absent');
  if (context.undeclaredJurorIds.length > 0) gaps.push('declarations-missing');
  if (!context.isQuorumMet) gaps.push('quorum-not-met');
  if (!context.isEvaluatorChosen) gaps.push('evaluator-not-chosen');
  if (!context.isSubjectReady) gaps.push('subject-missing');
  gaps.push(...context.missingMaterials);
  return gaps;
}
