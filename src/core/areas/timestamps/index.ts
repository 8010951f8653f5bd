/** The door of this area, which holds timestamps of archived minutes: the authority, its settings and the queue. */
export { createTimestamps } from './create-timestamps.ts';
export { createTimestampSettings } from './timestamp-settings.ts';
export { createTimestampTransport } from './timestamp-transport.ts';
