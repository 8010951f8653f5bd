/** What is said in the place of figures to who does not see them; the verification allows nothing else there. */
export const FIGURE = {
  code: 'Code QR : ce qu’il contient est aussi imprimé en clair dans ce document.',
} as const;
