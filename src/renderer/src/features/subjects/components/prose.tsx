import styles from '../subjects.module.css';

/** A text of one or more paragraphs, in the language of the subjects. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <div className={styles['prose'] ?? ''} lang="fr">
      {text.split('\n').map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}
