import { createSocket } from "node:dgram";
import { isIPv4 } from "node:net";
import { onTestFinished } from "vitest";

const noSuchName = 3;
const [typeA, typeAlias, typeAaaa] = [1, 5, 28];

const bytesOf = (address: string): Buffer => {
  if (isIPv4(address)) return Buffer.from(address.split(".").map(Number));
  const [head = "", tail = ""] = address.split("::").map((part) => part);
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const zeros = Array(8 - groups(head).length - groups(tail).length).fill("0");
  const all = [...groups(head), ...zeros, ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, "0")).join(""), "hex");
};

const labelsOf = (name: string): Buffer =>
  Buffer.concat([
    ...name.split(".").map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

/** For a minute. */
const recordOf = (owner: Buffer, type: number, data: Buffer): Buffer =>
  Buffer.concat([owner, Buffer.from([0, type, 0, 1, 0, 0, 0, 60, 0, data.length]), data]);

type KnownNames = Readonly<Record<string, readonly string[] | { alias: string } | "silent">>;

/** What is answered of a name: its addresses, or those of the name that it stands for. */
function recordsOf(name: string, type: number, names: KnownNames): readonly Buffer[] {
  const known = names[name];
  if (known === undefined || known === "silent") return [];
  // The name again, by where it stands.
  const asked = Buffer.from([0xc0, 12]);
  if ("alias" in known) {
    const other = labelsOf(known.alias);
    return [recordOf(asked, typeAlias, other), ...addressesIn(names[known.alias], type, other)];
  }
  return addressesIn(known, type, asked);
}

const addressesIn = (found: KnownNames[string] | undefined, type: number, owner: Buffer) =>
  (Array.isArray(found) ? (found as readonly string[]) : [])
    .filter((one) => (isIPv4(one) ? typeA : typeAaaa) === type)
    .map((one) => recordOf(owner, type, bytesOf(one)));

/**
 * A name server on the loopback (RFC 1035, in so far as addresses need it). It knows no name that is not given, and says
 * nothing at all of those that are `silent`.
 *
 * @returns where it is, as `address:port`, and which names it was asked for, by type
 */
export async function nameServer(
  names: Readonly<Record<string, readonly string[] | { alias: string } | "silent">>,
) {
  const asked: string[] = [];
  const server = createSocket("udp4");
  server.on("message", (question, { port, address }) => {
    const end = question.indexOf(0, 12);
    const labels: string[] = [];
    for (let at = 12; at < end; at += 1 + (question[at] ?? 0)) {
      labels.push(question.toString("latin1", at + 1, at + 1 + (question[at] ?? 0)));
    }
    const name = labels.join(".").toLowerCase();
    const type = question.readUInt16BE(end + 1);
    asked.push(`${name} ${type === typeAaaa ? "AAAA" : "A"}`);
    const known = names[name];
    if (known === "silent") return;
    const records = recordsOf(name, type, names);
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(0x8180 | (known === undefined ? noSuchName : 0), 2);
    head.writeUInt16BE(records.length, 6);
    head.writeUInt32BE(0, 8);
    const query = question.subarray(12, end + 5);
    server.send(Buffer.concat([head, query, ...records]), port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { at: `127.0.0.1:${server.address().port}`, asked };
}
