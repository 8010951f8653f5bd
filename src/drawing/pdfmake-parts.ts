/** Parts of pdfmake that this folder changes, which its typings leave out: the very objects that it uses. */
import columnCalculatorModule from 'pdfmake/js/columnCalculator.js';
import elementWriterModule from 'pdfmake/js/ElementWriter.js';
import layoutBuilderModule from 'pdfmake/js/LayoutBuilder.js';
import rendererModule from 'pdfmake/js/Renderer.js';
import styleContextStackModule from 'pdfmake/js/StyleContextStack.js';
import textInlinesModule from 'pdfmake/js/TextInlines.js';

export const columnCalculator = partOf(columnCalculatorModule);
export const ElementWriter = partOf(elementWriterModule);
export const LayoutBuilder = partOf(layoutBuilderModule);
export const Renderer = partOf(rendererModule);
export const StyleContextStack = partOf(styleContextStackModule);
export const TextInlines = partOf(textInlinesModule);

/** Node gives a CommonJS module as it is, other loaders what it exports as its default. */
function partOf(module: object): unknown {
  return 'default' in module ? module.default : module;
}
