import * as z from "zod";
import { ownPricePrefix } from "../storage/own-price-items.ts";
import { followedRecord, streamRecord } from "./stream-record.ts";

/** Keys of the items of the table `users` that are followed, by how both begin. */
export const followedPrices = { pk: "USER#", sk: ownPricePrefix } as const;

/** A record of the stream of the table `users` that is of a price that somebody entered, changed or took back; its keys say all. */
export const OwnPriceChange = streamRecord(z.unknown());
export type OwnPriceChange = z.output<typeof OwnPriceChange>["dynamodb"];

/** A record of the stream that is followed; undefined for any other. */
export const ownPriceChangeIn = followedRecord(
  OwnPriceChange,
  ({ pk, sk }) => pk.startsWith(followedPrices.pk) && sk.startsWith(followedPrices.sk),
);
