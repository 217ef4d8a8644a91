import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

const unpack = promisify(gunzip);

/**
 * The lines of a pack, of its bytes. One that is cut short, or holds what is no line, will say the same
 * however often it is read.
 *
 * @throws MessageError `permanent` when it is none
 */
export async function unpackedLines(key: string, packed: Buffer): Promise<BronzeLine[]> {
  try {
    const text = (await unpack(packed)).toString("utf8");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => BronzeLine.parse(JSON.parse(line)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new MessageError("permanent", `${key} is no whole pack: ${why}`, { cause });
  }
}
