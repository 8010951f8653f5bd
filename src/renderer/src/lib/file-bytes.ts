import { ApiError } from './api.ts';

/** What a file holds; a file that went away meanwhile is refused as the API refuses one. */
export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ApiError('file-unreadable');
  });
  return new Uint8Array(bytes);
}
