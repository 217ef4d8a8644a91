import type { PrintingId } from "#schemas/values.ts";
import type { ImageQueue } from "./image-queue.ts";

/** Has the pictures of cards that entered a collection fetched before anybody asks for them. */
export async function queueWantedImages(
  added: readonly { readonly printingId: PrintingId }[],
  { queue }: { queue: ImageQueue },
): Promise<{ wanted: number }> {
  const ids = [...new Set(added.map(({ printingId }) => printingId))];
  if (ids.length > 0) await queue.send(ids);
  return { wanted: ids.length };
}
