/** What a signature of a PDF says of itself, and readers of PDF show: why it was set. */
export const SIGNING_REASON = {
  member: (number: string) => `Signature du procès-verbal n° ${number}`,
  seal: (number: string) => `Scellement du procès-verbal n° ${number}`,
  proof: (number: string) => `Scellement du dossier de preuve n° ${number}`,
} as const;
