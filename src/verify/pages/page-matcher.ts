/**
 * Holds the words of pages to the texts that their data give, in order and in place: each text under the one before it, each
 * cell at the right of the one before it. What does not fit a page goes on where it left, on the next.
 */
import type { Expected } from './expected-text.ts';
import type { Word } from './page-content.types.ts';
import { comparedText } from './printed-words.ts';

/** Where texts and pages part; `page` counts from 1. */
export interface Difference {
  readonly page: number;
  /** What the data give, and what stands there; either may be empty. */
  readonly expected: string;
  readonly found: string;
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  /** Where the rightmost word begins. */
  readonly lastStart: number;
}

/** Baselines and starts are written with a few decimals. */
const TOLERANCE = 0.05;
const TOLD_LENGTH = 60;

/** The words of one page, in the order in which they are drawn. */
class WordCursor {
  readonly #words: readonly { readonly word: Word; readonly text: string }[];
  #at = 0;

  constructor(words: readonly Word[]) {
    this.#words = words
      .map((word) => ({ word, text: comparedText(word.text) }))
      .filter(({ text }) => text !== '');
  }

  get isAtStart(): boolean {
    return this.#at === 0;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#words.length;
  }

  peek(): { readonly word: Word; readonly text: string } | undefined {
    return this.#words[this.#at];
  }

  take(): void {
    this.#at += 1;
  }

  /** The next words, for a reader. */
  ahead(): string {
    return this.#words
      .slice(this.#at, this.#at + 12)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, TOLD_LENGTH);
  }
}

/**
 * The first difference between pages and texts; null when they are the same. In pages with tags, what is repeated on each
 * (heads of tables, `isRepeated` texts) is passed over by who does not see them, and nothing else is.
 */
export function firstDifference(
  expected: Expected,
  pages: readonly (readonly Word[])[],
  firstPage = 1,
  isRepeated = false,
): Difference | null {
  const matcher = matcherOf(expected, isRepeated);
  for (const [index, words] of pages.entries()) {
    const cursor = new WordCursor(words);
    const { isMisplaced } = feedWhole(matcher, cursor);
    if (isMisplaced || !cursor.isAtEnd) {
      return {
        page: firstPage + index,
        expected: matcher.ahead().slice(0, TOLD_LENGTH),
        found: cursor.ahead(),
      };
    }
  }
  if (matcher.isDone) return null;
  return { page: firstPage + pages.length - 1, expected: matcher.ahead().slice(0, TOLD_LENGTH), found: '' };
}

function feedWhole(matcher: Matcher, cursor: WordCursor): { isMisplaced: boolean } {
  try {
    matcher.feed(cursor);
    return { isMisplaced: false };
  } catch (error) {
    if (error instanceof Misplaced) return { isMisplaced: true };
    throw error;
  }
}

/** A word that stands where its text cannot. */
class Misplaced extends Error {
  override readonly name = 'Misplaced';
}

interface Matcher {
  readonly isDone: boolean;
  /** Takes the words of a page that are its own; answers where they stand, null for none. Throws Misplaced. */
  feed(cursor: WordCursor): Box | null;
  /** What it waits for. */
  ahead(): string;
}

function matcherOf(expected: Expected, isRepeated: boolean): Matcher {
  const matchers = (items: readonly Expected[]) => items.map((item) => matcherOf(item, isRepeated));
  switch (expected.kind) {
    case 'text':
      return new TextMatcher(expected.text, isRepeated);
    case 'sequence':
      return new SequenceMatcher(matchers(expected.items));
    case 'parallel':
      return new ParallelMatcher(matchers(expected.items));
    case 'table':
      return new TableMatcher(expected.head, matchers(expected.rows), isRepeated);
  }
}

class TextMatcher implements Matcher {
  #rest: string;
  readonly #isRepeated: boolean;

  constructor(text: string, isRepeated: boolean) {
    this.#rest = comparedText(text);
    this.#isRepeated = isRepeated;
  }

  get isDone(): boolean {
    return this.#rest === '';
  }

  ahead(): string {
    return this.#rest;
  }

