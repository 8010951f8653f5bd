/** What is used of libxml2-wasm; its own typings ask for the DOM's library, which the core does not have. */
declare module 'libxml2-wasm' {
  interface Disposing {
    dispose(): void;
  }

  export interface XmlTreeNode {
    readonly name: string;
    readonly content: string;
    readonly next: XmlTreeNode | null;
  }

  export class XmlElement implements XmlTreeNode {
    readonly name: string;
    readonly content: string;
    readonly next: XmlTreeNode | null;
    readonly firstChild: XmlTreeNode | null;
  }

  export class XmlDocument implements Disposing {
    static fromBuffer(source: Uint8Array, options?: { readonly option: number }): XmlDocument;
    readonly root: XmlElement;
    readonly dtd: object | null;
    dispose(): void;
  }

  export class XsdValidator implements Disposing {
    static fromDoc(schema: XmlDocument): XsdValidator;
    /** Throws XmlLibError. */
    validate(document: XmlDocument): void;
    dispose(): void;
  }

  export class XmlError extends Error {}

  export class XmlLibError extends XmlError {
    readonly details: readonly { readonly message: string; readonly line: number }[];
  }

  export enum ParseOption {
    XML_PARSE_NONET,
    XML_PARSE_NO_XXE,
  }
}
