import * as operations from "#schemas/http/holdings.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { listCompletion } from "../completion/list-completion.ts";
import { getLegality } from "../decks/get-legality.ts";
import { listDuplicates } from "../duplicates/list-duplicates.ts";
import { askedItems } from "../held/asked-items.ts";
import { listMissing } from "../missing/list-missing.ts";
import { wantList } from "../missing/want-list.ts";
import { searchCards } from "../owned/search-cards.ts";
import { runtime } from "../runtime.ts";
import { findItems } from "../searching/find-items.ts";
import { getValue } from "../values/get-value.ts";
import { getValueHistory } from "../values/get-value-history.ts";
import { listUnpriced } from "../values/list-unpriced.ts";
import { listValueGroups } from "../values/list-value-groups.ts";

/** Answers every operation of the area holdings. */
export const handler = httpApi([
  route(operations.searchCards, runtime, async ({ caller, query }, deps) => ({
    body: await searchCards({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.listDuplicates, runtime, async ({ caller, query }, deps) => ({
    body: await listDuplicates({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.findItems, runtime, async ({ caller, query }, deps) => ({
    body: await findItems({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.listCompletion, runtime, async ({ caller, query }, deps) => {
    const items = await askedItems({ userId: caller.userId, ...query }, deps);
    const page = await listCompletion(query, items, deps);
    return { body: { ...page, currency: query.currency } };
  }),
  route(operations.listMissing, runtime, async ({ caller, query }, deps) => {
    const items = await askedItems({ userId: caller.userId, ...query }, deps);
    const page = await listMissing(query, items, deps);
    return { body: { ...page, currency: query.currency } };
  }),
  route(operations.getWantList, runtime, async ({ caller, query }, deps) => {
    const items = await askedItems({ userId: caller.userId, ...query }, deps);
    const { text, fileName } = await wantList(query, items, deps);
    const disposition = `attachment; filename="${fileName}"`;
    return { body: text, headers: { "content-disposition": disposition } };
  }),
  route(operations.getLegality, runtime, async ({ caller, query }, deps) => ({
    body: await getLegality({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.getValue, runtime, async ({ caller, query }, deps) => ({
    body: await getValue({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.listValueGroups, runtime, async ({ caller, query }, deps) => ({
    body: await listValueGroups({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.listUnpriced, runtime, async ({ caller, query }, deps) => ({
    body: await listUnpriced({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.getValueHistory, runtime, async ({ caller, query }, deps) => ({
    body: await getValueHistory({ userId: caller.userId, ...query }, deps),
  })),
]);