  feed(cursor: WordCursor): Box | null {
    let box: Box | null = null;
    let before: Word | null = null;
    for (let next = cursor.peek(); next !== undefined && this.#rest !== ''; next = cursor.peek()) {
      const { text, word } = next;
      // A word higher up is the beginning of another text.
      if (!this.#rest.startsWith(text) || (before !== null && !isAfter(word, before))) break;
      if (word.isArtifact !== null && word.isArtifact !== this.#isRepeated) break;
      this.#rest = this.#rest.slice(text.length);
      box = union(box, { top: word.y, bottom: word.y, left: word.x, lastStart: word.x });
      before = word;
      cursor.take();
    }
    return box;
  }
}

/** Further on the same line, or on a lower one. */
function isAfter(word: Word, before: Word): boolean {
  if (Math.abs(word.y - before.y) <= TOLERANCE) return word.x >= before.x + before.width * 0.8 - TOLERANCE;
  return word.y < before.y;
}

class SequenceMatcher implements Matcher {
  readonly #items: readonly Matcher[];
  #next = 0;

  constructor(items: readonly Matcher[]) {
    this.#items = items;
  }

  get isDone(): boolean {
    this.#skip();
    return this.#next >= this.#items.length;
  }

  ahead(): string {
    this.#skip();
    return this.#items[this.#next]?.ahead() ?? '';
  }

  feed(cursor: WordCursor): Box | null {
    let box: Box | null = null;
    for (; !this.isDone; this.#next += 1) {
      const item = this.#items[this.#next];
      const part = item?.feed(cursor) ?? null;
      // Each text stands under those before it.
      if (part !== null && box !== null && part.top >= box.bottom - TOLERANCE) throw new Misplaced();
      box = union(box, part);
      if (item?.isDone !== true) break;
    }
    return box;
  }

  #skip(): void {
    while (this.#items[this.#next]?.isDone === true) this.#next += 1;
  }
}

class ParallelMatcher implements Matcher {
  readonly #items: readonly Matcher[];

  constructor(items: readonly Matcher[]) {
    this.#items = items;
  }

  get isDone(): boolean {
    return this.#items.every(({ isDone }) => isDone);
  }

  ahead(): string {
    return this.#items.find(({ isDone }) => !isDone)?.ahead() ?? '';
  }

  feed(cursor: WordCursor): Box | null {
    let box: Box | null = null;
    for (const item of this.#items) {
      const part = item.feed(cursor);
      // Each cell stands at the right of those before it.
      if (part !== null && box !== null && part.left <= box.lastStart + TOLERANCE) throw new Misplaced();
      box = union(box, part);
    }
    return box;
  }
}

class TableMatcher implements Matcher {
  readonly #head: readonly Expected[];
  readonly #rows: Matcher;
  #first: Matcher;
  #hasBegun = false;

  constructor(head: readonly Expected[], rows: readonly Matcher[], isRepeated: boolean) {
    this.#head = head;
    this.#first = this.#newHead(isRepeated);
    this.#rows = new SequenceMatcher(rows);
  }

  get isDone(): boolean {
    return this.#first.isDone && this.#rows.isDone;
  }

  ahead(): string {
    return this.#first.isDone ? this.#rows.ahead() : this.#first.ahead();
  }

  feed(cursor: WordCursor): Box | null {
    // A page that the table runs on to begins with its head.
    if (this.#hasBegun && this.#first.isDone && cursor.isAtStart && !this.#rows.isDone) {
      this.#first = this.#newHead(true);
    }
    const head = this.#first.feed(cursor);
    this.#hasBegun ||= head !== null;
    if (!this.#first.isDone) return head;
    const rows = this.#rows.feed(cursor);
    this.#hasBegun ||= rows !== null;
    if (head !== null && rows !== null && rows.top >= head.bottom - TOLERANCE) throw new Misplaced();
    return union(head, rows);
  }

  #newHead(isRepeated: boolean): Matcher {
    return new SequenceMatcher(this.#head.map((row) => matcherOf(row, isRepeated)));
  }
}

function union(one: Box | null, other: Box | null): Box | null {
  if (one === null || other === null) return one ?? other;
  return {
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
    left: Math.min(one.left, other.left),
    lastStart: Math.max(one.lastStart, other.lastStart),
  };
}
