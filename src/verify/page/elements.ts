/** Makes elements of the page; every text goes in as text, never as markup. */

export type Child = Node | string;

/** An element with attributes and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(text: string, className: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, text);
  made.addEventListener('click', act);
  return made;
}

/** A sentence whose digests stand out, in groups that can be compared by eye. */
export function sentence(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of text.split(/([0-9a-f]{64})/)) {
    if (!/^[0-9a-f]{64}$/.test(part)) fragment.append(part);
    else fragment.append(element('code', { class: 'digest' }, ...groups(part)));
  }
  return fragment;
}

function groups(digest: string): Child[] {
  return (digest.match(/.{8}/g) ?? []).map((group) => element('span', {}, group));
}
