/** What pdfmake expects to be there, as in Node. */
import { Buffer } from 'buffer';

globalThis.Buffer = Buffer;
