/** Pages drawn as marked content: each text under its tag, everything else as an artifact, which readers pass over. */
import type { Tag } from './tagged-definition.ts';

/** What pdfmake draws: a line of text, a shape, a drawing. */
export interface Drawn {
  tag?: Tag;
  /** Of a line on which one signs: the tag of the field around it. */
  readonly form?: Tag;
  formElement?: StructureElement;
  /** Above or under a page. */
  isRunning?: boolean;
  /** The same object in each repetition of a line. */
  readonly inlines?: object;
  readonly x?: number;
  readonly y?: number;
}

export interface Page {
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly items: readonly { readonly type: string; readonly item: Drawn }[];
}

/** pdfkit's element of the structure. */
export interface StructureElement {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: unknown): void;
  end(): void;
}

export interface RendererOfPdfmake {
  readonly pdfDocument: TaggingDocument;
  renderLine(line: Drawn, x: number | undefined, y: number | undefined): void;
  renderVector(vector: Drawn): void;
  renderSVG(svg: Drawn): void;
  renderImage(image: Drawn): void;
}

interface TaggingDocument {
  structureRoot?: StructureElement;
  _pdfMakePages: readonly Page[];
  addPage(options: { size: [number, number] }): void;
  struct(role: string, options: Record<string, unknown>): StructureElement;
  addStructure(element: StructureElement): void;
  markStructureContent(role: string): unknown;
  markContent(role: string, options: Record<string, unknown>): void;
  endMarkedContent(): void;
}

/** Draws every page; throws TypeError on what the application's documents never have, such as an attachment's icon. */
export function drawTagged(renderer: RendererOfPdfmake, root: Tag, pages: readonly Page[]): void {
  const document = renderer.pdfDocument;
  const elements = new Map<Tag, StructureElement>();
  document.structureRoot = structureOf(document, root, elements);
  document.addStructure(document.structureRoot);
  const seen = new Set<object>();
  document._pdfMakePages = pages;
  for (const { items, pageSize } of pages) {
    document.addPage({ size: [pageSize.width, pageSize.height] });
    let open: Tag | 'Pagination' | 'Layout' | null = null;
    for (const { item, type } of items) {
      const kind = kindOf(item, seen);
      if (kind !== open) {
        if (open !== null) document.endMarkedContent();
        mark(document, kind, elements);
        open = kind;
      }
      const form = item.form === undefined ? undefined : elements.get(item.form);
      if (form !== undefined) item.formElement = form;
      draw(renderer, type, item);
    }
    if (open !== null) document.endMarkedContent();
  }
}

/** The elements of a tag and all under it, in the order in which they are read. */
function structureOf(
  document: TaggingDocument,
  tag: Tag,
  elements: Map<Tag, StructureElement>,
): StructureElement {
  const { alternative, children, columnSpan, language, role, scope } = tag;
  const element = document.struct(role, {
    ...(alternative === undefined ? {} : { alt: alternative }),
    ...(language === undefined ? {} : { lang: language }),
  });
  if (scope !== undefined || columnSpan !== undefined) {
    element.dictionary.data['A'] = {
      O: 'Table',
      ...(scope === undefined ? {} : { Scope: scope }),
      ...(columnSpan === undefined ? {} : { ColSpan: columnSpan }),
    };
  }
  elements.set(tag, element);
  for (const child of children) element.add(structureOf(document, child, elements));
  return element;
}

/** The tag of a text that is drawn for the first time; a head that is repeated is passed over. */
function kindOf({ inlines, isRunning, tag }: Drawn, seen: Set<object>): Tag | 'Pagination' | 'Layout' {
  if (isRunning === true) return 'Pagination';
  if (tag === undefined) return 'Layout';
  if (inlines === undefined) return tag;
  if (seen.has(inlines)) return 'Pagination';
  seen.add(inlines);
  return tag;
}

function mark(
  document: TaggingDocument,
  kind: Tag | 'Pagination' | 'Layout',
  elements: ReadonlyMap<Tag, StructureElement>,
): void {
  if (typeof kind === 'string') document.markContent('Artifact', { type: kind });
  else elements.get(kind)?.add(document.markStructureContent(kind.role));
}

function draw(renderer: RendererOfPdfmake, type: string, item: Drawn): void {
  switch (type) {
    case 'line':
      renderer.renderLine(item, item.x, item.y);
      break;
    case 'vector':
      renderer.renderVector(item);
      break;
    case 'svg':
      renderer.renderSVG(item);
      break;
    case 'image':
      renderer.renderImage(item);
      break;
    default:
      throw new TypeError(`${type} in a document with tags`);
  }
}
