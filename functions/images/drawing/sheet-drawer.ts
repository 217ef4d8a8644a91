import type { Strip } from "./sheet-strips.ts";

/** A document to draw. */
export interface SheetDocument {
  /**
   * A whole document in standards mode. It may have fonts of `fontFamilies`, and images (`<img src>`)
   * by the names in `pictures`, nothing else.
   */
  readonly html: string;
  /** In pixels; what lies beyond is cut off. */
  readonly width: number;
  readonly height: number;
  /** What the document's images are, by path: `/cell/0` → bytes. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** Defaults to `png`, which loses nothing. */
  readonly format?: "png" | "jpeg";
  /** Whether what nothing is drawn on stays transparent; only PNG keeps that. @default false */
  readonly isTransparent?: boolean;
  /**
   * Told where the rows of the document are in its picture, before that is there; with it, rows are left out on which
   * nothing is drawn: those that no element of the class `strip` reaches. Never told, or told of no strip, it is drawn whole.
   */
  readonly onFolded?: (strips: readonly Strip[]) => void;
  readonly timeoutMs: number;
}

/** Draws documents, two at a time, in the order in which it is asked. */
export interface SheetDrawer {
  /**
   * The encoded picture, once fonts and images are there.
   *
   * The document reaches nothing outside: no network, no file; its scripts do not run. What is drawn
   * does not depend on what was drawn before. One that fails beside another is tried once more, alone.
   *
   * @throws DrawTimeout if it is not there within `timeoutMs`, or again as long where it had to be
   *   tried alone
   */
  draw(document: SheetDocument): Promise<Uint8Array>;

  /** Gets ready for the first document, as far as that can be done without one. Never fails. */
  prepare(): void;

  /** Ends what the drawer holds. It may be used again. */
  close(): Promise<void>;
}

export class DrawTimeout extends Error {
  override readonly name = "DrawTimeout";
}
