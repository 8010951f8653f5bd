/** French names behind "de". */

/** French first names whose h is mute; that of others may be said, and "de" is then right. */
const MUTE_H =
  /^(hadrien|hector|helen|helia|helie|heloise|henri|herbert|hermance|hermeline|hermine|hermione|herve|hilaire|hippolyte|honor|horace|hortense|hubert|hugo|hugues|huguette|hyacinthe)/;

/** "de Léonie", "d’Aïcha". Names of whom we do not know how they sound keep "de". */
export function withDe(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  return isElided(plain) ? `d’${name}` : `de ${name}`;
}

function isElided(plain: string): boolean {
  // "Yasmine" and "Ouassim" begin with the sound of a consonant, "Yves" and "Octave" do not.
  if (/^(y[aeiou]|ou[aei])/.test(plain)) return false;
  return /^[aeiouyœæ]/.test(plain) || MUTE_H.test(plain);
}
