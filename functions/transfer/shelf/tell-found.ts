import { type PublishDeps, publishNews } from "#shared/kernel/publish-news.ts";

/** Tells other areas that rows of somebody's shelf are found by now. */
export async function tellFound(
  told: { readonly userId: string; readonly found: number; readonly occasion: string },
  { bus, clock }: PublishDeps,
): Promise<void> {
  const { userId, found, occasion } = told;
  const at = clock().toISOString();
  await publishNews(bus, [
    { kind: "shelf.found", detail: { userId, rows: found }, at, occasion: [occasion] },
  ]);
}
