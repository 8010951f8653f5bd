/** Prints the SHA-256 of one rendering; run in a process of its own, under another time zone and locale. */
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { renderOriginal } from './pdf-tools.ts';

process.stdout.write(sha256Hex(await renderOriginal(oralDefence())));
