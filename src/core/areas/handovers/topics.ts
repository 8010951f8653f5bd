/** What changes with everything that is handed out or comes back. */
export const HANDOVER_TOPICS = ['handovers', 'sessions'] as const;
