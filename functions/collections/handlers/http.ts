import { httpApi } from "#shared/http/http-api.ts";
import { addItems } from "./add-items.ts";
import { createCollection } from "./create-collection.ts";
import { deleteCollection } from "./delete-collection.ts";
import { getCollection } from "./get-collection.ts";
import { getItem } from "./get-item.ts";
import { listCollections } from "./list-collections.ts";
import { listItems } from "./list-items.ts";
import { removeItem } from "./remove-item.ts";
import { updateCollection } from "./update-collection.ts";
import { updateItem } from "./update-item.ts";

/** Answers every operation of the area collections. */
export const handler = httpApi([
  createCollection,
  listCollections,
  getCollection,
  updateCollection,
  deleteCollection,
  addItems,
  listItems,
  getItem,
  updateItem,
  removeItem,
]);
