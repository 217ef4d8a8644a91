import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import {
  FragmentItem,
  fragmentPrefix,
  setFragments,
  setPartition,
} from "#schemas/storage/catalog-items.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { WhatWasSaid } from "./what-was-said.ts";

/** Reads fragments in the catalogue's table; consistently, as whoever builds an index reads cards. */
export function dynamoWhatWasSaid(client: DynamoDBDocumentClient, table: string): WhatWasSaid {
  const saidIn = async (pk: string, source: string): Promise<readonly unknown[]> => {
    const prefix = `${fragmentPrefix}${source}#`;
    const items = await queryItems(client, table, pk, { prefix, isConsistent: true });
    return items.map((item) => FragmentItem.parse(item).value);
  };
  return {
    async ofCards(set, source) {
      const said = await saidIn(setPartition(set), source);
      return said.map((value) => CardFragment.parse(value));
    },
    async ofSet(set, source) {
      const said = await saidIn(setFragments(set), source);
      return said.map((value) => SetFragment.parse(value));
    },
  };
}
