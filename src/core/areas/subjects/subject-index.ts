/** By what subjects are found: read once for each text, some at a time, and kept as words. */
import type { SubjectKey, SubjectRepo } from '../../db/repos/subject.repo.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { searchedWords, wordsOf } from './subject-view.ts';

/** Texts read in one turn: a few milliseconds. */
const AT_ONCE = 40;

interface Indexed {
  readonly blocId: string;
  /** Each word after a space. */
  readonly words: string;
}

export interface SubjectIndex {
  /**
   * Ids of the subjects that hold each word of `text` as a word or the start of one, case and accents apart, in the order
   * of the ids; of one bloc, or of all.
   */
  matching(text: string, blocId?: string): Promise<readonly string[]>;
}

/** Of the latest version of each subject. */
export function createSubjectIndex(
  subjects: Pick<SubjectRepo, 'latestKeys' | 'read'>,
  nextTurn = otherTurn,
): SubjectIndex {
  const known = new Map<string, Indexed>();

  async function complete(keys: readonly SubjectKey[]): Promise<void> {
    let read = 0;
    for (const key of keys) {
      if (known.has(key.digest)) continue;
      const subject = subjects.read(key);
      if (subject === null) continue;
      known.set(key.digest, {
        blocId: subject.blocId,
        words: searchedWords(subject)
          .map((word) => ` ${word}`)
          .join(''),
      });
      read += 1;
      if (read % AT_ONCE === 0) await nextTurn();
    }
  }

  return {
    matching: async (text, blocId) => {
      const keys = subjects.latestKeys();
      await complete(keys);
      const starts = wordsOf(text).map((word) => ` ${word}`);
      return keys
        .filter(({ digest }) => {
          const indexed = known.get(digest);
          if (indexed === undefined || (blocId !== undefined && indexed.blocId !== blocId)) return false;
          return starts.every((start) => indexed.words.includes(start));
        })
        .map(({ id }) => id);
    },
  };
}
