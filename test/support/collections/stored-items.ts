import { type Answer, api, somebody } from "#test/support/clouds/api.ts";

interface Held {
  readonly id: string;
  readonly printingId: string;
  readonly quantity: number;
}

/** Somebody with collections on the cloud under test. */
export async function aCollector() {
  const { token } = await somebody();
  const ask = (
    request: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => api(request, { token, headers, ...(body && { body }) });

  /** A collection that holds these copies, in lots of this order. */
  async function opened(items: readonly object[], kind = "binder") {
    const made = await ask("POST /v1/collections", { name: "Asked about", kind });
    const path = `/v1/collections/${made.body.id}`;
    const added = items.length > 0 ? await ask(`POST ${path}/items`, { items }) : undefined;
    const lots: readonly Held[] = added?.body.items ?? [];
    const held = async () => {
      const { body } = await ask(`GET ${path}/items?limit=100`);
      const all: readonly Held[] = body.items;
      return new Set(all.map((one) => `${one.printingId.split("-").at(-1)} × ${one.quantity}`));
    };
    return {
      ...{ id: String(made.body.id), path, ids: lots.map(({ id }) => id), ask },
      /** Numbers of the cards that it holds, with how many of them each item has. */
      held,
    };
  }
  return { token, ask, opened };
}
export type Collector = Awaited<ReturnType<typeof aCollector>>;
