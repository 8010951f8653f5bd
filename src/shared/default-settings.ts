import { DEFAULT_THRESHOLD } from '../domain/assessment/deliberation.ts';
import { DEFAULT_SCALE } from '../domain/assessment/scale.ts';
import { DEFAULT_REMINDER_MS } from '../domain/passage/accommodation.ts';
import { durationMs } from '../domain/time/time.ts';
import type { AssessmentSettings } from './views.ts';

/** How a session assesses until the administrator says otherwise; the threshold is shown as not confirmed. */
export const DEFAULT_SETTINGS: AssessmentSettings = {
  scale: DEFAULT_SCALE,
  threshold: DEFAULT_THRESHOLD,
  isThresholdConfirmed: false,
  reminderMs: DEFAULT_REMINDER_MS,
  blocValidityYears: null,
  preparationMs: durationMs(0),
};
