import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../lib/format.ts';
import { Kbd } from '../../../ui/index.ts';
import { labelOf, piecesOf } from '../guide-text.ts';

/** A paragraph; the interface's words in it are those that the reader sees on the screens, in their language. */
export function GuideParagraph({ text }: { readonly text: string }) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return (
    <p>
      {piecesOf(text).map(({ kind, text: words }, index) => {
        // Pieces never change places: a paragraph is a constant.
        const key = `${String(index)} ${words}`;
        if (kind === 'text') return <span key={key}>{words}</span>;
        if (kind === 'key') {
          return (
            <Kbd key={key} isSpoken>
              {words}
            </Kbd>
          );
        }
        return (
          <strong key={key} lang={language}>
            {labelOf(language, words) ?? words}
          </strong>
        );
      })}
    </p>
  );
}
