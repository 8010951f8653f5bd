export const decisionKeys = {
  decisions: ['decisions'],
} as const;
