import type { ChangeKind } from "#schemas/collections/change.ts";
import type { HeadItem } from "#schemas/storage/collection-items.ts";
import type { TransactionWrite } from "#shared/aws/transaction.ts";
import { recordWrite, undoneWrites } from "../changes/dynamo-change-write.ts";
import type { HeadLog } from "./collection-store.ts";

/** What the log tells of a head's change, in the transaction of the change; with it the mark on what is taken back. */
export function headLogWrites(
  TableName: string,
  userId: string,
  of: {
    readonly kind: ChangeKind;
    readonly before?: HeadItem | undefined;
    readonly after?: HeadItem | undefined;
    readonly log: HeadLog;
  },
): readonly TransactionWrite[] {
  const { before, after, log } = of;
  const { id, at, undoes } = log;
  const head = { ...(before && { before }), ...(after && { after }) };
  return [
    ...(undoes ? undoneWrites(TableName, userId, { ...undoes, by: id }) : []),
    recordWrite(TableName, userId, {
      ...{ id, part: 0, at, total: 0 },
      kind: undoes ? "undone" : of.kind,
      content: { items: [], heads: [head], sales: [] },
      ...(undoes && { undoes: undoes.id }),
    }),
  ];
}
