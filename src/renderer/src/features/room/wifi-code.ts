/** A Wi-Fi network as the text of a code that phones and tablets join it by. */
export interface WifiNetwork {
  readonly name: string;
  /** Empty for a network that is open to all. */
  readonly key: string;
  /** Its name is not announced: devices look for it only when they are told to. */
  readonly isHidden: boolean;
}

/** Characters that would end a field, or be taken for the beginning of something else. */
const SPECIAL = /[\\;,":]/gu;
/** "WIFI:T:WPA;S:…;P:…;;"; null while there is no name. */
export function wifiText({ isHidden, key, name }: WifiNetwork): string | null {
  if (name === '') return null;
  const secret = key === '' ? 'T:nopass;' : 'T:WPA;';
  const parts = [
    `${secret}S:${field(name)};`,
    key === '' ? '' : `P:${field(key)};`,
    isHidden ? 'H:true;' : '',
  ];
  return `WIFI:${parts.join('')};`;
}

/** As it is: today's phones take names and keys by their letters, quotes included, also those that look hexadecimal. */
function field(text: string): string {
  return text.replaceAll(SPECIAL, String.raw`\$&`);
}
