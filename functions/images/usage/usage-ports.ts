import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { Day, Sha256 } from "#schemas/values.ts";
import type { UseLedger } from "./use-ledger.ts";

/** Where it is kept how hosted pictures are used. */
export interface UseLedgers {
  /** Undefined before the first; `version` names what was read. */
  read(): Promise<{ readonly ledger: UseLedger; readonly version: string } | undefined>;
  /**
   * @param version what was read before; undefined where there was none
   * @returns the new version, or undefined when somebody else has written meanwhile
   */
  write(ledger: UseLedger, version: string | undefined): Promise<string | undefined>;
}

/** What the CDN has written down of who asked for what. */
export interface AccessLogs {
  /** Some files that are there, at most so many, the oldest first. */
  some(most: number): Promise<readonly string[]>;
  /** The lines of a file; those of one that is no log end where it cannot be read any further. */
  lines(file: string): AsyncIterable<string>;
  remove(files: readonly string[]): Promise<void>;
}

/** A file that was made of a picture. */
export interface MadeFile {
  readonly picture: Sha256;
  /** Below the picture: `245.webp`. */
  readonly file: string;
  readonly storedOn: Day;
}

/** What was made of hosted pictures; the originals are none of it. */
export interface MadeFiles {
  /**
   * Page by page, in the order of pictures and files.
   *
   * @param after the file after which they begin, by picture and name
   */
  list(after: string | undefined): AsyncIterable<readonly MadeFile[]>;
  remove(files: readonly Pick<MadeFile, "picture" | "file">[]): Promise<void>;
}

/** Everything that is known of pictures, for work that nobody waits for. */
export interface RecordPages {
  /** Page by page, in no order. */
  all(): AsyncIterable<readonly ImageRecord[]>;
}
