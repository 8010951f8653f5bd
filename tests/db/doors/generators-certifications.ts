import { readFileSync } from 'node:fs';
import { blankDraft } from '../../../src/domain/certification/draft/blank.ts';
import type { CertificationDraft } from '../../../src/domain/certification/draft/draft-shape.ts';
import { edited } from '../../../src/domain/certification/draft/edits.ts';
import type { DraftEdit } from '../../../src/domain/certification/draft/edits.ts';
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

export const REFERENTIEL = { id: 'cqp-commercial-sedentaire-alimentaire', version: '1.0.0' } as const;
const SHIPPED = readFileSync(
  new URL(`../../../resources/certifications/${REFERENTIEL.id}.json`, import.meta.url),
  'utf8',
);
const MAX_DRAFTS = 6;

export const certificationGenerators: {
  readonly [Area in 'referentiels' | 'drafts']: AreaGenerators<Area>;
} = {
  referentiels: {
    list: () => undefined,
    get: () => ({ ...REFERENTIEL }),
    importFile: (world) => {
      const version = `2.0.${String(world.chance.below(1_000_000))}`;
      const text = world.chance.odds(0.2)
        ? SHIPPED.slice(0, 900)
        : SHIPPED.replace('"version": "1.0.0"', `"version": "${version}"`);
      return { name: `referentiel-${version}.json`, bytes: new Uint8Array(Buffer.from(text)) };
    },
    exportFile: ({ chance }) => ({ ...REFERENTIEL, isModel: chance.odds(0.5) }),
  },
  drafts: {
    list: () => undefined,
    get: (world) => draftRef(world),
    create: ({ chance, facts }) =>
      facts.drafts().length >= MAX_DRAFTS
        ? null
        : chance.one([
            { from: 'nothing' as const },
            { from: 'version' as const, ...REFERENTIEL },
            { from: 'model' as const, ...REFERENTIEL },
          ]),
    save: (world) => {
      const target = draftRef(world);
      if (target === null) return null;
      const content = world.chance.odds(0.1) ? '{"schema":' : JSON.stringify(draftOf(world));
      return { ...target, content };
    },
    remove: (world) => (world.chance.odds(0.5) ? draftRef(world) : null),
    publish: (world) => draftRef(world),
    exportFile: (world) => draftRef(world),
  },
};

function draftRef(world: World): { draftId: string } | null {
  const target = world.chance.of(world.facts.drafts());
  return target === undefined ? null : { draftId: target.id };
}

/** Pages of a small certification, or of one that cannot be read; its other test is none. */
export function specimenOf(world: World): { content: string; testId: string } {
  const content = world.chance.odds(0.1) ? '{' : JSON.stringify(draftOf(world));
  return { content, testId: world.chance.one(['E1', 'E2']) };
}

/** A small certification, whole or with its title still to be written. */
function draftOf(world: World): CertificationDraft {
  const { chance } = world;
  const edits: readonly DraftEdit[] = [
    { kind: 'set', path: ['version'], value: `1.${String(chance.below(1_000_000))}.0` },
    { kind: 'set', path: ['title'], value: chance.odds(0.2) ? ' ' : aim.words(world, 'Certification') },
    { kind: 'set', path: ['shortTitle'], value: 'Certification' },
    { kind: 'set', path: ['source', 'title'], value: 'Inventée' },
    { kind: 'add', part: { part: 'bloc' } },
    { kind: 'set', path: ['blocs', 0, 'title'], value: 'Bloc' },
    { kind: 'add', part: { part: 'competence', blocIndex: 0 } },
    { kind: 'set', path: ['competences', 0, 'statement'], value: 'Compétence' },
    { kind: 'add', part: { part: 'test', blocIds: ['B1'] } },
    { kind: 'set', path: ['tests', 0, 'title'], value: 'Oral' },
  ];
  return edits.reduce(edited, blankDraft(chance.one(['essai', 'certification'])));
}
