/** The door of this area, which holds the sample session. */
export { createSampleSession } from './sample-session.ts';
