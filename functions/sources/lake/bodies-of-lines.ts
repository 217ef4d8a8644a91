import type { BronzeLine } from "#schemas/storage/lake.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { bytesOf } from "#shared/upstreams/exchange.ts";
import { bodyOfBytes, bodyOfStream } from "../port/body.ts";
import type { Body } from "../port/source.ts";
import { heldPacks } from "./held-packs.ts";

export interface LinesAndBodies {
  /** @throws MessageError `permanent` when there is no such pack */
  readPack(key: string): Promise<readonly BronzeLine[]>;
  /** A body that lies beside its pack, unpacked. */
  open(bodyKey: string): AsyncIterable<Uint8Array>;
}

/**
 * Finds bodies wherever they lie: in their lines, beside the pack, or where the line says that they have lain since an earlier day. Packs that are
 * named so are held for a while, because lines of one day mostly name the same ones.
 */
export function bodiesOfLines({ readPack, open }: LinesAndBodies): (line: BronzeLine) => Body {
  const held = heldPacks(readPack);
  const bodyOf = (line: BronzeLine): Body => {
    const { sameAs, bodyKey } = line;
    if (sameAs) {
      return bodyOfStream(async function* () {
        yield* bodyOf(await named(sameAs, line)).stream();
      });
    }
    return bodyKey === undefined ? bodyOfBytes(bytesOf(line)) : bodyOfStream(() => open(bodyKey));
  };
  const named = async (
    { key, line }: NonNullable<BronzeLine["sameAs"]>,
    { sha256 }: BronzeLine,
  ): Promise<BronzeLine> => {
    const found = (await held(key))[line];
    // A line that names another one is never named: whoever wrote it would be read in circles.
    if (found && !found.sameAs && found.sha256 === sha256) return found;
    throw new MessageError("permanent", `Line ${line} of ${key} does not have the body ${sha256}.`);
  };
  return bodyOf;
}
