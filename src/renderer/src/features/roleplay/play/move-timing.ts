import { SALES_STAGE_IDS } from '../../../../../domain/roleplay/sales-stages.ts';
import type { MoveMoment } from '../../../../../domain/roleplay/subject.schema.ts';
import type { StampView } from '../../../../../shared/areas/roleplay.ts';

/** Whether a planned move is still to come, is called for now, or has been let pass. */
export type MoveTiming = 'ahead' | 'due' | 'late';

const MINUTE_MS = 60_000;
/** A player looks for the right moment: a minute after its time, a move starts to be late. */
const GRACE_MS = MINUTE_MS;

/** Where the play stands against a move's moment; `playedMs` null while no play is in progress. */
export function moveTiming(
  moment: MoveMoment,
  playedMs: number | null,
  timeline: readonly Pick<StampView, 'kind' | 'targetId'>[],
): MoveTiming {
  if (playedMs === null) return 'ahead';
  if (moment.kind === 'minute') {
    const sinceMs = playedMs - moment.minute * MINUTE_MS;
    if (sinceMs < 0) return 'ahead';
    return sinceMs < GRACE_MS ? 'due' : 'late';
  }
  const stages = timeline.filter(({ kind }) => kind === 'stage').map(({ targetId }) => targetId);
  if (stages.at(-1) === moment.stage) return 'due';
  const order: readonly string[] = SALES_STAGE_IDS;
  const rank = order.indexOf(moment.stage);
  return stages.some((stage) => order.indexOf(stage) > rank) ? 'late' : 'ahead';
}
