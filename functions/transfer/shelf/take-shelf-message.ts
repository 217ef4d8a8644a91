import type { DomainEvent } from "#schemas/messages/events/envelope.ts";
import type { ShelfWanted, ShelvesWanted } from "#schemas/messages/shelf-wanted.ts";
import { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import { deadlineAt } from "#shared/kernel/deadline.ts";
import { matchAllShelves, matchShard, type ShelvesAsked } from "./match-all-shelves.ts";
import { type MatchShelfPorts, matchShelf } from "./match-shelf.ts";
import type { Shelf } from "./shelf.ts";

export type ShelfMessage = DomainEvent<"catalog.indexed"> | ShelvesWanted | ShelfWanted;

/** What is left for what has been begun. */
const reserveMs = 30_000;

/** What a message asks for: a game has another index, or a page of users or one user want their shelves matched. */
export async function takeShelfMessage(
  message: ShelfMessage,
  { leftMs, messageId }: { readonly leftMs: number; readonly messageId: string },
  ports: Omit<MatchShelfPorts, "goOn"> & { readonly shelf: Shelf; readonly asked: ShelvesAsked },
) {
  const { asked, clock } = ports;
  if ("kind" in message) return matchAllShelves(ports);
  if ("shard" in message) return matchShard(message, ports);
  const { userId, after } = message;
  const deadline = deadlineAt(new Date(clock().getTime() + leftMs - reserveMs), clock);
  const from = after === undefined ? {} : { after: ShelvedRowId.parse(after) };
  return matchShelf({ userId, ...from, occasion: messageId }, deadline, {
    ...ports,
    goOn: (user, place) => asked.rest(user, place),
  });
}
