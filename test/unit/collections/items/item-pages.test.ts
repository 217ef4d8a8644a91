import { expect, test } from "vitest";
import { itemPages } from "#functions/collections/index.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { manyCopies } from "#test/support/collections/collections.ts";

test("other areas read everything, page by page", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: manyCopies(100) }, ports);
  let items = 0;
  for await (const page of itemPages(place, ports)) items += page.length;
  expect(items).toBe(100);
});
