import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";

type Item = Readonly<Record<string, unknown>>;
type Items = ReadonlyMap<string, Item>;
type Input = Readonly<Record<string, unknown>>;

/**
 * Tables as DynamoDB may show them at their worst: a read that does not ask for consistency sees
 * what was there before the last write. `eventual` names every such read. Conditions of writes are
 * taken as met, and a query is by partition and the beginning of its sort keys only.
 */
export function staleTable() {
  let now: Items = new Map();
  let before: Items = now;
  const eventual: string[] = [];
  const keyOf = ({ pk, sk }: Item) => `${String(pk)}\n${String(sk)}`;
  const put = (items: readonly Item[]) => {
    before = now;
    now = new Map([...now, ...items.map((item): [string, Item] => [keyOf(item), item])]);
    return {};
  };
  const seenBy = ({ ConsistentRead: isConsistent }: Input, read: string): Items => {
    if (isConsistent === true) return now;
    eventual.push(read);
    return before;
  };

  const answer = (command: unknown): object => {
    if (command instanceof PutCommand) return put([command.input.Item ?? {}]);
    if (command instanceof TransactWriteCommand) {
      return put((command.input.TransactItems ?? []).flatMap(({ Put }) => Put?.Item ?? []));
    }
    if (command instanceof GetCommand) {
      const items = seenBy({ ...command.input }, `Get ${JSON.stringify(command.input.Key)}`);
      return { Item: items.get(keyOf(command.input.Key ?? {})) };
    }
    if (command instanceof BatchGetCommand) {
      const tables = Object.entries(command.input.RequestItems ?? {}).map(([name, request]) => {
        const items = seenBy({ ...request }, `BatchGet ${JSON.stringify(request.Keys)}`);
        return [name, (request.Keys ?? []).flatMap((key) => items.get(keyOf(key)) ?? [])];
      });
      return { Responses: Object.fromEntries(tables) };
    }
    if (command instanceof QueryCommand) {
      const { ":pk": pk, ":prefix": prefix = "" } = command.input.ExpressionAttributeValues ?? {};
      const items = seenBy({ ...command.input }, `Query ${String(pk)} ${String(prefix)}`);
      const found = [...items.values()].filter(
        (item) => item["pk"] === pk && String(item["sk"]).startsWith(String(prefix)),
      );
      return { Items: found.sort((a, b) => (String(a["sk"]) < String(b["sk"]) ? -1 : 1)) };
    }
    throw new TypeError("This table knows reads by key and partition, and puts.");
  };
  const client: DynamoDBDocumentClient = Object.create(DynamoDBDocumentClient.prototype);
  Reflect.set(client, "send", async (command: unknown) => answer(command));
  return { client, eventual };
}
