import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type * as z from "zod";
import type { Game } from "#schemas/values.ts";
import type { BuiltPointers } from "../kernel/built-pointers.ts";
import { putNewest } from "./put-newest.ts";

export interface ReadPointers {
  /**
   * Whether `current` must be what was published last, at twice the price: a build compares with it, whoever takes
   * what was built takes it a moment later.
   */
  readonly isConsistent: boolean;
}

interface Kept<Pointer> extends ReadPointers {
  readonly Pointer: z.ZodType<Pointer>;
  readonly keyOf: (game: Game) => { readonly pk: string; readonly sk: string };
}

/** Keeps the pointers to one kind of build in a table. */
export const builtPointers = <Pointer extends { readonly game: Game; readonly builtAt: string }>(
  client: DynamoDBDocumentClient,
  TableName: string,
  { Pointer, keyOf, isConsistent }: Kept<Pointer>,
): BuiltPointers<Pointer> => ({
  async current(game) {
    const get = { TableName, Key: keyOf(game), ConsistentRead: isConsistent };
    const { Item } = await client.send(new GetCommand(get));
    return Item && Pointer.parse(Item);
  },
  publish: (pointer) => putNewest(client, TableName, { ...keyOf(pointer.game), ...pointer }),
});
