/** The sample session. */
import { answering } from '../endpoint.ts';
import { noRequest } from '../request-parts.ts';
import type { SessionView } from './preparation/sessions.ts';

/** PIN of every seat in a sample session: shown on screen, so that a newcomer can sit anywhere. Not a secret. */
export const SAMPLE_PIN = '4618';

/** What can be asked of this area. */
export const sampleEndpoints = {
  sessions: {
    createSample: answering<SessionView>('desk')(noRequest),
  },
} as const;
