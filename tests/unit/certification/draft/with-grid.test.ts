import { describe, expect, it } from 'vitest';
import { blankDraft } from '../../../../src/domain/certification/draft/blank.ts';
import { edited } from '../../../../src/domain/certification/draft/edits.ts';
import { draftFaults } from '../../../../src/domain/certification/draft/draft-shape.ts';
import { withGrid } from '../../../../src/domain/certification/draft/with-grid.ts';
import { readGridPaste } from '../../../../src/domain/certification/grid/grid-import.ts';

const pasted = (text: string) => {
  const reading = readGridPaste(text, { scale: null });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
};
const ONE_BLOC = edited(blankDraft('x'), { kind: 'add', part: { part: 'bloc' } });
const OUTLINE = '• Allumer la lanterne\n\t• La mèche est sèche\n\t\t• Elle prend du premier coup\n• Veiller';

describe('a grid that is pasted', () => {
  it('stands in the chosen bloc, with its criteria and indicators', () => {
    const draft = withGrid(ONE_BLOC, pasted(OUTLINE), 0);
    expect(draft.competences.map(({ statement }) => statement)).toEqual(['Allumer la lanterne', 'Veiller']);
    expect(draft.competences[0]?.criteria[0]).toMatchObject({
      title: 'La mèche est sèche',
      indicators: [{ text: 'Elle prend du premier coup' }],
    });
    expect(draft.blocs[0]?.competenceIds).toEqual(draft.competences.map(({ id }) => id));
  });

  it('takes ids of its own when it is pasted twice', () => {
    const twice = withGrid(withGrid(ONE_BLOC, pasted(OUTLINE), 0), pasted(OUTLINE), 0);
    expect(twice.competences).toHaveLength(4);
    expect(twice.blocs[0]?.competenceIds).toHaveLength(4);
    expect(draftFaults(twice).map(({ code }) => code)).not.toContain('duplicate-id');
  });
});
