/** Reads search indexes. */
export interface IndexReader {
  /** @throws Error when there is no such file: a pointer never names one that was not saved */
  load(key: string): Promise<Uint8Array>;
}

/** Keeps search indexes, each under the hash of its content. */
export interface IndexFiles extends IndexReader {
  /** Stores an index; one that is already there is left as it is. */
  save(key: string, content: Uint8Array): Promise<"saved" | "already_there">;
}
