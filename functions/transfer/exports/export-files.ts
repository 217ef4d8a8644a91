import type { Ulid } from "#schemas/values.ts";
import type { LargeFiles } from "#shared/kernel/large-files.ts";

/** Where files of exports lie, for a week. */
export interface ExportFiles {
  /** Keeps a whole file, or nothing, and says how many bytes it has. */
  keep(
    id: Ulid,
    bytes: AsyncIterable<Uint8Array>,
    as: Parameters<LargeFiles["keep"]>[2],
  ): Promise<number>;
  /** One that is not there is removed as well. */
  remove(id: Ulid): Promise<void>;
}

/** The same for those who write none. */
export interface WrittenFiles extends Pick<ExportFiles, "remove"> {
  /** Where a file can be fetched, by whoever has the address, for a while. */
  addressOf(id: Ulid): Promise<string>;
}
