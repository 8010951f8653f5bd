/** Words of a certification on a screen: they are in its own language, whatever that of the interface. */
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

const WordingLanguage = createContext<string | undefined>(undefined);

/** Says the language of every `Wording` under it, BCP 47. */
export const WordingIn = WordingLanguage.Provider;

/** The language of the certification at hand, for `lang`; undefined where there is none. */
export function useWordingLanguage(): string | undefined {
  return useContext(WordingLanguage);
}

/** Words that are the certification's. */
export function Wording({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span lang={useWordingLanguage()} {...(className === undefined ? {} : { className })}>
      {children}
    </span>
  );
}
