import type { ExportName } from "./export-store.ts";

/** Has exports written, elsewhere and soon. Asking twice does no harm. */
export interface ExportQueue {
  send(name: ExportName): Promise<void>;
}
