import type { SheetDocument } from "./sheet-drawer.ts";

/** A browser that draws documents, each in a page that no other is drawn in meanwhile. */
export interface DrawingBrowser {
  draw(document: SheetDocument): Promise<Uint8Array>;
  /** Whether it is there to answer. */
  readonly isAlive: boolean;
  /** How many documents it was given. */
  readonly drawn: number;
  /** Of its process; undefined where that cannot be told. */
  memoryMb(): Promise<number | undefined>;
  /** Ends it, whatever it is doing. */
  close(): Promise<void>;
}
