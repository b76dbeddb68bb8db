import * as z from 'zod/mini';

/** A file in parts that stopped on its way. A page finds its own by what is in it, not by a name. */
export const UnfinishedUpload = z.object({
  id: z.uuid(),
  /** Path of the field it is for. */
  field: z.string(),
  /** Bytes it is to have. */
  length: z.int(),
  /** Bytes that are here. */
  offset: z.int(),
  /** SHA-256 of the bytes that are here, in hex: a file that begins with them is the same file. */
  sha256: z.string(),
});
export type UnfinishedUpload = z.infer<typeof UnfinishedUpload>;

/** Files of a draft that can go on. */
export const UnfinishedUploads = z.object({ uploads: z.array(UnfinishedUpload) });
export type UnfinishedUploads = z.infer<typeof UnfinishedUploads>;
