/** How papers look and who stands for them; kept as a preference of this installation, the logo as a file. */
import type { IssuingTemplate, Logo } from '../../../domain/issuing/issuing.types.ts';
import { issuingSettingsInput } from '../../../shared/areas/issuing.ts';
import type { IssuingSettings, IssuingSettingsView } from '../../../shared/areas/issuing.ts';
import type { Repos } from '../../db/repos.ts';
import type { Deps } from '../../kernel/deps.ts';
import { readPreferences } from '../app/index.ts';

const PREFERENCE = 'issuing';

const DEFAULTS: IssuingSettings = {
  signatoryName: '',
  signatoryQuality: '',
  place: '',
  mentions: '',
  appeal: '',
  isMandated: false,
};

type Store = Pick<Repos, 'issued' | 'preferences'>;

/** What was saved, or nothing yet; also where what is stored no longer reads. */
function stored({ preferences }: Store): IssuingSettings {
  const read = issuingSettingsInput.safeParse(preferences.all()[PREFERENCE]);
  return read.success ? read.data : DEFAULTS;
}

export function saveSettings({ preferences }: Store, settings: IssuingSettings): void {
  preferences.set(PREFERENCE, settings);
}

export function settingsView(store: Store): IssuingSettingsView {
  const logo = store.issued.file('logo');
  return { ...stored(store), logo: logo === null ? null : { name: logo.name, sha256: logo.sha256 } };
}

/** The template of every paper; `fallback` names the organisation where no preference does. */
export function templateOf(
  deps: Pick<Deps, 'systemLanguage'>,
  store: Store,
  fallback: string,
): IssuingTemplate {
  const { appeal, isMandated, mentions, place, signatoryName, signatoryQuality } = stored(store);
  const { organisation } = readPreferences(store.preferences, deps.systemLanguage);
  return {
    organisation: organisation === '' ? fallback : organisation,
    logo: logoOf(store),
    signatory: { name: signatoryName, quality: signatoryQuality },
    place,
    mentions,
    appeal,
    isMandated,
  };
}

function logoOf({ issued }: Store): Logo | null {
  const file = issued.file('logo');
  return file === null || file.format === 'xsd' ? null : { format: file.format, bytes: file.bytes };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** What would draw text without the fonts of the document, run, or ask for something outside it. */
const UNWANTED_SVG =
  /<(?:text|image|script|foreignObject|style|use|a)\b|\bon\w+\s*=|href\s*=|<!DOCTYPE|<!ENTITY/i;

/** The logo in a file, by its first bytes; null when it is none that papers take. */
export function readLogo(bytes: Uint8Array): Logo | null {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(PNG)) return { format: 'png', bytes };
  if (begins(JPEG)) return hasPrintColours(bytes) ? null : { format: 'jpeg', bytes };
  const text = Buffer.from(bytes).toString('utf8');
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<svg\b/.test(text) && !UNWANTED_SVG.test(text)
    ? { format: 'svg', bytes }
    : null;
}

const MARKER = 0xff;
/** Frames of a JPEG, but for tables and restarts. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const PRINT_COMPONENTS = 4;

/** Whether a JPEG is in the four colours of print, which PDF/A takes with a profile only. */
function hasPrintColours(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes);
  for (let at = 2; at + 9 < view.byteLength && view[at] === MARKER; at += 2 + view.readUInt16BE(at + 2)) {
    if (FRAMES.has(view[at + 1] ?? 0)) return view[at + 9] === PRINT_COMPONENTS;
  }
  return false;
}
