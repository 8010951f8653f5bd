/** The one web interface that frames take from their platform, which every browser and every Node has alike. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
