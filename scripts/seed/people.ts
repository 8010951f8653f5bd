/** Invented candidates and days, the same at each run. */

const LAST_NAMES = [
  ...['Abricotier', 'Aubépine', 'Bruyère', 'Camomille', 'Cerfeuil', 'Ciboulette', 'Coquelicot', 'Églantine'],
  ...['Estragon', 'Fougère', 'Genévrier', 'Glycine', 'Groseille', 'Hortensia', 'Jonquille', 'Lavande'],
  ...['Marjolaine', 'Mélisse', 'Myrtille', 'Noisetier', 'Œillet', 'Origan', 'Pervenche', 'Pimprenelle'],
  ...['Primevère', 'Romarin', 'Sarriette', 'Seringat', 'Tilleul', 'Troène', 'Verveine', 'Violette'],
];
const FIRST_NAMES = [
  ...['Aïcha', 'Basile', 'Clémence', 'Désiré', 'Élodie', 'Fatou', 'Gaëtan', 'Hélène', 'Ismaël', 'Joséphine'],
  ...[
    'Karim',
    'Léonie',
    'Maëlle',
    'Noé',
    'Océane',
    'Pénélope',
    'Quentin',
    'Raphaël',
    'Solène',
    'Théo',
    'Ysé',
  ],
];
const TITLES = ['Session d’examen', 'Jury de certification', 'Session de rattrapage'];

const DAY_MS = 24 * 60 * 60 * 1_000;
const FIRST_BIRTH = Date.UTC(1966, 0, 1);
/** Forty years, gone through in steps that come to each day once before they come to any again. */
const BIRTH_DAYS = 14_609;
const BIRTH_STEP = 2_281;
/** Of the first passage in a day. */
const FIRST_MINUTE = 9 * 60;
const MINUTES_APART = 45;

/** Name of the n-th candidate; each pair of names comes up many times in a large archive, as it would. */
export function candidateNames(index: number): { readonly lastName: string; readonly firstName: string } {
  const lastName = LAST_NAMES[index % LAST_NAMES.length] ?? '';
  const firstName = FIRST_NAMES[Math.floor(index / 3) % FIRST_NAMES.length] ?? '';
  return { lastName, firstName };
}

/** Date of birth of the n-th candidate, an ISO calendar date: as many of one day as in a large archive, so hardly any. */
export function birthDate(index: number): string {
  const day = (index * BIRTH_STEP) % BIRTH_DAYS;
  return new Date(FIRST_BIRTH + day * DAY_MS).toISOString().slice(0, 10);
}

/** Title of the n-th session. */
export function sessionTitle(index: number, place: string): string {
  return `${TITLES[index % TITLES.length] ?? ''} n° ${String(index + 1)}, ${place}`;
}

/** How far, in ms, a day lies before the last one. */
export function daysBefore(count: number): number {
  return -count * DAY_MS;
}

/** Local time of day of the n-th passage of a session. */
export function plannedTime(position: number): string {
  const minutes = FIRST_MINUTE + (position - 1) * MINUTES_APART;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
