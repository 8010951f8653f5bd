import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { CertificationFault } from '../../../src/domain/certification/certification.faults.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';

const pathOf = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const FOLDER = pathOf('tests/fixtures/certifications/faulty');
const GOOD = pathOf('tests/fixtures/certifications/format-2/phare.json');
const COMMAND = pathOf('scripts/certification/check.ts');

/** One kind of fault each: its line was counted in the file, its place and its reason are what the author must read. */
const FAULTS: Readonly<Record<string, string>> = {
  '01-virgule-oubliee.json':
    'ligne 5, (fichier) : le texte cesse d’être du JSON : ligne 5, colonne 3 [not-json]',
  '02-champ-absent.json': 'ligne 96, blocs[0].title : champ obligatoire absent [missing]',
  '03-cle-inconnue.json': 'ligne 93, competences[1].coefficient : champ inconnu de ce format [unknown-key]',
  '04-cle-en-double.json':
    'ligne 92, competences[1].statement : cette clé figure deux fois dans le même objet : la première serait perdue [duplicate-key]',
  '05-identifiant-en-double.json':
    'ligne 89, competences[1].id : identifiant « C2 » déjà employé en competences[0].criteria[0].id [duplicate-id]',
  '06-niveaux-dans-le-desordre.json':
    'ligne 49, scales[0].levels[1].value : les niveaux vont du meilleur au moins bon : moins de 1 attendu [scale-order]',
  '07-pas-qui-ne-tombe-pas-juste.json':
    'ligne 65, scales[1].step : de 0 à 20, il faut un nombre entier de pas : 0,3 n’y tombe pas juste [off-step]',
  '08-competence-hors-du-bloc.json':
    'ligne 103, blocs[0].competenceIds[1] : aucune compétence « C3 » dans cette certification [unknown-competence]',
  '09-seuil-hors-d-atteinte.json':
    'ligne 137, rule.aggregation.threshold : le seuil dépasse 20, le plus qui puisse être atteint [unreachable]',
  '10-parite-sans-voix.json':
    'ligne 162, jury.parity[1] : « training » ne vote pas (excludedVotingColleges) : sa parité ne peut être tenue [incompatible]',
};

afterEach(() => {
  closePanels();
});

/** As the command writes it. */
function written({ code, line, message, path }: CertificationFault): string {
  return `ligne ${String(line)}, ${path === '' ? '(fichier)' : path} : ${message} [${code}]`;
}

// Each starts a Node process, slow on a busy machine.
describe('a faulty certification', { timeout: 60_000 }, () => {
  it('is told from a good one by its fault alone', async () => {
    const { referentiels } = openPanel().handlers;
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(FAULTS));
    const imported = valueOf(
      await referentiels.importFile({ name: 'phare.json', bytes: readFileSync(GOOD) }),
    );
    expect(imported).toMatchObject({ id: 'cqp-fictif-allumeur-de-phare', encoding: 'utf-8' });
  });

  it.each(Object.entries(FAULTS))(
    '%s is refused alike by the app and by the command',
    async (name, fault) => {
      const { referentiels } = openPanel().handlers;
      const file = `${FOLDER}/${name}`;
      const answer = await referentiels.importFile({ name, bytes: readFileSync(file) });
      if (answer.ok) throw new Error(name);
      expect(answer.code).toBe('referentiel-invalid');
      const faults = answer.details?.['faults'] as readonly CertificationFault[];
      expect(faults.map(written)).toEqual([fault]);

      const { status, stderr, stdout } = spawnSync(process.execPath, [COMMAND, file], { encoding: 'utf8' });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toBe(`${file} : 1 faute\n  ${fault}\n`);
    },
  );
});
