import type { RenderName } from "./render-store.ts";

/** Has renders drawn, elsewhere and soon. Asking twice does no harm. */
export interface RenderQueue {
  send(name: RenderName): Promise<void>;
}
