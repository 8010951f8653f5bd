/** Entry of the self-contained page. */
import { config } from 'zod';
import { showTheme } from '../../renderer/src/ui/document-theme.ts';
import { preferredLanguage, wordingOf } from '../wording.ts';
import { startVerifierPage } from './verifier-page.ts';
import './page.css';

// The page's policy forbids making code from text, with which zod would try to be faster.
config({ jitless: true });
showTheme('system');

const root = document.getElementById('root');
const unsupported = document.getElementById('unsupported');
if (root !== null && canVerify()) {
  unsupported?.remove();
  startVerifierPage(root);
} else if (unsupported !== null) {
  unsupported.textContent = wordingOf(preferredLanguage(navigator.languages)).texts.page.tooOld;
}

/** Whether the browser has what a check needs; some give no digests to a page that was opened as a file. */
function canVerify(): boolean {
  const has = globalThis as Partial<typeof globalThis>;
  return (
    has.crypto?.subtle !== undefined && has.DecompressionStream !== undefined && 'toSorted' in Array.prototype
  );
}
