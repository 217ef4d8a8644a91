import type { ImageStore } from "../pictures/image-store.ts";
import type { Imaging } from "./imaging.ts";
import type { SheetDrawer } from "./sheet-drawer.ts";

export interface DrawingTools {
  readonly sheetDrawer: SheetDrawer;
  readonly imaging: Imaging;
  readonly images: ImageStore;
}
