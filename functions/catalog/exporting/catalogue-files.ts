/** An object as a listing shows it; the tag changes with its content. */
export interface StandingFile {
  readonly key: string;
  readonly tag: string;
  readonly storedAt: Date;
}

/** What is to be stored: a file on the disk, bytes, or text. */
export interface NewFile {
  readonly key: string;
  readonly from:
    | { readonly path: string; readonly bytes: number }
    | { readonly content: Uint8Array }
    | { readonly text: string };
  readonly mediaType: string;
  readonly cacheControl?: string;
}

/** What must lie under a key for something to be stored there: nothing, or what was seen of it. */
export type Before = "nothing" | { readonly tag: string };

/** Files that catalogues are published as, in one bucket. Each is there whole or not at all. */
export interface CatalogueFiles {
  list(folder: string): Promise<readonly StandingFile[]>;
  /** @throws Error when there is no such file: a listing names it first */
  read(key: string): Promise<string>;
  /** Stores a file where still lies what was seen there; `overtaken` where something else does. */
  put(file: NewFile, before: Before): Promise<"saved" | "overtaken">;
  remove(key: string): Promise<void>;
}

export interface ExportDeps {
  /** Of the lake. */
  readonly lake: CatalogueFiles;
  /** Of the bucket that the CDN serves. */
  readonly dumps: CatalogueFiles;
}
