import { describe, expect, it } from 'vitest';
import { parseReferentiel } from '../../../src/domain/referentiel/referentiel.parse.ts';
import { unprintable } from '../../../src/domain/text/printable.ts';
import { answerRequest } from '../../../src/core/kernel/answer.ts';
import { loadFaces } from '../../../src/core/documents/font-files.ts';
import { createSafeText } from '../../../src/drawing/safe-text.ts';
import { contract } from '../../../src/shared/contract.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';
import { CQP_PATH, readReferentiel } from '../referentiel/referentiel-files.ts';

const safe = createSafeText(loadFaces(FONTS_DIR));
const LAST_CODE_POINT = 0x1ffff;

describe('characters that documents print', () => {
  it('are those that the fonts draw, one by one', () => {
    const differing: string[] = [];
    for (let codePoint = 0x20; codePoint <= LAST_CODE_POINT; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (/[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u.test(character)) continue;
      const isPrinted = !safe(character).startsWith('[U+');
      if (isPrinted !== (unprintable(character).length === 0)) differing.push(codePoint.toString(16));
    }
    expect(differing).toEqual([]);
  });

  it.each([
    ['Nguyễn Thị Ṧvarra, née Ŧiggi', []],
    ['Გიორგი და გიორგი', ['Გ']],
    ['李雷 👍 李', ['李', '雷', '👍']],
    ['e\u0301tape\u00a0: « oui »\u202f?', []],
  ])('%s', (text, expected) => {
    expect(unprintable(text)).toEqual(expected);
  });
});

describe('a request with a text that cannot be printed', () => {
  const answer = (payload: unknown) =>
    answerRequest(
      'seats.addNote',
      contract.seats.addNote.request,
      () => ({ ok: true, value: null }),
      payload,
      () => undefined,
    );

  it('is refused with the characters', async () => {
    expect(await answer({ token: 't', competenceId: null, text: 'Très bien 👍 李' })).toEqual({
      ok: false,
      code: 'text-not-printable',
      details: { paths: ['text'], characters: ['👍', '李'] },
    });
  });

  it('is refused as ill formed when something else is wrong too', async () => {
    expect(await answer({ token: 't', competenceId: 4, text: '👍' })).toMatchObject({
      code: 'invalid-request',
    });
  });

  it('goes through otherwise', async () => {
    expect(await answer({ token: 't', competenceId: null, text: 'Très bien' })).toMatchObject({ ok: true });
  });
});

it('a file says where such a text stands', () => {
  const referentiel = { ...readReferentiel(CQP_PATH), title: 'CQP 李' };
  expect(parseReferentiel(referentiel)).toMatchObject({
    ok: false,
    faults: [{ path: 'title', code: 'not-printable' }],
  });
});
